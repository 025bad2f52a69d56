import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parameterDraw } from './parameter-draws.ts';

const draws = (seed: string, dimension: string, from: number, count: number) => {
  const draw = parameterDraw(seed, dimension);
  return Array.from({ length: count }, (_, at) => draw(from + at));
};

it('hits each of 2^k parts of the interval exactly once in every run of 2^k members that starts at a multiple of it', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 9 }), fc.nat({ max: 50 }), (seed, power, at) => {
      const count = 1 << power;
      const parts = draws(seed, 'dimension', at * count, count).map((value) => Math.floor(value * count));
      expect(parts.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, part) => part));
    }),
  );
});

it('spreads any number of members almost as evenly', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 2000 }), (seed, count) => {
      const mean = draws(seed, 'dimension', 0, count).reduce((sum, value) => sum + value, 0) / count;
      // A run of any length is made of at most one complete run of each power of two.
      expect(Math.abs(mean - 0.5)).toBeLessThanOrEqual((Math.log2(count) + 2) / (2 * count));
    }),
  );
});

it('gives dimensions and seeds positions that go neither together nor apart', () => {
  const count = 1024;
  const one = draws('1', 'a', 0, count);
  for (const other of [draws('1', 'b', 0, count), draws('2', 'a', 0, count)]) {
    const covariance = one.reduce((sum, value, at) => sum + (value - 0.5) * ((other[at] ?? 0) - 0.5), 0) / count;
    // Four standard errors of the correlation of independent numbers.
    expect(Math.abs(12 * covariance)).toBeLessThan(4 / Math.sqrt(count));
  }
});
