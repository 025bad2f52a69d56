import { openStream } from '../../engine/streams.ts';
import { quantile } from '../quantiles.ts';

/** A number with the interval in which nine tenths of its resamples lie. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const blockYears = 3;
const resamples = 2000;

/**
 * Intervals of statistics of consecutive years by the circular block bootstrap (Politis and Romano 1992): years are
 * drawn in blocks of three, so that what neighbouring years have in common stays together. `statistics` is given the
 * positions of the years, with repetition, and gives all statistics of them; resamples of which one is no finite number
 * are left out for that one. `name` is that of the stream of luck.
 */
export function blockBootstrap(
  years: number,
  statistics: (positions: readonly number[]) => readonly number[],
  name: readonly (string | number)[],
): readonly Estimate[] {
  const values = statistics(Array.from({ length: years }, (_, at) => at));
  const found = values.map((): number[] => []);
  const stream = openStream('block-bootstrap', ...name);
  const length = Math.min(blockYears, years);
  for (let resample = 0; resample < resamples; resample++) {
    const positions: number[] = [];
    while (positions.length < years) {
      const from = Math.floor(stream() * years);
      for (let at = 0; at < length && positions.length < years; at++) positions.push((from + at) % years);
    }
    for (const [at, one] of statistics(positions).entries()) if (Number.isFinite(one)) found[at]?.push(one);
  }
  return values.map((value, at) => {
    const ascending = Float64Array.from(found[at] ?? []).sort();
    return { value, low: quantile(ascending, 0.05), high: quantile(ascending, 0.95) };
  });
}
