import { Cancelled, type EnsembleOptions, type Executor } from '../../engine/ensemble.ts';
import type { History } from '../../engine/history.ts';
import { createRunPlan, type RunPlan } from '../../engine/run-plan.ts';
import { historyTo } from '../cut-history.ts';
import type { Observation } from '../evidence/observe.ts';
import { runYears } from '../evidence/yearly-values.ts';
import type { Workbench } from '../workbench.ts';
import { digestOf, modelDigest } from './digest.ts';
import { type Bounds, implausibility, leftOutToAccept } from './implausibility.ts';
import { fitRules } from './rules.ts';
import { type Target, targetsOf, targetValues, yearsOfTargets } from './targets.ts';

/** A fit to be carried out: everything that its result depends on. */
export interface FitTask {
  /** Runs of the fitted years in which parameters vary. */
  readonly plan: RunPlan;
  readonly targets: readonly Target[];
  /** Variance of each target by chance alone, at the default parameters. */
  readonly variances: readonly number[];
  /** Value of each target in the run with default parameters and without chance. */
  readonly defaults: readonly number[];
  readonly draws: number;
  readonly seed: string;
  /** Digest of the theory in its world. */
  readonly model: string;
  /** Digest of everything that decides which draws are accepted. */
  readonly digest: string;
}

/** Width of the classes in which implausibilities are counted; the last class has all above. */
export const classWidth = 0.25;
const classes = 41;

/** How far a fit has come; plain data that can be kept in a file and gone on from. */
export interface FitState {
  /** Digest of the task that it belongs to. */
  readonly digest: string;
  /** Draws done, from the first on. */
  readonly done: number;
  /** One digit for each draw done: how many of its largest implausibilities must be left out to accept it. */
  readonly leftOut: string;
  /** Draws that gave numbers that are not finite; they are never accepted. */
  readonly failed: number;
  /** Draws by class of implausibility, `[target][class]`. */
  readonly counts: readonly (readonly number[])[];
  /** Draws that each target alone rules out. */
  readonly alone: readonly number[];
}

/**
 * Prepares a fit of a scenario's theory to observations of years up to {@link fitRules.lastYear}; later ones are not
 * looked at. Runs a small ensemble to see how far chance moves the targets.
 */
export async function prepareFit(
  { model }: Workbench,
  history: History,
  observations: readonly Observation[],
  { draws, seed }: { readonly draws: number; readonly seed: string },
  executor: Executor,
  options: EnsembleOptions = {},
): Promise<FitTask> {
  const { step } = model.theory.source;
  const fitted = historyTo(history, fitRules.lastYear, step);
  const inRun = observations.filter(({ year }) => year >= fitted.simulatedFrom && year <= fitRules.lastYear);
  const targets = targetsOf(inRun, fitRules.blocks);
  const series = [...new Set(targets.map((target) => target.series))];
  const wanted = { series, fingerprint: false };
  const planOf = (members: number, uncertainty: 'none' | 'chance' | 'parameters') =>
    createRunPlan(model, fitted, { members, seed, uncertainty }, wanted);
  const chance = await run(planOf(fitRules.membersForChance, 'chance'), targets, executor, options);
  const quiet = await run(planOf(1, 'none'), targets, executor, options);
  const plan = planOf(draws, 'parameters');
  const variances = chance.map(variance);
  const { code, schedule, settings } = plan;
  const rules = [fitRules.mostOfOne, fitRules.mostOfAll, fitRules.mostLeftOut];
  const digest = digestOf([code.program, schedule, settings, targets, variances, rules, draws, seed]);
  const defaults = quiet.map((values) => values[0] ?? Number.NaN);
  return { plan, targets, variances, defaults, draws, seed, model: modelDigest(model), digest };
}

/** Values of targets, `[target][member that ran through]`. */
async function run(plan: RunPlan, targets: readonly Target[], executor: Executor, options: EnsembleOptions) {
  const { wanted, places } = yearsOfTargets(targets);
  const { values } = await runYears(plan, executor, wanted, { ...(options.signal ? { signal: options.signal } : {}) });
  return targetValues(places, values);
}

function variance(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
}

/** A fit of which nothing is done yet. */
export function emptyState({ digest, targets }: FitTask): FitState {
  const counts = targets.map(() => Array.from({ length: classes }, () => 0));
  return { digest, done: 0, leftOut: '', failed: 0, counts, alone: targets.map(() => 0) };
}

/** How to follow, stop and keep a fit. */
export interface FitOptions extends EnsembleOptions {
  /** Is given the state after each part, so that it can be kept. */
  readonly onState?: (state: FitState) => void;
}

const drawsOfPart = 4096;

/**
 * Goes on with a fit to its end. Draws are made in their order, part by part, so that the result is the same wherever
 * it was stopped before and however many workers there are. Throws `Cancelled` when the signal aborts it; the last
 * state given to `onState` then is where to go on from.
 */
export async function continueFit(
  task: FitTask,
  from: FitState,
  executor: Executor,
  { signal, onProgress, onState }: FitOptions = {},
): Promise<FitState> {
  let state = from;
  onProgress?.(state.done, task.draws);
  while (state.done < task.draws) {
    if (signal?.aborted) throw new Cancelled();
    const count = Math.min(drawsOfPart, task.draws - state.done);
    state = await addPart(task, state, count, executor, signal ? { signal } : {});
    onState?.(state);
    onProgress?.(state.done, task.draws);
  }
  return state;
}

async function addPart(
  task: FitTask,
  state: FitState,
  count: number,
  executor: Executor,
  options: EnsembleOptions,
): Promise<FitState> {
  const members = Uint32Array.from({ length: count }, (_, at) => state.done + at);
  const plan = { ...task.plan, members: count, draws: { seed: task.seed, members } };
  const { wanted, places } = yearsOfTargets(task.targets);
  const ran = await runYears(plan, executor, wanted, options);
  const values = targetValues(places, ran.values);
  const counts = state.counts.map((each) => [...each]);
  const alone = [...state.alone];
  const digits = Array.from({ length: count }, () => fitRules.mostLeftOut + 1);
  for (const [at, member] of ran.members.entries()) {
    const found = implausibilities(task, values, at);
    digits[member] = leftOutToAccept(found, bounds, fitRules.mostLeftOut);
    for (const [target, one] of found.entries()) {
      const own = counts[target] ?? [];
      const place = Math.min(classes - 1, Math.floor(one / classWidth));
      own[place] = (own[place] ?? 0) + 1;
    }
    const missed = found.flatMap((one, target) => (one > fitRules.mostOfOne ? [target] : []));
    const [only] = missed;
    if (missed.length === 1 && only !== undefined) alone[only] = (alone[only] ?? 0) + 1;
  }
  return {
    ...state,
    done: state.done + count,
    leftOut: state.leftOut + digits.join(''),
    failed: state.failed + count - ran.members.length,
    counts,
    alone,
  };
}

const bounds: Bounds = fitRules;

/** Implausibility of each target for one member of `values`. */
export function implausibilities(
  { targets, variances }: Pick<FitTask, 'targets' | 'variances'>,
  values: readonly ArrayLike<number>[],
  member: number,
): number[] {
  return targets.map(({ value, discrepancy }, target) =>
    implausibility(values[target]?.[member] ?? Number.NaN, value, discrepancy, variances[target] ?? 0),
  );
}

/** What a fit accepted in the end. */
export interface Acceptance {
  /** Numbers of the accepted draws, in ascending order. */
  readonly accepted: Uint32Array;
  /** How many of each draw's largest implausibilities were left out, because otherwise too few would be accepted. */
  readonly leftOut: number;
}

/** The accepted draws of a complete fit, by the strictest rule that accepts {@link fitRules.fewestAccepted}. */
export function acceptanceOf({ leftOut }: Pick<FitState, 'leftOut'>): Acceptance {
  for (let most = 0; ; most++) {
    const accepted = Uint32Array.from([...leftOut].flatMap((digit, draw) => (Number(digit) <= most ? [draw] : [])));
    if (accepted.length >= fitRules.fewestAccepted || most === fitRules.mostLeftOut) return { accepted, leftOut: most };
  }
}
