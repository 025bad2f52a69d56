import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type Executor, inlineExecutor } from '../engine/ensemble.ts';
import { WorkerPool } from '../engine/worker-pool.ts';
import { threadPort } from './thread-port.ts';

/** An executor that must be closed after use. */
export interface ClosableExecutor extends Executor {
  close(): Promise<void>;
}

/** Starting threads takes as long as some hundred members. */
const membersWorthThreads = 257;
const usualWorkers = 4;

/**
 * Threads for an ensemble of `members`, or this thread where it is small and no number of `workers` is asked for.
 * `workerFile` is the built `ensemble-worker.ts`.
 */
export function createExecutor(members: number, workers: number | undefined, workerFile: URL): ClosableExecutor {
  const wanted = workers ?? (members < membersWorthThreads ? 1 : Math.min(availableParallelism(), usualWorkers));
  if (wanted === 1) return { ...inlineExecutor(() => nextTurn()), close: async () => {} };
  return new WorkerPool(wanted, true, (listener) => threadPort(new Worker(workerFile), listener));
}
