import { type Signal, signal } from '@preact/signals';
import type { Change } from './model/changes.ts';
import type { FromWorker, ToWorker } from './model/protocol.ts';
import { Scheduler } from './model/scheduler.ts';
import { baselineChoice, baselineState, isChanged, previewMembers, runChoice, type State } from './model/state.ts';
import type { StudyResult } from './model/study-types.ts';

/** A result with the state it belongs to. */
export interface Shown {
  result: StudyResult;
  state: State;
  changes: readonly Change[];
  complete: boolean;
  /** Whether nothing was uncertain, so that one world stands for all. */
  certain: boolean;
}

/** A state to simulate, with its differences from the baseline and the series to put out. */
export interface Target {
  state: State;
  changes: readonly Change[];
  series: string[];
}

/** What a runner tells beside its signals. */
export interface RunnerEvents {
  /** A result came, partial or complete; `isFirst` when nothing was shown before it. */
  onResult(shown: Shown, isFirst: boolean): void;
  /** The latest target has been simulated completely, and nothing more is under way. */
  onSettled(): void;
}

/** Simulates the latest state, with few members while a lever is dragged and with all of them when it rests. */
export class Runner {
  readonly shown: Signal<Shown | null> = signal(null);
  readonly progress: Signal<{ done: number; total: number } | null> = signal(null);
  /** Whether a simulation is under way. */
  readonly isRunning = signal(false);
  /** Whether the reader stopped the last simulation. */
  readonly isStopped = signal(false);
  /** Why the last state can't be simulated, in sentences. */
  readonly problems: Signal<readonly string[]> = signal([]);

  readonly #events: RunnerEvents;
  readonly #scheduler: Scheduler;
  #running: { target: Target; isPreview: boolean } | null = null;
  #next: Target | null = null;

  constructor(send: (message: ToWorker) => void, events: RunnerEvents) {
    this.#events = events;
    this.#scheduler = new Scheduler(send, {
      onProgress: (done, total) => {
        this.progress.value = { done, total };
      },
      onResult: (result, complete, request) => this.#show(result, complete, request.members === 1),
      onProblems: (problems) => this.#tellProblems(problems),
    });
  }

  /**
   * Simulates a state; the latest wins. A small study for a drag is left to finish before the next of that drag begins:
   * to start anew with every move would show nothing until the lever rests.
   */
  run(target: Target, isDragging: boolean): void {
    this.isStopped.value = false;
    this.problems.value = [];
    if (isDragging && this.#running?.isPreview) this.#next = target;
    else this.#start(target, isDragging);
  }

  /** Stops; what is shown stays. */
  stop(): void {
    this.#scheduler.cancel();
    this.#end();
    this.isStopped.value = true;
  }

  /** Forgets what is shown, as when another scenario is chosen. */
  clear(): void {
    this.shown.value = null;
  }

  /** Takes a message from the study worker. */
  receive(message: FromWorker): void {
    this.#scheduler.receive(message);
  }

  #start(target: Target, isPreview: boolean): void {
    const { state, series } = target;
    const members = state.uncertainty === 'none' ? 1 : state.members;
    this.#running = { target, isPreview };
    this.#next = null;
    this.isRunning.value = true;
    this.progress.value = { done: 0, total: members };
    this.#scheduler.request({
      baseline: baselineChoice(state),
      current: runChoice(state),
      members: isPreview ? Math.min(members, previewMembers) : members,
      seed: state.seed,
      uncertainty: state.uncertainty,
      series,
      fingerprint: !isPreview,
    });
  }

  #show(result: StudyResult, complete: boolean, certain: boolean): void {
    if (!this.#running) return;
    const { target, isPreview } = this.#running;
    const isFirst = this.shown.peek() === null;
    const shown: Shown = { result, state: target.state, changes: target.changes, complete, certain };
    this.#events.onResult(shown, isFirst);
    this.shown.value = shown;
    if (!complete) return;
    const next = this.#next;
    this.#end();
    if (next) this.#start(next, isPreview);
    else if (!isPreview) this.#events.onSettled();
  }

  /** What can't be simulated leaves what is shown; where nothing is, the baseline is shown. */
  #tellProblems(problems: readonly string[]): void {
    const target = this.#running?.target;
    this.#end();
    if (target && !this.shown.peek() && isChanged(target.state)) {
      const { scenario, seed, members } = target.state;
      this.#start({ ...target, state: { ...baselineState(scenario), seed, members }, changes: [] }, false);
    }
    this.problems.value = problems;
  }

  #end(): void {
    this.#running = null;
    this.#next = null;
    this.isRunning.value = false;
    this.progress.value = null;
  }
}
