import type { FromWorker, ToWorker } from './protocol.ts';
import type { StudyRequest, StudyResult } from './study-types.ts';

/** What a scheduler tells. All of it concerns the latest request only. */
export interface SchedulerEvents {
  onProgress(done: number, total: number): void;
  onResult(result: StudyResult, complete: boolean, request: StudyRequest): void;
  onProblems(problems: string[]): void;
}

/**
 * Sends requests to the study worker so that the latest wins: a new request cancels the one before, and whatever
 * still arrives for an older one is dropped.
 */
export class Scheduler {
  readonly #send: (message: ToWorker) => void;
  readonly #events: SchedulerEvents;
  #generation = 0;
  #running: StudyRequest | null = null;

  constructor(send: (message: ToWorker) => void, events: SchedulerEvents) {
    this.#send = send;
    this.#events = events;
  }

  /** Whether an answer to the latest request is still awaited. */
  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** Asks for a study and forgets the one asked before. */
  request(request: StudyRequest): void {
    this.cancel();
    this.#generation += 1;
    this.#running = request;
    this.#send({ kind: 'run', generation: this.#generation, request });
  }

  /** Stops the running study, if any; nothing more is told of it. */
  cancel(): void {
    if (!this.#running) return;
    this.#running = null;
    this.#send({ kind: 'cancel', generation: this.#generation });
  }

  /** Takes a message from the worker. */
  receive(message: FromWorker): void {
    const request = this.#running;
    if (message.kind === 'catalogue' || message.generation !== this.#generation || !request) return;
    if (message.kind === 'progress') this.#events.onProgress(message.done, message.total);
    if (message.kind === 'result') {
      if (message.complete) this.#running = null;
      this.#events.onResult(message.result, message.complete, request);
    }
    if (message.kind === 'problems') {
      this.#running = null;
      this.#events.onProblems(message.problems);
    }
  }
}
