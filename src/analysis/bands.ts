import type { Ensemble } from '../engine/ensemble.ts';
import { quantile, quantilesByStep, summaryShares } from './quantiles.ts';

/** Summary of an ensemble: for each series its quantiles at every step. */
export interface Bands {
  /** Decimal years of the steps. */
  readonly times: Float64Array;
  readonly series: readonly string[];
  /** For each series its quantiles 5, 25, 50, 75 and 95 % as `[share][step]`. */
  readonly bands: readonly Float64Array[];
  /** Number of the member closest to the medians: a typical history that really happened in the model. */
  readonly medoid: number;
  readonly members: number;
  readonly failed: number;
  readonly hash: string;
}

/** Summarises an ensemble. */
export function summarise(ensemble: Ensemble): Bands {
  const { times, series, runs, failed, hash, plan } = ensemble;
  const steps = times.length;
  const bands = series.map((_, at) =>
    quantilesByStep(runs.length, steps, (member, step) => runs[member]?.values[at * steps + step] ?? Number.NaN),
  );
  return { times, series, bands, medoid: medoid(ensemble, bands), members: plan.members, failed: failed.length, hash };
}

/**
 * Number of the member whose series stay closest to the medians: the least mean absolute distance, each series on the
 * scale of its own 50 % band, the lowest number where two are equally close. -1 where no member ran through.
 */
function medoid({ runs, times }: Ensemble, bands: readonly Float64Array[]): number {
  const steps = times.length;
  const scales = bands.map((band) => {
    let total = 0;
    for (let step = 0; step < steps; step++) total += (band[3 * steps + step] ?? 0) - (band[steps + step] ?? 0);
    return total / steps;
  });
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const { member, values } of runs) {
    let distance = 0;
    for (const [at, band] of bands.entries()) {
      const scale = scales[at] ?? 0;
      if (scale <= 0) continue;
      for (let step = 0; step < steps; step++) {
        distance += Math.abs((values[at * steps + step] ?? 0) - (band[2 * steps + step] ?? 0)) / scale;
      }
    }
    if (distance < least) [best, least] = [member, distance];
  }
  return best;
}

/** One ensemble minus another, member by member: what a difference does with the same luck and parameters. */
export interface PairedDifference {
  readonly series: string;
  /** Quantiles of the difference as `[share][step]`. */
  readonly quantiles: Float64Array;
  /** Share of members in which the difference is below, and above, zero, by step. */
  readonly lower: Float64Array;
  readonly higher: Float64Array;
  /** Members compared. */
  readonly members: number;
}

/**
 * Differences `current` minus `baseline` in every series that both have, over the members that both ran through, at
 * the dates of the baseline; NaN at dates that the current ensemble lacks.
 */
export function pairedDifferences(baseline: Ensemble, current: Ensemble): PairedDifference[] {
  const steps = baseline.times.length;
  const stepNow = Array.from(baseline.times, (time) =>
    current.times.findIndex((other) => Math.abs(other - time) < 1e-9),
  );
  const baselineRuns = new Map(baseline.runs.map((run) => [run.member, run]));
  const pairs = current.runs.flatMap((run) => {
    const other = baselineRuns.get(run.member);
    return other ? [{ now: run.values, before: other.values }] : [];
  });
  return current.series.flatMap((series, at) => {
    const before = baseline.series.indexOf(series);
    if (before < 0) return [];
    const difference = (pair: number, step: number) =>
      (stepNow[step] === -1
        ? Number.NaN
        : (pairs[pair]?.now[at * current.times.length + (stepNow[step] ?? 0)] ?? Number.NaN)) -
      (pairs[pair]?.before[before * baseline.times.length + step] ?? Number.NaN);
    const lower = new Float64Array(steps);
    const higher = new Float64Array(steps);
    for (let step = 0; step < steps; step++) {
      let below = 0;
      let above = 0;
      for (let pair = 0; pair < pairs.length; pair++) {
        const d = difference(pair, step);
        if (d < 0) below += 1;
        else if (d > 0) above += 1;
      }
      lower[step] = pairs.length === 0 ? 0 : below / pairs.length;
      higher[step] = pairs.length === 0 ? 0 : above / pairs.length;
    }
    return [
      { series, quantiles: quantilesByStep(pairs.length, steps, difference), lower, higher, members: pairs.length },
    ];
  });
}

/** When a series first reaches a level. */
export interface FirstCrossing {
  readonly series: string;
  readonly level: number;
  /** Share of members in which it does at all. */
  readonly share: number;
  /** Quantiles of the date among those members, in decimal years, at 5, 25, 50, 75 and 95 %; absent where none does. */
  readonly times?: readonly number[];
}

/** First crossings of `level` from below, or the first step if the series starts there. */
export function firstCrossing(ensemble: Ensemble, series: string, level: number): FirstCrossing {
  const at = ensemble.series.indexOf(series);
  const steps = ensemble.times.length;
  const found: number[] = [];
  for (const { values } of ensemble.runs) {
    for (let step = 0; step < steps; step++) {
      if ((values[at * steps + step] ?? Number.NaN) >= level) {
        found.push(ensemble.times[step] ?? Number.NaN);
        break;
      }
    }
  }
  found.sort((a, b) => a - b);
  return {
    series,
    level,
    share: ensemble.runs.length === 0 ? 0 : found.length / ensemble.runs.length,
    ...(found.length > 0 ? { times: summaryShares.map((share) => quantile(found, share)) } : {}),
  };
}
