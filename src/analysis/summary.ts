import type { Columns } from '../engine/columns.ts';
import { type EnsembleOptions, type Executor, runEnsemble, visitMembers } from '../engine/ensemble.ts';
import type { RunPlan } from '../engine/run-plan.ts';
import { type Bands, firstCrossing, summarise } from './bands.ts';
import { CrossingCounts, type CrossingSummary } from './crossings.ts';
import { MedoidSearch } from './medoid.ts';
import { QuantileStream } from './stream-quantiles.ts';

/** What is worth knowing of an ensemble when its members are not kept. */
export interface Summary extends Bands {
  readonly plan: RunPlan;
  /** Members that ran through. */
  readonly ran: number;
  /** Numbers of those that did not. */
  readonly failedMembers: readonly number[];
  /** For each milestone asked for, when it first reaches 1. */
  readonly crossings: ReadonlyMap<string, CrossingSummary>;
}

/** How to follow a summary, and how many bytes of outputs to keep; what fits needs one pass over the members alone. */
export interface SummaryOptions extends EnsembleOptions {
  readonly mostKept?: number;
}

const usuallyKept = 48e6;
/** Passes that a large ensemble usually needs: one for quantiles, one for the typical member. */
const usualPasses = 2;

/**
 * Runs an ensemble and summarises it exactly, in bounded memory however many members there are: what is too large to
 * keep is run again for each pass over it. `milestones` are series of the plan's outputs. Throws `Cancelled` when the
 * signal aborts it.
 */
export async function summariseRuns(
  plan: RunPlan,
  executor: Executor,
  milestones: readonly string[],
  options: SummaryOptions = {},
): Promise<Summary> {
  const size = 8 * plan.outputs.length * plan.schedule.times.length * plan.members;
  if (size > (options.mostKept ?? usuallyKept)) return await summariseInPasses(plan, executor, milestones, options);
  const ensemble = await runEnsemble(plan, executor, options);
  const bands = summarise(ensemble);
  const crossings = new Map(milestones.map((series) => [series, firstCrossing(ensemble, series, 1)]));
  executor.memory.give(ensemble.values);
  return { ...bands, plan, ran: ensemble.members.length, failedMembers: ensemble.failed, crossings };
}

async function summariseInPasses(
  plan: RunPlan,
  executor: Executor,
  milestones: readonly string[],
  { signal, onProgress, mostKept = usuallyKept }: SummaryOptions,
): Promise<Summary> {
  const { outputs, members } = plan;
  const { times } = plan.schedule;
  const shape = { series: outputs.length, steps: times.length };
  const quantiles = new QuantileStream({ ...shape, expected: members, bytes: mostKept / 2 });
  const counts = milestones.map((series) => new CrossingCounts(outputs.indexOf(series), 1, times.length));
  // Further passes are few or none, and how many is not known beforehand: they report no progress.
  const visit = async (take: (block: Columns) => void, before?: number) => {
    const report = (done: number) => onProgress?.((before ?? 0) + done, usualPasses * members);
    const follow = { ...(signal ? { signal } : {}), ...(before === undefined ? {} : { onProgress: report }) };
    return await visitMembers(plan, executor, take, follow);
  };
  const outcome = await visit((block) => {
    quantiles.add(block);
    for (const count of counts) count.add(block);
  }, 0);
  quantiles.endPass();
  while (!quantiles.done) {
    await visit((block) => quantiles.add(block));
    quantiles.endPass();
  }
  const bands = quantiles.bands();
  const search = new MedoidSearch(bands);
  await visit((block) => search.add(block), members);
  return {
    ...{ plan, times, series: outputs, bands, medoid: search.member, members, hash: outcome.hash },
    failed: outcome.failed.length,
    failedMembers: outcome.failed,
    ran: members - outcome.failed.length,
    crossings: new Map(milestones.map((series, at) => [series, counts[at]?.summary(times) ?? { share: 0 }])),
  };
}
