import { Study } from '../analysis/study.ts';
import type { Summary } from '../analysis/summary.ts';
import { historyOf, type RunChoice, type Workbench } from '../analysis/workbench.ts';
import { Cancelled, type Ensemble, type EnsembleOptions, type Executor } from '../engine/ensemble.ts';
import type { History } from '../engine/history.ts';
import type { Sampling } from '../engine/run-plan.ts';
import type { Problem, Result } from '../files/problem.ts';
import { CalibrationFolder } from './calibration-folder.ts';
import { mistake, stopped } from './command-error.ts';
import { type ClosableExecutor, createExecutor } from './executor.ts';
import { checkPath } from './find-file.ts';
import { type FileLibrary, onCommandLine } from './library.ts';
import { libraryAt, type Place } from './place.ts';
import { problemLine, problemsError } from './problem-text.ts';
import { Progress } from './progress.ts';
import { say } from './say.ts';
import { tell } from './tell.ts';

/** Runs choices for a command: shows progress, tells warnings of the user's own files once, and turns problems into errors for the user. */
export class Simulator {
  readonly #library: FileLibrary;
  readonly #study: Study;
  readonly #executor: ClosableExecutor;
  readonly #calibration: CalibrationFolder;
  readonly #quiet: boolean;
  readonly #signal: AbortSignal;
  readonly #told = new Set<string>();

  constructor(
    place: Place,
    { members, workers, quiet }: { members: number; workers: number | undefined; quiet: boolean },
    signal: AbortSignal,
  ) {
    this.#executor = createExecutor(members, workers, place.workerFile);
    this.#library = libraryAt(place);
    this.#calibration = new CalibrationFolder(place, undefined);
    this.#study = new Study(this.#library, this.#executor, (model) => this.#calibration.drawsOf(model));
    this.#quiet = quiet;
    this.#signal = signal;
  }

  /** Opens a scenario with its theory and world. Throws `CommandError` with every problem in them. */
  open(scenario: string, theory: string | undefined): Workbench {
    checkPath(this.#library, 'scenario', scenario);
    if (theory !== undefined) checkPath(this.#library, 'theory', theory);
    return this.#use(this.#study.open(scenario, theory, onCommandLine));
  }

  /** The history of a choice. Throws `CommandError` where the scenario has no such choice. */
  history(bench: Workbench, choice: RunChoice): History {
    return this.#use(historyOf(bench, choice, onCommandLine));
  }

  /** Runs several choices one after another on the same members. Throws `CommandError` when interrupted. */
  async run(choices: readonly RunChoice[], sampling: Sampling, series: readonly string[]): Promise<Ensemble[]> {
    for (const choice of choices) this.#checkDraws(choice, sampling);
    const total = choices.length * sampling.members;
    return await this.#follow(sampling, async (report) => {
      const ensembles: Ensemble[] = [];
      for (const [at, choice] of choices.entries()) {
        const onProgress = (done: number) => report(at * sampling.members + done, total);
        const options = { signal: this.#signal, onProgress };
        const wanted = { series, fingerprint: true };
        ensembles.push(this.#use(await this.#study.run(choice, sampling, wanted, onCommandLine, options)));
      }
      return ensembles;
    });
  }

  /** Runs a choice and keeps its summary alone, so that it may have any number of members. */
  async summarise(
    choice: RunChoice,
    sampling: Sampling,
    series: readonly string[],
    milestones: readonly string[],
  ): Promise<Summary> {
    this.#checkDraws(choice, sampling);
    return await this.#follow(sampling, async (onProgress) => {
      const wanted = { series, fingerprint: true };
      const options = { signal: this.#signal, onProgress };
      return this.#use(await this.#study.summarise(choice, sampling, wanted, milestones, onCommandLine, options));
    });
  }

  /** Where members run, for work that is no run of a choice. */
  get executor(): Executor {
    return this.#executor;
  }

  /** The files that it works with. */
  get library(): FileLibrary {
    return this.#library;
  }

  /** Carries out other work on its threads. Throws `CommandError` when interrupted. */
  async work<T>(work: (executor: Executor, options: EnsembleOptions) => Promise<T>): Promise<T> {
    return await this.#withProgress((onProgress) => work(this.#executor, { signal: this.#signal, onProgress }));
  }

  /** The value of a result, whose warnings are told. Throws `CommandError` with every problem. */
  use<T>(result: Result<T>): T {
    return this.#use(result);
  }

  /** Ends the threads. */
  close(): Promise<void> {
    return this.#executor.close();
  }

  /** Who asks for draws that fit the record must not get others. */
  #checkDraws({ scenario, theory }: RunChoice, { uncertainty }: Sampling): void {
    const { model } = this.#use(this.#study.open(scenario, theory, onCommandLine));
    if (uncertainty !== 'calibrated' || this.#calibration.drawsOf(model)) return;
    throw mistake('no-calibrated-draws', { theory: model.theory.source.id, world: model.world.id });
  }

  async #follow<T>(
    { members, uncertainty }: Sampling,
    work: (report: (done: number, total: number) => void) => Promise<T>,
  ): Promise<T> {
    if (members > 1 && uncertainty === 'none' && !this.#quiet) {
      tell(say('warning-prefix', { message: say('same-members', { members }) }));
    }
    return await this.#withProgress(work);
  }

  async #withProgress<T>(work: (report: (done: number, total: number) => void) => Promise<T>): Promise<T> {
    const progress = new Progress(this.#quiet);
    try {
      return await work((done, total) => progress.report(done, total));
    } catch (error) {
      throw error instanceof Cancelled ? stopped() : error;
    } finally {
      progress.end();
    }
  }

  #use<T>(result: Result<T>): T {
    if (!result.ok) throw problemsError(result.problems);
    this.#tell(result.warnings);
    return result.value;
  }

  /** Shipped files are not the user's to put right, and another theory may well not suit them in all details. */
  #tell(warnings: readonly Problem[]): void {
    const own = this.#quiet ? [] : warnings.filter(({ address }) => !this.#library.isShipped(address.file));
    for (const line of own.map(problemLine)) {
      if (!this.#told.has(line)) tell(line);
      this.#told.add(line);
    }
  }
}
