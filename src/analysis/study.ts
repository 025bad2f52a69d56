import { type Ensemble, type EnsembleOptions, type Executor, runEnsemble } from '../engine/ensemble.ts';
import type { ChosenDraws, RunPlan, Sampling, WantedOutputs } from '../engine/run-plan.ts';
import type { Model } from '../equations/model.ts';
import type { Library } from '../files/library.ts';
import type { Address, Problem, Result } from '../files/problem.ts';
import {
  type Bands,
  differencesBy,
  firstCrossing,
  type PairedDifference,
  type Reduce,
  reduceWith,
  summariseBy,
} from './bands.ts';
import { type Summary, summariseRuns } from './summary.ts';
import { historyOf, openWorkbench, planRuns, type RunChoice, type Workbench } from './workbench.ts';

/** Two choices to compare on the same members, and the series to compare them in. */
export interface StudyRequest extends Sampling {
  readonly baseline: RunChoice;
  readonly current: RunChoice;
  readonly series: readonly string[];
  /** Whether to make fingerprints, which takes as long as half a run. */
  readonly fingerprint: boolean;
}

/** When a milestone comes, in both choices. */
export interface Crossing {
  readonly series: string;
  readonly baselineShare: number;
  readonly currentShare: number;
  /** Median date among the members of the current choice in which it comes, in decimal years. */
  readonly currentMedianTime?: number;
}

/** Both choices summarised, and the current minus the baseline on the same members. */
export interface StudyResult {
  readonly baseline: Bands;
  readonly current: Bands;
  readonly difference: readonly PairedDifference[];
  readonly crossings: readonly Crossing[];
}

/**
 * Runs studies. Keeps the opened scenarios and the last baseline, since most requests differ from the one before in the
 * current choice only.
 */
export class Study {
  readonly #library: Library;
  readonly #executor: Executor;
  readonly #reduce: Reduce;
  readonly #drawsOf: (model: Model) => ChosenDraws | undefined;
  readonly #benches = new Map<string, Result<Workbench>>();
  #baseline: Baseline | undefined;

  /**
   * `drawsOf` gives the draws of a model's parameters that fit the record, where there are any: members vary among
   * these where the uncertainty is `calibrated` or `both`, and within the whole ranges where there are none.
   */
  constructor(
    library: Library,
    executor: Executor,
    drawsOf: (model: Model) => ChosenDraws | undefined = () => undefined,
  ) {
    this.#library = library;
    this.#executor = executor;
    this.#reduce = reduceWith(executor);
    this.#drawsOf = drawsOf;
  }

  /** Opens a scenario, or gives the one opened before. */
  open(scenario: string, theory: string | undefined, mention: Address): Result<Workbench> {
    const key = JSON.stringify([scenario, theory ?? '']);
    const opened = this.#benches.get(key) ?? openWorkbench(this.#library, scenario, theory, mention);
    this.#benches.set(key, opened);
    return opened;
  }

  /** Runs one choice as an ensemble. */
  async run(
    choice: RunChoice,
    sampling: Sampling,
    wanted: WantedOutputs,
    mention: Address,
    options: EnsembleOptions = {},
  ): Promise<Result<Ensemble>> {
    const planned = this.plan(choice, sampling, wanted, mention);
    if (!planned.ok) return planned;
    return { ...planned, value: await runEnsemble(planned.value, this.#executor, options) };
  }

  /** Runs one choice as an ensemble of any size and keeps its summary alone. `milestones` are among the series wanted. */
  async summarise(
    choice: RunChoice,
    sampling: Sampling,
    wanted: WantedOutputs,
    milestones: readonly string[],
    mention: Address,
    options: EnsembleOptions = {},
  ): Promise<Result<Summary>> {
    const planned = this.plan(choice, sampling, wanted, mention);
    if (!planned.ok) return planned;
    return { ...planned, value: await summariseRuns(planned.value, this.#executor, milestones, options) };
  }

  /** Plans the runs of a choice. */
  plan(choice: RunChoice, sampling: Sampling, wanted: WantedOutputs, mention: Address): Result<RunPlan> {
    const opened = this.open(choice.scenario, choice.theory, mention);
    if (!opened.ok) return opened;
    const history = historyOf(opened.value, choice, mention);
    if (!history.ok) return history;
    const isCalibrated = sampling.uncertainty === 'calibrated' || sampling.uncertainty === 'both';
    const draws = sampling.draws ?? (isCalibrated ? this.#drawsOf(opened.value.model) : undefined);
    const value = planRuns(opened.value, history.value, { ...sampling, ...(draws ? { draws } : {}) }, wanted);
    return { ok: true, value, warnings: [...opened.warnings, ...history.warnings] };
  }

  /**
   * Runs both choices of a request and compares them. Throws `Cancelled` when the signal aborts it. One comparison at a
   * time: start the next when this one has ended or has been cancelled.
   */
  async compare(request: StudyRequest, mention: Address, options: EnsembleOptions = {}): Promise<Result<StudyResult>> {
    const { baseline, current, members, seed, uncertainty } = request;
    const sampling: Sampling = { members, seed, uncertainty };
    const milestones = this.#milestones(baseline, mention);
    // Of milestones only the dates are told, so that they come after the series to summarise.
    const own = [...new Set(request.series)];
    const series = [...new Set([...own, ...milestones])];
    const shown = own.length;
    const wanted = { series, fingerprint: request.fingerprint };
    const key = JSON.stringify([baseline, sampling, wanted]);
    const same = JSON.stringify(baseline) === JSON.stringify(current);
    const known = this.#baseline?.key === key ? this.#baseline : undefined;
    const runs = (known ? 0 : members) + (same ? 0 : members);
    let before = 0;
    const report = (done: number) => options.onProgress?.(before + done, Math.max(1, runs));
    const follow = { ...options, onProgress: report };
    const warnings: Problem[] = [];
    let first = known;
    if (!first) {
      const run = await this.run(baseline, sampling, wanted, mention, follow);
      if (!run.ok) return run;
      warnings.push(...run.warnings);
      first = await this.#keepBaseline(key, run.value, shown, milestones);
      before = members;
    }
    if (same) {
      const value = await this.#compareWith(first, first.ensemble, first.summary, shown, milestones);
      return { ok: true, value, warnings };
    }
    const other = await this.run(current, sampling, wanted, mention, follow);
    if (!other.ok) return other;
    warnings.push(...other.warnings);
    const summary = await summariseBy(this.#reduce, other.value, shown);
    const value = await this.#compareWith(first, other.value, summary, shown, milestones);
    this.#executor.memory.give(other.value.values);
    return { ok: true, value, warnings };
  }

  /** The memory of the baseline before can hold what comes next. */
  async #keepBaseline(
    key: string,
    ensemble: Ensemble,
    shown: number,
    milestones: readonly string[],
  ): Promise<Baseline> {
    if (this.#baseline) this.#executor.memory.give(this.#baseline.ensemble.values);
    const shares = new Map(milestones.map((series) => [series, firstCrossing(ensemble, series, 1).share]));
    const baseline = { key, ensemble, summary: await summariseBy(this.#reduce, ensemble, shown), shares };
    this.#baseline = baseline;
    return baseline;
  }

  /** Summaries of both, their paired differences, and how often each milestone comes in them. */
  async #compareWith(
    { ensemble, summary, shares }: Baseline,
    current: Ensemble,
    currentSummary: Bands,
    shown: number,
    milestones: readonly string[],
  ): Promise<StudyResult> {
    return {
      baseline: summary,
      current: currentSummary,
      difference: await differencesBy(this.#reduce, ensemble, current, shown),
      crossings: milestones.map((series) => {
        const now = firstCrossing(current, series, 1);
        const median = now.times?.[2];
        return {
          series,
          baselineShare: shares.get(series) ?? 0,
          currentShare: now.share,
          ...(median === undefined ? {} : { currentMedianTime: median }),
        };
      }),
    };
  }

  #milestones(choice: RunChoice, mention: Address): string[] {
    const opened = this.open(choice.scenario, choice.theory, mention);
    if (!opened.ok) return [];
    const { outputs } = opened.value.model.program;
    const names = opened.value.model.theory.source.milestones;
    return outputs.filter(({ quantity }) => names.includes(quantity.name)).map(({ series }) => series);
  }
}

/** A baseline with what every comparison with it needs. */
interface Baseline {
  readonly key: string;
  readonly ensemble: Ensemble;
  readonly summary: Bands;
  /** How often each milestone comes. */
  readonly shares: ReadonlyMap<string, number>;
}
