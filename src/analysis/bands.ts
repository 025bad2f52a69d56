import { columnsOf, type Ensemble } from '../engine/ensemble.ts';
import { quantilesOfColumns } from './column-quantiles.ts';
import { CrossingCounts, type CrossingSummary } from './crossings.ts';
import { MedoidSearch } from './medoid.ts';
import { pairColumns, pairedDifferences, SignCounts } from './paired-differences.ts';
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
  /** Fingerprint of all members; empty where none was made. */
  readonly hash: string;
}

/** Scratch memory for all summaries of this thread. */
const selector = new Selector();

/** Summarises an ensemble. */
export function summarise(ensemble: Ensemble): Bands {
  const { times, series, failed, hash, plan } = ensemble;
  const columns = columnsOf(ensemble);
  const bands = quantilesOfColumns(columns, selector);
  const search = new MedoidSearch(bands);
  search.add(columns);
  return { times, series, bands, medoid: search.member, members: plan.members, failed: failed.length, hash };
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
export function differencesOf(baseline: Ensemble, current: Ensemble): PairedDifference[] {
  const pairing = pairColumns(current, baseline);
  const differences = pairedDifferences(columnsOf(current), columnsOf(baseline), pairing);
  const quantiles = quantilesOfColumns(differences, selector);
  const { steps, count } = differences;
  const signs = new SignCounts(differences.series, steps);
  signs.add(differences);
  const share = (counts: Int32Array, at: number) =>
    Float64Array.from(counts.subarray(at * steps, (at + 1) * steps), (members) => (count === 0 ? 0 : members / count));
  return pairing.series.map(({ current: place }, at) => ({
    series: current.series[place] ?? '',
    quantiles: quantiles[at] ?? new Float64Array(0),
    lower: share(signs.lower, at),
    higher: share(signs.higher, at),
    members: count,
  }));
}

/** When a series first reaches a level from below, or that it starts there. */
export function firstCrossing(ensemble: Ensemble, series: string, level: number): CrossingSummary {
  const counts = new CrossingCounts(ensemble.series.indexOf(series), level, ensemble.times.length);
  counts.add(columnsOf(ensemble));
  return counts.summary(ensemble.times);
}
