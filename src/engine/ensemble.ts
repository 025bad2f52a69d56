import { type MemberRun, MemberRunner } from './run-members.ts';
import type { RunPlan } from './run-plan.ts';
import { hashAll } from './trajectory-hash.ts';

/** Runs the members `from` (inclusive) to `to` (exclusive) of a plan, here or in a worker. */
export type BatchExecutor = (plan: RunPlan, from: number, to: number) => Promise<readonly MemberRun[]>;

/** All members of an ensemble in the order of their numbers. */
export interface Ensemble {
  readonly plan: RunPlan;
  readonly times: Float64Array;
  readonly series: readonly string[];
  /** Members that ran through with finite numbers. */
  readonly runs: readonly MemberRun[];
  /** Numbers of the members that did not. */
  readonly failed: readonly number[];
  /** Fingerprint of all members, in order. */
  readonly hash: string;
}

/** How to follow and stop an ensemble. */
export interface EnsembleOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  /** Batches under way at once; as many as the executor has workers. */
  readonly parallel?: number;
}

/** Thrown when an ensemble was cancelled. */
export class Cancelled extends Error {
  constructor() {
    super('The ensemble was cancelled.');
    this.name = 'Cancelled';
  }
}

const batchSize = 8;

/**
 * Runs an ensemble in batches. The result depends on the plan alone: neither on the number of workers nor on the order
 * in which batches come back.
 */
export async function runEnsemble(
  plan: RunPlan,
  execute: BatchExecutor,
  { signal, onProgress, parallel = 1 }: EnsembleOptions = {},
): Promise<Ensemble> {
  const total = plan.members;
  const runs: MemberRun[] = new Array(total);
  let next = 0;
  let done = 0;
  let hasFailed = false;
  onProgress?.(0, total);
  const worker = async () => {
    while (next < total && !hasFailed) {
      if (signal?.aborted) throw new Cancelled();
      const from = next;
      const to = Math.min(total, from + batchSize);
      next = to;
      const batch = execute(plan, from, to).catch((error: unknown) => {
        hasFailed = true;
        throw error;
      });
      for (const run of await batch) runs[run.member] = run;
      done += to - from;
      if (signal?.aborted) throw new Cancelled();
      onProgress?.(done, total);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, parallel) }, worker));
  return collect(plan, runs);
}

/** An ensemble of runs that are all there. */
export function collect(plan: RunPlan, runs: readonly MemberRun[]): Ensemble {
  return {
    plan,
    times: plan.schedule.times,
    series: plan.outputs.map(({ series }) => series),
    runs: runs.filter(({ finite }) => finite),
    failed: runs.filter(({ finite }) => !finite).map(({ member }) => member),
    hash: hashAll(runs.map(({ hash }) => hash)),
  };
}

/** Runs batches in this thread, giving way to other work after each; `yieldToOthers` resolves when it is our turn. */
export function inlineExecutor(yieldToOthers: () => Promise<void>): BatchExecutor {
  let runner: { plan: RunPlan; members: MemberRunner } | undefined;
  return async (plan, from, to) => {
    if (runner?.plan !== plan) runner = { plan, members: new MemberRunner(plan) };
    const runs: MemberRun[] = [];
    for (let member = from; member < to; member++) runs.push(runner.members.run(member));
    await yieldToOthers();
    return runs;
  };
}
