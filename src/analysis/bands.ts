import { columnsOf, type Ensemble, type Executor } from '../engine/ensemble.ts';
import { type ColumnTask, type ReducedSeries, reduceSeries } from './column-task.ts';
import { CrossingCounts, type CrossingSummary } from './crossings.ts';
import { MedoidSearch } from './medoid.ts';
import { pairColumns } from './paired-differences.ts';

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

/** Reduces series one after another, here or in workers. */
export type Reduce = (tasks: readonly ColumnTask[]) => Promise<readonly ReducedSeries[]>;

/** Reduces in the executor's workers where they share memory, else in this thread. */
export function reduceWith(executor: Executor): Reduce {
  return async (tasks) => {
    if (!executor.perform || !executor.memory.isShared) return tasks.map(reduceSeries);
    const perform = executor.perform.bind(executor);
    return await Promise.all(tasks.map(async (task) => (await perform(task)) as ReducedSeries));
  };
}

/** Summarises an ensemble. */
export function summarise(ensemble: Ensemble): Bands {
  return bandsFrom(ensemble, tasksOf(ensemble).map(reduceSeries));
}

/** Summarises the first `series` series of an ensemble, with the help of workers. */
export async function summariseBy(reduce: Reduce, ensemble: Ensemble, series: number): Promise<Bands> {
  const shown = { ...ensemble, series: ensemble.series.slice(0, series) };
  return bandsFrom(shown, await reduce(tasksOf(shown)));
}

function tasksOf(ensemble: Ensemble): ColumnTask[] {
  const current = columnsOf(ensemble);
  return ensemble.series.map((_, at) => ({ current, at }));
}

function bandsFrom(ensemble: Ensemble, reduced: readonly ReducedSeries[]): Bands {
  const { times, series, failed, hash, plan } = ensemble;
  const bands = reduced.map(({ quantiles }) => quantiles);
  const search = new MedoidSearch(bands);
  search.add(columnsOf(ensemble));
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
  const { names, tasks } = differenceTasks(baseline, current);
  return differencesFrom(names, tasks.map(reduceSeries));
}

/** As `differencesOf`, for the first `series` series of both, with the help of workers. */
export async function differencesBy(
  reduce: Reduce,
  baseline: Ensemble,
  current: Ensemble,
  series: number,
): Promise<PairedDifference[]> {
  const shown = (ensemble: Ensemble) => ({ ...ensemble, series: ensemble.series.slice(0, series) });
  const { names, tasks } = differenceTasks(shown(baseline), shown(current));
  return differencesFrom(names, await reduce(tasks));
}

function differenceTasks(baseline: Ensemble, current: Ensemble): { names: string[]; tasks: ColumnTask[] } {
  const { series, steps: dates } = pairColumns(current, baseline);
  const [now, before] = [columnsOf(current), columnsOf(baseline)];
  return {
    names: series.map((pair) => current.series[pair.current] ?? ''),
    tasks: series.map((pair) => ({
      current: now,
      at: pair.current,
      baseline: { ...before, at: pair.baseline, dates },
    })),
  };
}

function differencesFrom(names: readonly string[], reduced: readonly ReducedSeries[]): PairedDifference[] {
  return reduced.map(({ quantiles, lower, higher, members }, at) => {
    const share = (counts: Int32Array) => Float64Array.from(counts, (count) => (members === 0 ? 0 : count / members));
    return { series: names[at] ?? '', quantiles, lower: share(lower), higher: share(higher), members };
  });
}

/** When a series first reaches a level from below, or that it starts there. */
export function firstCrossing(ensemble: Ensemble, series: string, level: number): CrossingSummary {
  const counts = new CrossingCounts(ensemble.series.indexOf(series), level, ensemble.times.length);
  counts.add(columnsOf(ensemble));
  return counts.summary(ensemble.times);
}
