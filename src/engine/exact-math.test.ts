import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, log, logistic } from './exact-math.ts';

/** Distance in units of the last place of `expected`. */
function unitsOff(actual: number, expected: number): number {
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(expected))) - 52);
  return Math.abs(actual - expected) / unit;
}

describe('exp', () => {
  it.each([
    [0, 1],
    [1, Math.E],
    [-1, 0.36787944117144233],
    [Math.LN2, 2],
    [10, 22026.465794806718],
    [-20, 2.061153622438558e-9],
  ])('of %d is %d', (x, expected) => {
    expect(unitsOff(exp(x), expected)).toBeLessThanOrEqual(1);
  });

  it('is within 1.5 units of the last place of the platform', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => unitsOff(exp(x), Math.exp(x)) <= 1.5),
      { numRuns: 5000 },
    );
  });

  it('stays finite and positive beyond its range', () => {
    for (const x of [-1e6, -746, 710, 1e6]) {
      expect(exp(x)).toBeGreaterThan(0);
      expect(Number.isFinite(exp(x))).toBe(true);
    }
  });
});

describe('log', () => {
  it('is within one unit of the last place of the platform', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        const expected = Math.log(x);
        return expected === 0 ? log(x) === 0 : unitsOff(log(x), expected) <= 1.5;
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    [1, 0],
    [0, Number.NEGATIVE_INFINITY],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [-1, Number.NaN],
    [5e-324, -744.4400719213812],
  ])('of %d is %d', (x, expected) => {
    expect(log(x)).toBe(expected);
  });
});

describe('logistic', () => {
  it('is one half at 0 and its values at x and -x add up to 1', () => {
    expect(logistic(0)).toBe(0.5);
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(logistic(x) + logistic(-x)).toBeCloseTo(1, 14);
      }),
    );
  });
});
