import { inCanonicalOrder } from '../equations/members.ts';
import type { Model } from '../equations/model.ts';
import type { RunnableProgram, Slot } from '../equations/program.ts';
import { quantityName } from '../files/signature.ts';
import type { History } from './history.ts';
import type { KernelCode } from './kernel.ts';
import { createSchedule, type Schedule } from './schedule.ts';

/**
 * What varies between the members of an ensemble: nothing, chance, parameters within their ranges, parameters among
 * draws that fit the record, or chance and parameters.
 */
export type Uncertainty = 'none' | 'chance' | 'parameters' | 'calibrated' | 'both';

/** Whether chance varies. */
export function variesChance(uncertainty: Uncertainty): boolean {
  return uncertainty === 'chance' || uncertainty === 'both';
}

/** Whether parameters vary. */
export function variesParameters(uncertainty: Uncertainty): boolean {
  return uncertainty === 'parameters' || uncertainty === 'calibrated' || uncertainty === 'both';
}

/** Draws of the parameters that were chosen among all draws of a seed, for example because they fit a record. */
export interface ChosenDraws {
  /** Root of the parameters' luck, apart from that of all other luck. */
  readonly seed: string;
  /** Numbers of the draws; at least one. */
  readonly members: Uint32Array;
}

/** How many members to run, what varies between them, and the root of all luck. */
export interface Sampling {
  readonly members: number;
  readonly seed: string;
  readonly uncertainty: Uncertainty;
  /**
   * Where parameters vary: member r has those of the draw at r among these, beginning anew after the last. Without it
   * member r has those of draw r of the sampling's own seed.
   */
  readonly draws?: ChosenDraws;
}

/** How a shock is drawn. */
export interface ShockPlan {
  readonly series: string;
  readonly distribution: 'normal' | 'uniform';
  /** Its value where there is no chance. */
  readonly quiet: number;
}

/**
 * Everything that a run needs, as plain data that can be sent to a worker. A member's trajectory is a pure function of
 * this and the member's number.
 */
export interface RunPlan extends Sampling {
  /** What to run and what to put out: the same object for all plans of one model that put out the same. */
  readonly code: KernelCode;
  readonly schedule: Schedule;
  /** Parameters and constants in the order of the program's settings; those with a range vary when parameters do. */
  readonly settings: readonly {
    readonly series: string;
    readonly value: number;
    readonly range?: readonly [number, number];
    /** A value for each member, in place of the one for all. */
    readonly values?: Float64Array;
  }[];
  /** In the order of the program's shocks. */
  readonly shocks: readonly ShockPlan[];
  /** Steps between the scenario's own first date and that of this history: the luck of a date is always the same. */
  readonly stepsSkipped: number;
  /** Series to return, in the order of the code's outputs. */
  readonly outputs: readonly string[];
}

/** What to return of each member. */
export interface WantedOutputs {
  /** Series of the outputs wanted; those that the model lacks are left out. */
  readonly series: readonly string[];
  /** Whether to make a fingerprint of every output of the theory, which takes as long as half a run. */
  readonly fingerprint: boolean;
}

/** Prepares runs of a history. */
export function createRunPlan(model: Model, history: History, sampling: Sampling, wanted: WantedOutputs): RunPlan {
  const { program, theory } = model;
  const slots = new Map(program.outputs.map((output) => [output.series, output.slot]));
  const shocks = new Map([...theory.source.shocks].map(([key, { value }]) => [quantityName(key), value]));
  const outputs = wanted.series.filter((name) => slots.has(name));
  const hashed = program.outputs.filter(({ quantity }) => quantity.output).map(({ series }) => series);
  const slotsOf = (series: readonly string[]) => series.map((name) => slots.get(name) ?? 0);
  return {
    ...sampling,
    code: kernelCode(program.runnable, slotsOf(outputs), wanted.fingerprint ? slotsOf(inCanonicalOrder(hashed)) : []),
    schedule: createSchedule(model, history),
    settings: [...program.settings.keys()].map((series) => planSetting(model, history, series)),
    shocks: [...program.shocks.keys()].map((series) => {
      const shock = shocks.get(quantityName(series));
      return { series, distribution: shock?.distribution ?? 'uniform', quiet: shock?.quiet ?? 0 };
    }),
    stepsSkipped: Math.round((history.simulatedFrom - history.origin) / theory.source.step),
    outputs,
  };
}

function planSetting(model: Model, history: History, series: string): RunPlan['settings'][number] {
  const setting = model.settings.get(series);
  const fixed = history.settings.get(series);
  const factor = history.factors.get(series) ?? 1;
  if (fixed !== undefined || !setting) return { series, value: (fixed ?? Number.NaN) * factor };
  const { value, range, limits } = setting;
  const [least, most] = limits;
  const cut = (end: number) => Math.max(least, Math.min(most, end * factor));
  const scaled = range && ([cut(range[0]), cut(range[1])] as const);
  return { series, value: value * factor, ...(scaled ? { range: scaled } : {}) };
}

const knownCodes = new WeakMap<RunnableProgram, Map<string, KernelCode>>();

function kernelCode(program: RunnableProgram, outputs: readonly Slot[], hashed: readonly Slot[]): KernelCode {
  const known = knownCodes.get(program) ?? new Map<string, KernelCode>();
  knownCodes.set(program, known);
  const key = `${outputs} / ${hashed}`;
  const code = known.get(key) ?? { program, outputs, hashed };
  known.set(key, code);
  return code;
}
