import { describe, expect, test } from 'vitest';
import { parameterDraw } from '../../engine/parameter-draws.ts';
import { diagnose, distanceToUniform } from './diagnostics.ts';

describe('Kolmogorov’s distance to the uniform distribution', () => {
  test.each([
    [[0.5], 0.5],
    [[0.25, 0.75], 0.25],
    // The empirical distribution reaches 1 at 0.3.
    [[0.1, 0.2, 0.3], 0.7],
    // Nothing below 0.6.
    [[0.6, 0.8, 1], 0.6],
  ])('of %j is %d', (sample, expected) => {
    expect(distanceToUniform(sample)).toBeCloseTo(expected, 12);
  });
});

describe('the diagnosis of accepted draws', () => {
  const settings = [
    { series: 'a', value: 0, range: [0, 10] as const },
    { series: 'b', value: 0.5, range: [0, 1] as const },
    { series: 'fixed', value: 3 },
  ];
  const [a, b] = ['a', 'b'].map((series) => parameterDraw('s', series));
  const numbers = Array.from({ length: 65_536 }, (_, number) => number);
  const accepted = (keep: (a: number, b: number) => boolean) =>
    Uint32Array.from(numbers.filter((number) => keep(a?.(number) ?? 0, b?.(number) ?? 0)));

  test('is that of a half range where the data cut the other half off', () => {
    const { parameters, pairs } = diagnose(
      settings,
      's',
      accepted((x) => x < 0.5),
      5,
    );
    const [first, second] = parameters;
    // Uniform on a half: a quarter of the variance, a distance of one half, and quantiles at half their places.
    expect(first?.series).toBe('a');
    expect(first?.varianceRatio).toBeCloseTo(0.25, 2);
    expect(first?.distance).toBeCloseTo(0.5, 2);
    expect(first?.quantiles.map((value) => Math.round(value * 100) / 100)).toEqual([0.25, 2.5, 4.75]);
    expect(second?.varianceRatio).toBeCloseTo(1, 1);
    expect(second?.distance).toBeLessThan(0.02);
    expect(pairs).toHaveLength(1);
    expect(Math.abs(pairs[0]?.correlation ?? 1)).toBeLessThan(0.02);
  });

  test('shows a trade-off that neither parameter shows alone', () => {
    const { pairs } = diagnose(
      settings,
      's',
      accepted((x, y) => x + y > 0.5 && x + y < 1.5),
      5,
    );
    // A band about the falling diagonal: the unit square without two corners, which are a quarter of it.
    const share = 1 / 4;
    // A corner triangle with legs of one half has its centroid at 1/6 and variance 1/72 about it, covariance -1/144.
    const offset = 1 / 2 - 1 / 6;
    const variance = (1 / 12 - share * (1 / 72 + offset * offset)) / (1 - share);
    const covariance = (0 - share * (-1 / 144 + offset * offset)) / (1 - share);
    expect(pairs[0]?.correlation).toBeCloseTo(covariance / variance, 2);
  });
});
