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
 * Interval of a statistic of consecutive years by the circular block bootstrap (Politis and Romano 1992): years are
 * drawn in blocks of three, so that what neighbouring years have in common stays together. `statistic` is given the
 * positions of the years, with repetition; resamples of which it makes no finite number are left out. `name` is that of
 * the stream of luck.
 */
export function blockBootstrap(
  years: number,
  statistic: (positions: readonly number[]) => number,
  name: readonly (string | number)[],
): Estimate {
  const value = statistic(Array.from({ length: years }, (_, at) => at));
  const stream = openStream('block-bootstrap', ...name);
  const length = Math.min(blockYears, years);
  const found: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    const positions: number[] = [];
    while (positions.length < years) {
      const from = Math.floor(stream() * years);
      for (let at = 0; at < length && positions.length < years; at++) positions.push((from + at) % years);
    }
    const one = statistic(positions);
    if (Number.isFinite(one)) found.push(one);
  }
  const ascending = Float64Array.from(found).sort();
  return { value, low: quantile(ascending, 0.05), high: quantile(ascending, 0.95) };
}
