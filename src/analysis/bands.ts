import type { Ensemble } from '../engine/ensemble.ts';
import { quantilesOfColumns } from './column-quantiles.ts';
import type { Columns } from './columns.ts';
import { quantile, summaryShares } from './quantiles.ts';
import { Selector } from './select.ts';

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

/** The columns of an ensemble. */
export function columnsOf({ series, times, members, values }: Ensemble): Columns {
  return { series: series.length, steps: times.length, count: members.length, members, values };
}

const selector = new Selector();

/** Summarises an ensemble. */
export function summarise(ensemble: Ensemble): Bands {
  const { times, series, failed, hash, plan } = ensemble;
  const bands = quantilesOfColumns(columnsOf(ensemble), selector);
  return { times, series, bands, medoid: medoid(ensemble, bands), members: plan.members, failed: failed.length, hash };
}

/**
 * Number of the member whose series stay closest to the medians: the least mean absolute distance, each series on the
 * scale of its own 50 % band, the lowest number where two are equally close. -1 where no member ran through.
 */
function medoid({ members, times, values }: Ensemble, bands: readonly Float64Array[]): number {
  const steps = times.length;
  const count = members.length;
  const distances = new Float64Array(count);
  for (const [at, band] of bands.entries()) {
    let total = 0;
    for (let step = 0; step < steps; step++) total += (band[3 * steps + step] ?? 0) - (band[steps + step] ?? 0);
    const scale = total / steps;
    if (!(scale > 0)) continue;
    for (let step = 0; step < steps; step++) {
      const median = band[2 * steps + step] as number;
      const first = (at * steps + step) * count;
      for (let member = 0; member < count; member++) {
        distances[member] =
          (distances[member] as number) + Math.abs((values[first + member] as number) - median) / scale;
      }
    }
  }
  let best = -1;
  for (let member = 0; member < count; member++) {
    if (best < 0 || (distances[member] as number) < (distances[best] as number)) best = member;
  }
  return members[best] ?? -1;
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
  const positions = new Map([...baseline.members].map((member, position) => [member, position]));
  const pairs = [...current.members].flatMap((member, now) => {
    const before = positions.get(member);
    return before === undefined ? [] : [{ now, before }];
  });
  const { length: count } = pairs;
  const shared = current.series.filter((series) => baseline.series.includes(series));
  const values = new Float64Array(shared.length * steps * count).fill(Number.NaN);
  for (const [at, series] of shared.entries()) {
    for (let step = 0; step < steps; step++) {
      const other = stepNow[step] ?? -1;
      if (other < 0) continue;
      const now = (current.series.indexOf(series) * current.times.length + other) * current.members.length;
      const before = (baseline.series.indexOf(series) * steps + step) * baseline.members.length;
      const to = (at * steps + step) * count;
      for (const [pair, position] of pairs.entries()) {
        values[to + pair] =
          (current.values[now + position.now] as number) - (baseline.values[before + position.before] as number);
      }
    }
  }
  const members = Uint32Array.from(pairs, ({ before }) => baseline.members[before] ?? 0);
  const quantiles = quantilesOfColumns({ series: shared.length, steps, count, members, values }, selector);
  return shared.map((series, at) => {
    const lower = new Float64Array(steps);
    const higher = new Float64Array(steps);
    for (let step = 0; step < steps; step++) {
      let below = 0;
      let above = 0;
      for (let pair = 0; pair < count; pair++) {
        const difference = values[(at * steps + step) * count + pair] as number;
        if (difference < 0) below += 1;
        else if (difference > 0) above += 1;
      }
      lower[step] = count === 0 ? 0 : below / count;
      higher[step] = count === 0 ? 0 : above / count;
    }
    return { series, quantiles: quantiles[at] ?? new Float64Array(0), lower, higher, members: count };
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
  const count = ensemble.members.length;
  const found: number[] = [];
  for (let member = 0; member < count; member++) {
    for (let step = 0; step < steps; step++) {
      if ((ensemble.values[(at * steps + step) * count + member] ?? Number.NaN) >= level) {
        found.push(ensemble.times[step] ?? Number.NaN);
        break;
      }
    }
  }
  found.sort((a, b) => a - b);
  return {
    series,
    level,
    share: count === 0 ? 0 : found.length / count,
    ...(found.length > 0 ? { times: summaryShares.map((share) => quantile(found, share)) } : {}),
  };
}
