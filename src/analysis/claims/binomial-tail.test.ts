import { describe, expect, test } from 'vitest';
import { binomialTail } from './binomial-tail.ts';

describe('the chance of so many cases or more', () => {
  test.each([
    // Ten tosses of a coin: 1 + 10 + 45 of 1024 ways have eight heads or more.
    [8, 10, 0.5, 56 / 1024],
    [0, 10, 0.5, 1],
    [11, 10, 0.5, 0],
    // One six or more in four throws, on which the Chevalier de Méré betted.
    [1, 4, 1 / 6, 1 - 625 / 1296],
    [4, 4, 1 / 6, 1 / 1296],
    [1, 3, 0, 0],
    [3, 3, 1, 1],
  ])('%d of %d at %d', (count, of, share, expected) => {
    expect(binomialTail(count, of, share)).toBeCloseTo(expected, 12);
  });

  test('is one half above the middle of a symmetric distribution, where single terms are too small to hold', () => {
    expect(binomialTail(50_001, 100_001, 0.5)).toBeCloseTo(0.5, 9);
  });
});
