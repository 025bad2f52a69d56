import type { Worker } from 'node:worker_threads';
import type { PortListener, WorkerPort } from '../engine/worker-pool.ts';

/** A thread as a port of the pool. */
export function threadPort(worker: Worker, listener: PortListener): WorkerPort {
  worker.on('message', (answer) => listener.message(answer));
  worker.on('error', (error) => listener.died(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => listener.died(new Error('A worker ended before its answer.')));
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    end: () => worker.terminate(),
  };
}
