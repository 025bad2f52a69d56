import { describe, expect, test } from 'vitest';
import { normalQuantile, openStream } from '../../engine/streams.ts';
import { blockBootstrap } from './bootstrap.ts';

const meanOf = (values: readonly number[]) => (positions: readonly number[]) => [
  positions.reduce((sum, at) => sum + (values[at] ?? Number.NaN), 0) / positions.length,
];

test('years that are all the same leave no doubt', () => {
  expect(blockBootstrap(8, meanOf([2, 2, 2, 2, 2, 2, 2, 2]), ['a'])).toEqual([{ value: 2, low: 2, high: 2 }]);
});

test('the interval of a mean of independent years is that of its standard error', () => {
  const stream = openStream('independent years');
  const values = Array.from({ length: 500 }, () => stream());
  const [{ low, high } = { low: 0, high: 0 }] = blockBootstrap(500, meanOf(values), ['b']);
  // Numbers evenly spread over 0 to 1 have a variance of 1/12; nine tenths of a normal lie within 1.645 deviations.
  const expected = 2 * 1.645 * Math.sqrt(1 / 12 / 500);
  expect((high - low) / expected).toBeGreaterThan(0.85);
  expect((high - low) / expected).toBeLessThan(1.15);
});

test('years that come in runs widen it, as blocks keep them together', () => {
  const runs = Array.from({ length: 300 }, (_, at) => Math.floor(at / 3) % 2);
  const mixed = Array.from({ length: 300 }, (_, at) => at % 2);
  const width = (values: readonly number[]) => {
    const [{ low, high } = { low: 0, high: 0 }] = blockBootstrap(300, meanOf(values), ['c']);
    return high - low;
  };
  expect(width(runs)).toBeGreaterThan(1.5 * width(mixed));
});

describe('of few years', () => {
  const stream = openStream('few years');
  const normal = () => normalQuantile(stream());
  /** Share of samples of so many independent normal years whose interval holds their true mean, zero. */
  const coverage = (years: number) => {
    const samples = 300;
    let inside = 0;
    for (let sample = 0; sample < samples; sample++) {
      const values = Array.from({ length: years }, normal);
      const [{ low, high } = { low: 0, high: 0 }] = blockBootstrap(years, meanOf(values), ['few', sample]);
      inside += Number(low <= 0 && high >= 0);
    }
    return inside / samples;
  };

  // Nine tenths, less what the skewed resamples of so few years leave, within three standard errors of 300 samples.
  test.each([3, 4, 8])('%d still hold the truth about nine times in ten', (years) => {
    expect(coverage(years)).toBeGreaterThan(0.8);
    expect(coverage(years)).toBeLessThan(0.96);
  });

  test('two differ, and their interval with them; one says nothing of its error', () => {
    const [two] = blockBootstrap(2, meanOf([1, 3]), ['two']);
    expect(two?.value).toBe(2);
    expect(two?.low).toBeLessThan(-1);
    expect(two?.high).toBeGreaterThan(5);
    expect(blockBootstrap(1, meanOf([1]), ['one'])).toEqual([{ value: 1, low: Number.NaN, high: Number.NaN }]);
  });
});

test('the same name gives the same interval, and another name another', () => {
  const stream = openStream('some years');
  const statistic = meanOf(Array.from({ length: 40 }, () => stream()));
  expect(blockBootstrap(40, statistic, ['d', 1])).toEqual(blockBootstrap(40, statistic, ['d', 1]));
  expect(blockBootstrap(40, statistic, ['d', 1])).not.toEqual(blockBootstrap(40, statistic, ['d', 2]));
});

test('several statistics are of the same resamples, and one that is not finite in some of them is of the others', () => {
  const signs = [1, -1, 2, -2, 3];
  const total = (positions: readonly number[]) => positions.reduce((sum, at) => sum + (signs[at] ?? 0), 0);
  const [sum, twice, inverse] = blockBootstrap(5, (at) => [total(at), 2 * total(at), 1 / total(at)], ['e']);
  expect(twice).toEqual({ value: 2 * (sum?.value ?? 0), low: 2 * (sum?.low ?? 0), high: 2 * (sum?.high ?? 0) });
  expect([inverse?.low, inverse?.high].every(Number.isFinite)).toBe(true);
});
