import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type BatchExecutor, inlineExecutor } from '../engine/ensemble.ts';
import { WorkerPool } from './worker-pool.ts';

/** What runs batches, and how many at once. */
export interface Executor {
  readonly execute: BatchExecutor;
  readonly parallel: number;
  close(): Promise<void>;
}

/** Starting threads takes as long as some dozen members. */
const membersWorthThreads = 17;
const usualWorkers = 4;

/**
 * Threads for an ensemble of `members`, or this thread where it is small and no number of `workers` is asked for.
 * `workerFile` is the built `ensemble-worker.ts`.
 */
export function createExecutor(members: number, workers: number | undefined, workerFile: URL): Executor {
  const wanted = workers ?? (members < membersWorthThreads ? 1 : Math.min(availableParallelism(), usualWorkers));
  if (wanted === 1) {
    return { execute: inlineExecutor(() => nextTurn()), parallel: 1, close: async () => {} };
  }
  const pool = new WorkerPool(() => new Worker(workerFile));
  return { execute: pool.execute, parallel: wanted, close: () => pool.close() };
}
