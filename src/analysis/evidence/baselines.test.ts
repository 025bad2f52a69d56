import { describe, expect, test } from 'vitest';
import { type BaselineName, baselineForecasts, baselineNames } from './baselines.ts';

const from = (first: number, values: readonly number[]) => values.map((value, at) => ({ year: first + at, value }));
const forecast = (name: BaselineName, past: readonly number[], years: readonly number[], firstPast: number) =>
  baselineForecasts(
    name,
    from(firstPast, past),
    years.map((year) => ({ year, value: 0 })),
  ) ?? [];
const means = (...given: Parameters<typeof forecast>) => forecast(...given).map(({ mean }) => mean);

test('persistence says the last value, and is the less sure the longer ago it was', () => {
  // Yearly changes of 1, -1 and 1: a deviation of 1 a year.
  const given = forecast('persistence', [0, 1, 0, 1], [2014, 2017], 2010);
  expect(given).toEqual([
    { mean: 1, deviation: 1 },
    { mean: 1, deviation: 2 },
  ]);
});

test('the trend goes on, with the error of a prediction by least squares', () => {
  expect(means('linear-trend', [1, 3, 5, 7], [2014, 2016], 2010)).toEqual([9, 13]);
  // Four points 0, 1, 0, 1 at 0 to 3: slope 0.2, residual sum of squares 0.8, so variance 0.4; at 4, the leverage is
  // 1/4 + 2.5² / 5.
  const [one] = forecast('linear-trend', [0, 1, 0, 1], [2014], 2010);
  expect(one?.mean).toBeCloseTo(1, 12);
  expect(one?.deviation).toBeCloseTo(Math.sqrt(0.4 * (1 + 0.25 + 6.25 / 5)), 12);
});

test('the mean has the error of a mean of so many values', () => {
  const [one] = forecast('mean', [1, 2, 3], [2014], 2011);
  expect(one).toEqual({ mean: 2, deviation: Math.sqrt(1 + 1 / 3) });
});

describe('the autoregression', () => {
  test('finds the law of a series without noise and follows it', () => {
    const law = [0];
    for (let at = 0; at < 9; at++) law.push(0.3 + 0.5 * (law.at(-1) ?? 0));
    // It tends to 0.6, the gap halving every year.
    const last = law.at(-1) ?? 0;
    const given = forecast('autoregression', law, [2014, 2016], 2004);
    expect(given[0]?.mean).toBeCloseTo(0.6 + (last - 0.6) / 2, 9);
    expect(given[1]?.mean).toBeCloseTo(0.6 + (last - 0.6) / 8, 9);
    expect(given[1]?.deviation).toBeCloseTo(0, 9);
  });

  test('has errors that add up as those of its law', () => {
    const [one, two] = forecast('autoregression', [0, 1, 0.2, 0.9, 0.1, 1.1, 0.4], [2014, 2015], 2007);
    const slope = ((two?.mean ?? 0) - (one?.mean ?? 0)) / ((one?.mean ?? 0) - 0.4);
    expect((two?.deviation ?? 0) / (one?.deviation ?? 1)).toBeCloseTo(Math.sqrt(1 + slope * slope), 9);
  });

  test('is the mean where the years have gaps', () => {
    const past = [2004, 2006, 2008, 2010].map((year, at) => ({ year, value: at }));
    const [one] = baselineForecasts('autoregression', past, [{ year: 2014, value: 9 }]) ?? [];
    expect(one?.mean).toBe(1.5);
  });
});

describe('the levels between dates', () => {
  test('are those seen before the period: a step that has not been seen is not known', () => {
    expect(means('dates-only', [1, 1, 1, 4, 4, 4], [2017, 2022], 2011)).toEqual([4, 4]);
    expect(means('dates-only', [1, 2, 3], [2014], 2011)).toEqual([2]);
  });

  test('are in hindsight those of the period itself', () => {
    const period = from(2014, [6, 8]);
    expect(baselineForecasts('dates-in-hindsight', from(2011, [1, 2, 3]), period)?.map(({ mean }) => mean)).toEqual([
      7, 7,
    ]);
  });
});

test('no baseline but that of hindsight looks at the values that it forecasts', () => {
  const past = from(2000, [3, 1, 2, 5, 4, 4, 6, 5]);
  for (const name of baselineNames) {
    const [honest, planted] = [0, 1e6].map((value) => baselineForecasts(name, past, [{ year: 2014, value }]));
    if (name === 'dates-in-hindsight') expect(planted).not.toEqual(honest);
    else expect(planted, name).toEqual(honest);
    expect(baselineForecasts(name, past.slice(0, 2), [{ year: 2014, value: 0 }]), name).toBeUndefined();
  }
});
