import { describe, expect, test } from 'vitest';
import { shareOf } from './wilson.ts';

describe('the interval of a share', () => {
  // Newcombe (1998, Statistics in Medicine 17, 857-872), table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d has the published ends', (count, of, low, high) => {
    const share = shareOf(count, of);
    expect(share.low).toBeCloseTo(low, 4);
    expect(share.high).toBeCloseTo(high, 4);
    expect(share.share).toBe(count / of);
  });

  test('is that of the complement turned round', () => {
    const [one, other] = [shareOf(7, 50), shareOf(43, 50)];
    expect(one.low).toBeCloseTo(1 - other.high, 12);
    expect(one.high).toBeCloseTo(1 - other.low, 12);
  });

  test('of nothing says nothing', () => {
    expect(shareOf(0, 0)).toMatchObject({ low: 0, high: 1, share: Number.NaN });
  });
});
