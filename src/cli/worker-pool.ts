import type { Worker } from 'node:worker_threads';
import type { BatchExecutor } from '../engine/ensemble.ts';
import type { RunPlan } from '../engine/run-plan.ts';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

interface Thread {
  readonly worker: Worker;
  /** The plan that it was sent last. */
  plan?: RunPlan;
}

/** Threads that run batches. A worker that dies is replaced, and its batch is run once more. */
export class WorkerPool {
  readonly #create: () => Worker;
  readonly #idle: Thread[] = [];
  readonly #all = new Set<Worker>();
  #closed = false;

  /** `create` starts a worker that speaks the protocol of `worker-protocol.ts`. */
  constructor(create: () => Worker) {
    this.#create = create;
  }

  /** Runs a batch in an idle worker, or in a new one where all are busy. Throws when a worker died twice over it. */
  readonly execute: BatchExecutor = async (plan, from, to) => {
    try {
      return await this.#runOnce(plan, from, to);
    } catch (error) {
      if (this.#closed) throw error;
      return await this.#runOnce(plan, from, to);
    }
  };

  /** Ends all workers, whatever they are doing. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  async #runOnce(plan: RunPlan, from: number, to: number): Promise<FromWorker> {
    const thread = this.#idle.pop() ?? this.#start();
    if (thread.plan !== plan) this.#send(thread, { kind: 'plan', plan });
    thread.plan = plan;
    const runs = await this.#answer(thread, { kind: 'batch', from, to });
    this.#idle.push(thread);
    return runs;
  }

  #start(): Thread {
    if (this.#closed) throw new Error('The pool is closed.');
    const worker = this.#create();
    this.#all.add(worker);
    // An error is told to whoever waits for an answer; without a listener it would end the process.
    worker.on('error', () => {});
    worker.once('exit', () => {
      this.#all.delete(worker);
      const at = this.#idle.findIndex((thread) => thread.worker === worker);
      if (at >= 0) this.#idle.splice(at, 1);
    });
    return { worker };
  }

  #send({ worker }: Thread, message: ToWorker): void {
    worker.postMessage(message);
  }

  #answer(thread: Thread, message: ToWorker): Promise<FromWorker> {
    const { worker } = thread;
    return new Promise((resolve, reject) => {
      const settle = (action: () => void) => {
        worker.off('message', onMessage);
        worker.off('error', onError);
        worker.off('exit', onExit);
        action();
      };
      const onMessage = (runs: FromWorker) => settle(() => resolve(runs));
      const onError = (error: unknown) => settle(() => reject(error));
      const onExit = () => settle(() => reject(new Error('A worker ended before its answer.')));
      worker.on('message', onMessage);
      worker.on('error', onError);
      worker.on('exit', onExit);
      this.#send(thread, message);
    });
  }
}
