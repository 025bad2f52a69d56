import type { Bands } from './study-types.ts';

/** The five quantiles of one series, each over the steps. */
export interface SeriesBands {
  times: Float64Array;
  low90: Float64Array;
  low50: Float64Array;
  middle: Float64Array;
  high50: Float64Array;
  high90: Float64Array;
}

/** The quantiles of the series of that name, or null when the bands lack it. Views, not copies. */
export function seriesBands(bands: Bands, name: string): SeriesBands | null {
  const values = bands.bands[bands.series.indexOf(name)];
  return values ? splitQuantiles(bands.times, values) : null;
}

/** Splits quantile-major values, [5][steps], into the five quantiles. */
export function splitQuantiles(times: Float64Array, values: Float64Array): SeriesBands {
  const steps = times.length;
  const quantile = (index: number) => values.subarray(index * steps, (index + 1) * steps);
  return {
    times,
    low90: quantile(0),
    low50: quantile(1),
    middle: quantile(2),
    high50: quantile(3),
    high90: quantile(4),
  };
}

/** Index of the step nearest to a time; the earlier of two equally near. `times` must ascend and not be empty. */
export function nearestStep(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (at(times, middle) <= time) low = middle;
    else high = middle;
  }
  return at(times, high) - time < time - at(times, low) ? high : low;
}

/** The step that stands for a year: the one nearest to its middle. */
export interface YearStep {
  year: number;
  step: number;
}

/** One step for each calendar year that has a step between `from` and `to` (decimal years, inclusive). */
export function yearSteps(times: Float64Array, from: number, to: number): YearStep[] {
  const nearest = new Map<number, number>();
  times.forEach((time, step) => {
    if (time < from - timeTolerance || time > to + timeTolerance) return;
    const year = Math.floor(time + timeTolerance);
    const before = nearest.get(year);
    const distance = (index: number) => Math.abs(at(times, index) - year - 0.5);
    if (before === undefined || distance(step) < distance(before)) nearest.set(year, step);
  });
  return [...nearest].map(([year, step]) => ({ year, step }));
}

/** The element at an index known to exist; NaN beyond the end. */
export function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}

/** Times closer than this (decimal years, half a minute) are one. */
export const timeTolerance = 1e-6;
