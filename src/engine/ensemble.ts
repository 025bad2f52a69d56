import { ColumnMemory } from './column-memory.ts';
import type { Columns } from './columns.ts';
import type { OutputPlace } from './kernel.ts';
import { MemberRunner, type MemberRuns } from './run-members.ts';
import type { RunPlan } from './run-plan.ts';
import { hashAll } from './trajectory-hash.ts';

/** Runs batches of members, here or in workers. */
export interface Executor {
  /** Batches that it runs at once. */
  readonly parallel: number;
  /** Where it takes room for outputs from. */
  readonly memory: ColumnMemory;
  /**
   * Runs the members `from` (inclusive, even) to `to` (exclusive) of a plan; their outputs go to `place`, whose values
   * were taken from `memory`.
   */
  run(plan: RunPlan, from: number, to: number, place: OutputPlace): Promise<MemberRuns>;
  /** Has a worker carry out a task on shared memory; absent where there are no workers. */
  perform?(task: unknown): Promise<unknown>;
}

/** All members of an ensemble in the order of their numbers. */
export interface Ensemble {
  readonly plan: RunPlan;
  readonly times: Float64Array;
  readonly series: readonly string[];
  /** Numbers of the members that ran through with finite numbers, in ascending order. */
  readonly members: Uint32Array;
  /** Outputs of these members, `[series][step][member]`. */
  readonly values: Float64Array;
  /** Fingerprints of these members; empty where the plan wants none. */
  readonly hashes: readonly string[];
  /** Numbers of the members that did not run through. */
  readonly failed: readonly number[];
  /** Fingerprint of all members, in order; empty where the plan wants none. */
  readonly hash: string;
}

/** How to follow and stop an ensemble. */
export interface EnsembleOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Thrown when an ensemble was cancelled. */
export class Cancelled extends Error {
  constructor() {
    super('The ensemble was cancelled.');
    this.name = 'Cancelled';
  }
}

/** Members of a batch: many where there are many, else few, so that all workers have something to do. */
function batchSize(members: number): number {
  return members >= 256 ? 64 : 16;
}

/**
 * Runs an ensemble in batches. The result depends on the plan alone: neither on the number of workers nor on the order
 * in which batches come back. Throws `Cancelled` when the signal aborts it, once no worker writes any more.
 */
export async function runEnsemble(plan: RunPlan, executor: Executor, options: EnsembleOptions = {}): Promise<Ensemble> {
  const columns = executor.memory.take(plan.outputs.length * plan.schedule.times.length * plan.members);
  const runs: MemberRuns[] = [];
  try {
    const run = async (from: number, to: number) => {
      runs.push(await executor.run(plan, from, to, { values: columns, width: plan.members, at: from }));
    };
    await runBatches(plan.members, executor.parallel, run, options);
  } catch (error) {
    executor.memory.give(columns);
    throw error;
  }
  return collect(plan, runs, columns);
}

/**
 * Runs the members below `upTo` and shows their outputs batch by batch, in any order, so that ensembles of any size fit
 * into memory. What `visit` is given holds until it returns. Gives the numbers of the members that did not run through,
 * and the fingerprint of all. Throws `Cancelled` when the signal aborts it.
 */
export async function visitMembers(
  plan: RunPlan,
  executor: Executor,
  visit: (block: Columns) => void,
  { upTo = plan.members, ...options }: EnsembleOptions & { readonly upTo?: number } = {},
): Promise<{ readonly failed: readonly number[]; readonly hash: string }> {
  const runs: MemberRuns[] = [];
  const shape = { series: plan.outputs.length, steps: plan.schedule.times.length };
  const run = async (from: number, to: number) => {
    const width = to - from;
    const values = executor.memory.take(shape.series * shape.steps * width);
    try {
      const done = await executor.run(plan, from, to, { values, width, at: 0 });
      const positions = [...done.finite.keys()].filter((at) => done.finite[at] === 1);
      const finite = positions.length === width ? values : withoutFailed(values, width, positions);
      const members = Uint32Array.from(positions, (at) => from + at);
      if (members.length > 0) visit({ ...shape, count: members.length, members, values: finite });
      runs.push(done);
    } finally {
      executor.memory.give(values);
    }
  };
  await runBatches(Math.min(upTo, plan.members), executor.parallel, run, options);
  const { failed, hash } = outcomeOf(runs);
  return { failed, hash };
}

async function runBatches(
  total: number,
  parallel: number,
  run: (from: number, to: number) => Promise<void>,
  { signal, onProgress }: EnsembleOptions,
): Promise<void> {
  const size = batchSize(total);
  let next = 0;
  let done = 0;
  let hasFailed = false;
  onProgress?.(0, total);
  const worker = async () => {
    while (next < total && !hasFailed && !signal?.aborted) {
      const from = next;
      const to = Math.min(total, from + size);
      next = to;
      await run(from, to).catch((error: unknown) => {
        hasFailed = true;
        throw error;
      });
      done += to - from;
      if (!signal?.aborted) onProgress?.(done, total);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.max(1, parallel) }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  if (signal?.aborted) throw new Cancelled();
}

/** An ensemble of batches that are all there, their outputs in `columns`. */
function collect(plan: RunPlan, unordered: readonly MemberRuns[], columns: Float64Array): Ensemble {
  const { members, failed, hashes, hash } = outcomeOf(unordered);
  return {
    plan,
    times: plan.schedule.times,
    series: plan.outputs,
    members,
    values: members.length === plan.members ? columns : withoutFailed(columns, plan.members, members),
    hashes,
    failed,
    hash,
  };
}

/** Who ran through and who did not, with the fingerprints of those that did and of all. */
function outcomeOf(unordered: readonly MemberRuns[]) {
  const runs = [...unordered].sort((a, b) => a.from - b.from);
  const finite = runs.flatMap((run) => [...run.finite]);
  const hashes = runs.flatMap((run) => run.hashes);
  const numbers = finite.map((_, member) => member);
  return {
    members: Uint32Array.from(numbers.filter((member) => finite[member] === 1)),
    failed: numbers.filter((member) => finite[member] !== 1),
    hashes: hashes.filter((_, member) => finite[member] === 1),
    hash: hashes.length === 0 ? '' : hashAll(hashes),
  };
}

/** Moves the members that ran through together. */
function withoutFailed(columns: Float64Array, width: number, members: Iterable<number>): Float64Array {
  let to = 0;
  for (let from = 0; from < columns.length; from += width) {
    for (const member of members) {
      columns[to] = columns[from + member] as number;
      to += 1;
    }
  }
  return columns.subarray(0, to);
}

/** The columns of an ensemble. */
export function columnsOf({ series, times, members, values }: Ensemble): Columns {
  return { series: series.length, steps: times.length, count: members.length, members, values };
}

/** Outputs of one member of an ensemble, by its position among those that ran through: `[series][step]`. */
export function memberValues(ensemble: Ensemble, position: number): Float64Array {
  const count = ensemble.members.length;
  const result = new Float64Array(ensemble.series.length * ensemble.times.length);
  for (let at = 0; at < result.length; at++) result[at] = ensemble.values[at * count + position] as number;
  return result;
}

/** Runs batches in this thread, giving way to other work after each; `yieldToOthers` resolves when it is our turn. */
export function inlineExecutor(yieldToOthers: () => Promise<void>, runner = new MemberRunner()): Executor {
  return {
    parallel: 1,
    memory: new ColumnMemory(false),
    async run(plan, from, to, place) {
      const runs = runner.run(plan, from, to, place);
      await yieldToOthers();
      return runs;
    },
  };
}
