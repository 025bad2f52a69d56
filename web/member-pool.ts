import type { BatchExecutor } from '../src/engine/ensemble.ts';
import type { MemberRun } from '../src/engine/run-members.ts';
import type { RunPlan } from '../src/engine/run-plan.ts';

/** A batch for a member worker; the plan comes along with its first batch only. */
export interface MemberRequest {
  batch: number;
  planNumber: number;
  plan: RunPlan | null;
  from: number;
  to: number;
}

/** The runs of a batch, in the order of their members. */
export interface MemberAnswer {
  batch: number;
  runs: MemberRun[];
}

interface PoolWorker {
  worker: Worker;
  planNumber: number;
  waiting: Map<number, { resolve(runs: MemberRun[]): void; reject(error: Error): void }>;
}

/** Runs batches in several workers, each batch in the one that has least to do. */
export class MemberPool {
  /** Number of workers. */
  readonly size: number;
  readonly #start: () => Worker;
  readonly #workers: PoolWorker[] = [];
  readonly #plans = new WeakMap<RunPlan, number>();
  #batches = 0;
  #plansSeen = 0;

  /** `start` starts one worker; they are started when there is something to run. */
  constructor(size: number, start: () => Worker) {
    this.size = size;
    this.#start = start;
  }

  readonly execute: BatchExecutor = (plan, from, to) => {
    const chosen = this.#idlest();
    const planNumber = this.#numberOf(plan);
    this.#batches += 1;
    const batch = this.#batches;
    const isNew = chosen.planNumber !== planNumber;
    chosen.planNumber = planNumber;
    const request: MemberRequest = { batch, planNumber, plan: isNew ? plan : null, from, to };
    return new Promise((resolve, reject) => {
      chosen.waiting.set(batch, { resolve, reject });
      chosen.worker.postMessage(request);
    });
  };

  #idlest(): PoolWorker {
    if (this.#workers.length < this.size) {
      const idle = this.#workers.find(({ waiting }) => waiting.size === 0);
      return idle ?? this.#add();
    }
    return this.#workers.reduce((best, each) => (each.waiting.size < best.waiting.size ? each : best));
  }

  #add(): PoolWorker {
    const added: PoolWorker = { worker: this.#start(), planNumber: 0, waiting: new Map() };
    added.worker.addEventListener('message', ({ data }: MessageEvent<MemberAnswer>) => {
      added.waiting.get(data.batch)?.resolve(data.runs);
      added.waiting.delete(data.batch);
    });
    added.worker.addEventListener('error', ({ message }) => {
      this.#workers.splice(this.#workers.indexOf(added), 1);
      for (const { reject } of added.waiting.values()) reject(new Error(message || 'A worker stopped.'));
      added.worker.terminate();
    });
    this.#workers.push(added);
    return added;
  }

  #numberOf(plan: RunPlan): number {
    const known = this.#plans.get(plan);
    if (known !== undefined) return known;
    this.#plansSeen += 1;
    this.#plans.set(plan, this.#plansSeen);
    return this.#plansSeen;
  }
}
