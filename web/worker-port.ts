import type { PortListener, WorkerPort } from '../src/engine/worker-pool.ts';
import type { FromWorker } from '../src/engine/worker-protocol.ts';

/** A worker of the browser as a port of the pool. */
export function workerPort(worker: Worker, listener: PortListener): WorkerPort {
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => listener.message(data));
  worker.addEventListener('error', ({ message }) => listener.died(new Error(message || 'A worker stopped.')));
  worker.addEventListener('messageerror', () => listener.died(new Error('An answer could not be read.')));
  return {
    post: (message, transfer) => worker.postMessage(message, [...transfer]),
    end: () => worker.terminate(),
  };
}
