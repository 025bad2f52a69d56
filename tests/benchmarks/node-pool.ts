import { Worker } from 'node:worker_threads';
import { threadPort } from '../../src/cli/thread-port.ts';
import { WorkerPool } from '../../src/engine/worker-pool.ts';

/** Built beside these benchmarks. */
const workerFile = new URL('../../dist/bench/ensemble-worker.js', import.meta.url);

/** A pool of threads, as the command line has it. */
export function nodePool(workers: number): WorkerPool {
  return new WorkerPool(workers, true, (listener) => threadPort(new Worker(workerFile), listener));
}
