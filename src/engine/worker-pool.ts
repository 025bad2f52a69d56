import { ColumnMemory } from './column-memory.ts';
import { type LoadedProgram, loadProgram } from './compiled-kernel.ts';
import type { Executor } from './ensemble.ts';
import type { KernelCode, OutputPlace } from './kernel.ts';
import type { MemberRuns } from './run-members.ts';
import type { RunPlan } from './run-plan.ts';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

/** A worker as the pool sees it: a thread of Node or a worker of a browser. */
export interface WorkerPort {
  post(message: ToWorker, transfer: readonly ArrayBuffer[]): void;
  /** Ends the worker, whatever it is doing. */
  end(): unknown;
}

/** What a port tells the pool. */
export interface PortListener {
  message(answer: FromWorker): void;
  /** The worker died, or failed at what it was told. */
  died(error: Error): void;
}

interface PoolWorker {
  readonly port: WorkerPort;
  /** Numbers of the codes that it has. */
  readonly codes: Set<number>;
  plan: RunPlan | undefined;
  /** Takes the answer to the batch under way. */
  waiting: { resolve(answer: FromWorker): void; reject(error: Error): void } | undefined;
}

const closedText = 'The pool is closed.';

/**
 * Workers that run batches, each one at a time. Outputs go straight into shared memory where the machine has it, and
 * are copied from the answers where not. A worker that dies is replaced, and its batch is run once more; since a member
 * is a function of plan and number, the result is the same.
 */
export class WorkerPool implements Executor {
  readonly parallel: number;
  readonly memory: ColumnMemory;
  readonly #start: (listener: PortListener) => WorkerPort;
  readonly #load: (code: KernelCode) => LoadedProgram;
  readonly #idle: PoolWorker[] = [];
  readonly #all = new Set<PoolWorker>();
  readonly #queue: { resolve(worker: PoolWorker): void; reject(error: Error): void }[] = [];
  readonly #codes = new WeakMap<KernelCode, { number: number; program: LoadedProgram }>();
  #codeCount = 0;
  /** Buffers that came back with answers and can carry the next. */
  readonly #spare: ArrayBuffer[] = [];
  #closed = false;

  /**
   * `start` starts one of at most `parallel` workers. `sharesMemory` says whether they can write to shared memory.
   * `load` compiles the codes that all workers run.
   */
  constructor(
    parallel: number,
    sharesMemory: boolean,
    start: (listener: PortListener) => WorkerPort,
    load: (code: KernelCode) => LoadedProgram = (code) => loadProgram(code),
  ) {
    this.parallel = parallel;
    this.memory = new ColumnMemory(sharesMemory);
    this.#start = start;
    this.#load = load;
  }

  /** Runs a batch as soon as a worker is free. Throws when a worker died twice over it, or the pool is closed. */
  async run(plan: RunPlan, from: number, to: number, place: OutputPlace): Promise<MemberRuns> {
    const answer = await this.#twice((worker) => this.#runIn(worker, plan, from, to, place));
    if (answer.kind !== 'runs') throw new Error('A worker gave another answer than it was asked for.');
    const { runs, values } = answer;
    if (values) {
      copyColumns(new Float64Array(values), to - from, place, plan.outputs.length * plan.schedule.times.length);
      this.#spare.push(values);
    }
    return runs;
  }

  /** Has a worker carry out a task, see `createMemberServer`. Throws when a worker died twice over it. */
  async perform(task: unknown): Promise<unknown> {
    const answer = await this.#twice((worker) => this.#ask(worker, { kind: 'task', task }));
    if (answer.kind !== 'result') throw new Error('A worker gave another answer than it was asked for.');
    return answer.result;
  }

  /** Ends all workers, whatever they are doing. */
  async close(): Promise<void> {
    this.#closed = true;
    const ending = [...this.#all];
    const error = new Error(closedText);
    for (const worker of ending) this.#lose(worker, error);
    for (const { reject } of this.#queue.splice(0)) reject(error);
    await Promise.all(ending.map(({ port }) => port.end()));
  }

  /** Has a free worker do something; where it dies over it, another. */
  async #twice(ask: (worker: PoolWorker) => Promise<FromWorker>): Promise<FromWorker> {
    try {
      return await this.#once(ask);
    } catch (error) {
      if (this.#closed) throw error;
      return await this.#once(ask);
    }
  }

  async #once(ask: (worker: PoolWorker) => Promise<FromWorker>): Promise<FromWorker> {
    const worker = await this.#free();
    try {
      // A moment has passed since it was free, and one that was lost by now would never answer.
      if (!this.#all.has(worker)) throw new Error(this.#closed ? closedText : 'A worker ended before its batch.');
      return await ask(worker);
    } finally {
      this.#release(worker);
    }
  }

  /** Lets the next have a worker that is done; for one that was lost, another is there already. */
  #release(worker: PoolWorker): void {
    if (!this.#all.has(worker)) return;
    const next = this.#queue.shift();
    if (next) next.resolve(worker);
    else this.#idle.push(worker);
  }

  async #free(): Promise<PoolWorker> {
    if (this.#closed) throw new Error(closedText);
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#all.size < this.parallel) return this.#add();
    return await new Promise((resolve, reject) => this.#queue.push({ resolve, reject }));
  }

  #add(): PoolWorker {
    const port = this.#start({
      message: (answer) => {
        const { waiting } = worker;
        worker.waiting = undefined;
        waiting?.resolve(answer);
      },
      died: (error) => this.#lose(worker, error),
    });
    const worker: PoolWorker = { port, codes: new Set(), plan: undefined, waiting: undefined };
    this.#all.add(worker);
    return worker;
  }

  /** Forgets a worker, and lets another take the place of the one that it leaves. */
  #lose(worker: PoolWorker, error: Error): void {
    if (!this.#all.delete(worker)) return;
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    if (!this.#closed) void worker.port.end();
    worker.waiting?.reject(error);
    const next = this.#closed ? undefined : this.#queue.shift();
    if (!next) return;
    try {
      next.resolve(this.#add());
    } catch (cause) {
      next.reject(cause instanceof Error ? cause : error);
    }
  }

  async #runIn(worker: PoolWorker, plan: RunPlan, from: number, to: number, place: OutputPlace): Promise<FromWorker> {
    if (worker.plan !== plan) this.#tellPlan(worker, plan);
    const { width, at } = place;
    const shared = this.memory.isShared ? { buffer: place.values.buffer as SharedArrayBuffer, width, at } : undefined;
    const spare = shared ? undefined : this.#spare.pop();
    return await this.#ask(worker, { kind: 'batch', from, to, place: shared, spare }, spare ? [spare] : []);
  }

  #ask(worker: PoolWorker, message: ToWorker, transfer: readonly ArrayBuffer[] = []): Promise<FromWorker> {
    return new Promise((resolve, reject) => {
      worker.waiting = { resolve, reject };
      worker.port.post(message, transfer);
    });
  }

  #tellPlan(worker: PoolWorker, plan: RunPlan): void {
    const { code, ...others } = plan;
    const { number, program } = this.#numbered(code);
    if (!worker.codes.has(number)) worker.port.post({ kind: 'code', number, code, program }, []);
    worker.codes.add(number);
    worker.port.post({ kind: 'plan', codeNumber: number, plan: others }, []);
    worker.plan = plan;
  }

  #numbered(code: KernelCode): { number: number; program: LoadedProgram } {
    const known = this.#codes.get(code);
    if (known) return known;
    this.#codeCount += 1;
    const numbered = { number: this.#codeCount, program: this.#load(code) };
    this.#codes.set(code, numbered);
    return numbered;
  }
}

/** Copies a batch's columns, each `count` numbers, to their places. */
function copyColumns(batch: Float64Array, count: number, { values, width, at }: OutputPlace, columns: number): void {
  for (let column = 0; column < columns; column++) {
    for (let member = 0; member < count; member++) {
      values[column * width + at + member] = batch[column * count + member] as number;
    }
  }
}
