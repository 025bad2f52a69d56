import type { Bands } from '../analysis/bands.ts';

/** The course of each series that a summary shows: the middle of all members, and where nine in ten of them end. */
export interface Trajectories {
  readonly times: Float64Array;
  /** Middle of the members at each step; empty where no member ran through. */
  middle(series: string): Float64Array;
  /** The interval of 90 % of members at a step. */
  interval(series: string, step: number): readonly [number, number];
}

/** The trajectories of a summarised ensemble. */
export function trajectoriesOf({ times, series, bands }: Bands): Trajectories {
  const steps = times.length;
  const bandOf = (name: string) => bands[series.indexOf(name)] ?? new Float64Array();
  return {
    times,
    middle: (name) => bandOf(name).subarray(2 * steps, 3 * steps),
    interval: (name, step) => {
      const band = bandOf(name);
      return [band[step] ?? Number.NaN, band[4 * steps + step] ?? Number.NaN];
    },
  };
}

/** The step nearest to a decimal year. */
export function stepAt(times: Float64Array, year: number): number {
  let nearest = 0;
  for (let step = 1; step < times.length; step++) {
    if (Math.abs((times[step] ?? 0) - year) < Math.abs((times[nearest] ?? 0) - year)) nearest = step;
  }
  return nearest;
}
