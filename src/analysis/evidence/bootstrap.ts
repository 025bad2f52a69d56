import { openStream } from '../../engine/streams.ts';
import { quantile } from '../quantiles.ts';

/** A number with the interval in which nine tenths of its resamples lie. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const longestBlock = 3;
const resamples = 2000;
/** The quantile 0.95 of the standard normal distribution. */
const z = 1.6448536269514722;

/**
 * Intervals of statistics of consecutive years by the circular block bootstrap (Politis and Romano 1992): years are
 * drawn in blocks of three, or where they are few of half their number, so that what neighbouring years have in common
 * stays together. Resamples of a few years scatter too little: their ends are moved away from the value by
 * {@link widening}. `statistics` is given the positions of the years, with repetition, and gives all statistics of
 * them; resamples of which one is no finite number are left out for that one. Of a single year the ends are NaN. `name`
 * is that of the stream of luck.
 */
export function blockBootstrap(
  years: number,
  statistics: (positions: readonly number[]) => readonly number[],
  name: readonly (string | number)[],
): readonly Estimate[] {
  const values = statistics(Array.from({ length: years }, (_, at) => at));
  if (years < 2) return values.map((value) => ({ value, low: Number.NaN, high: Number.NaN }));
  const found = values.map((): number[] => []);
  const stream = openStream('block-bootstrap', ...name);
  const length = Math.min(longestBlock, Math.floor(years / 2));
  for (let resample = 0; resample < resamples; resample++) {
    const positions: number[] = [];
    while (positions.length < years) {
      const from = Math.floor(stream() * years);
      for (let at = 0; at < length && positions.length < years; at++) positions.push((from + at) % years);
    }
    for (const [at, one] of statistics(positions).entries()) if (Number.isFinite(one)) found[at]?.push(one);
  }
  const wider = widening(years, length);
  return values.map((value, at) => {
    const ascending = Float64Array.from(found[at] ?? []).sort();
    const moved = (share: number) => value + wider * (quantile(ascending, share) - value);
    return { value, low: moved(0.05), high: moved(0.95) };
  });
}

/**
 * By how much ends of intervals must be moved out so that those of the mean of independent normal years are Student's.
 * The resampled sum of a block of l among n years has the variance s² l (n - l) / (n - 1), where s² is the variance of
 * the sample, while the mean itself has s² / (n - 1): the square root of n² / Σ l (n - l) puts that right. The rest is
 * that s is an estimate: quantiles of Student's distribution with n - 1 degrees of freedom, by their expansion about
 * the normal ones (Fisher and Cornish 1960).
 */
function widening(years: number, length: number): number {
  const whole = Math.floor(years / length);
  const rest = years % length;
  const scatter = whole * length * (years - length) + rest * (years - rest);
  const freedom = years - 1;
  const square = z * z;
  const student =
    1 +
    (square + 1) / (4 * freedom) +
    ((5 * square + 16) * square + 3) / (96 * freedom * freedom) +
    (((3 * square + 19) * square + 17) * square - 15) / (384 * freedom * freedom * freedom);
  return student * Math.sqrt((years * years) / scatter);
}
