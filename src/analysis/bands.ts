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
let room = new Float64Array(0);

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
  const { series, steps } = pairColumns(current, baseline);
  return series.map((pair) => {
    const [now, before] = [columnsOf(current), columnsOf(baseline)];
    const length = steps.length * Math.min(now.count, before.count);
    if (room.length < length) room = new Float64Array(length);
    // One series at a time: what it needs stays in fast memory, and is used again.
    const differences = pairedDifferences(now, before, { series: [pair], steps }, room);
    const [quantiles = new Float64Array(0)] = quantilesOfColumns(differences, selector);
    const { count } = differences;
    const signs = new SignCounts(1, steps.length);
    signs.add(differences);
    const share = (counts: Int32Array) => Float64Array.from(counts, (members) => (count === 0 ? 0 : members / count));
    const name = current.series[pair.current] ?? '';
    return { series: name, quantiles, lower: share(signs.lower), higher: share(signs.higher), members: count };
  });
}

/** When a series first reaches a level from below, or that it starts there. */
export function firstCrossing(ensemble: Ensemble, series: string, level: number): CrossingSummary {
  const counts = new CrossingCounts(ensemble.series.indexOf(series), level, ensemble.times.length);
  counts.add(columnsOf(ensemble));
  return counts.summary(ensemble.times);
}
