import { describe, expect, test } from 'vitest';
import { sampleOf } from './baselines.ts';
import { crps, isInside, judge, pool } from './scores.ts';

describe('the continuous ranked probability score', () => {
  test.each([
    // A sure forecast: the absolute error.
    [[0.2], 0.7, 0.5],
    // Half a unit from both values, less half of their mean distance (0, 1, 1, 0 over four pairs).
    [[0, 1], 0.5, 0.25],
    // By the integral of the squared difference of the distribution functions: 1/4 over 0 to 1, 1 over 1 to 2.
    [[0, 1], 2, 1.25],
    [[1, 2, 4], 2, 1 / 9 + 2 / 9],
  ])('of %j at %d is %d', (sample, observed, expected) => {
    expect(crps(Float64Array.from(sample), observed)).toBeCloseTo(expected, 12);
  });

  test('of a normal forecast is the closed form of Gneiting and Raftery', () => {
    // At its mean: 2 φ(0) - 1 / √π. One deviation off: 2 Φ(1) - 1 + 2 φ(1) - 1 / √π.
    const [density0, density1, within] = [0.3989422804, 0.2419707245, 0.6826894921];
    const closed = [2 * density0 - 0.5641895835, within + 2 * density1 - 0.5641895835];
    const forecast = sampleOf({ mean: 3, deviation: 2 });
    expect(crps(forecast, 3)).toBeCloseTo(2 * (closed[0] ?? 0), 2);
    expect(crps(forecast, 5)).toBeCloseTo(2 * (closed[1] ?? 0), 2);
  });
});

test('a band holds what lies between its quantiles, ends included', () => {
  const forecast = Float64Array.from({ length: 101 }, (_, at) => at);
  expect([4.9, 5, 50, 95, 95.1].map((value) => isInside(forecast, value, 0.9))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
  expect([24, 26, 74, 76].map((value) => isInside(forecast, value, 0.5))).toEqual([false, true, true, false]);
});

test('bands of a correct normal forecast hold the shares that they say', () => {
  const forecast = sampleOf({ mean: 0, deviation: 1 });
  const observed = Array.from(sampleOf({ mean: 0, deviation: 1 }));
  const outcomes = pool(observed.map((value) => judge(forecast, value)));
  expect(outcomes.inside50).toBeCloseTo(0.5, 2);
  expect(outcomes.inside90).toBeCloseTo(0.9, 2);
  expect(outcomes.error).toBeCloseTo(0, 9);
  expect(outcomes.squaredError).toBeCloseTo(1, 1);
});
