import { describe, expect, test } from 'vitest';
import { implausibility, leftOutToAccept } from './implausibility.ts';

test('an implausibility is a distance in standard deviations of all errors together', () => {
  // 0.8 from 0.3 with errors of 0.3 and 0.4, which make 0.5 together.
  expect(implausibility(0.8, 0.3, 0.3, 0.16)).toBeCloseTo(1, 12);
  expect(implausibility(0.3, 0.8, 0.5, 0)).toBeCloseTo(1, 12);
});

describe('a draw is accepted', () => {
  const bounds = { mostOfOne: 3, mostOfAll: 1 };

  test.each([
    // Mean of squares (1 + 1 + 0) / 3.
    [[1, 1, 0], 0],
    // Exactly at the bound.
    [[1, 1, 1], 0],
    // (4 + 0 + 0) / 3 is above one, and without the 2 nothing is left of it.
    [[0, 2, 0], 1],
    // 16 targets of which one is at 3.5: the mean of squares is 0.77, but no single one may be above 3.
    [[3.5, ...Array.from({ length: 15 }, () => 0)], 1],
    [[5, 4, 0, 0], 2],
    [[5, 4, 4, 0], 3],
  ])('%j after leaving out %d of the largest implausibilities', (implausibilities, expected) => {
    expect(leftOutToAccept(implausibilities, bounds, 2)).toBe(expected);
  });
});
