import { inCanonicalOrder } from '../equations/members.ts';
import type { Model } from '../equations/model.ts';
import { quantityName } from '../files/signature.ts';
import type { History } from './history.ts';
import type { RunnableProgram } from './kernel.ts';
import { createSchedule, type Schedule } from './schedule.ts';

/** What varies between the members of an ensemble: nothing, chance, parameters within their ranges, or both. */
export type Uncertainty = 'none' | 'chance' | 'parameters' | 'both';

/** How many members to run, what varies between them, and the root of all luck. */
export interface Sampling {
  readonly members: number;
  readonly seed: string;
  readonly uncertainty: Uncertainty;
}

/**
 * Everything that a run needs, as plain data that can be sent to a worker. A member's trajectory is a pure function of
 * this and the member's number.
 */
export interface RunPlan extends Sampling {
  readonly program: RunnableProgram;
  readonly schedule: Schedule;
  /** Parameters and constants; those with a range vary when parameters do. */
  readonly settings: readonly {
    readonly slot: number;
    readonly series: string;
    readonly value: number;
    readonly range?: readonly [number, number];
  }[];
  readonly shocks: readonly {
    readonly slot: number;
    readonly series: string;
    readonly distribution: 'normal' | 'uniform';
    readonly quiet: number;
  }[];
  /** Steps between the scenario's own first date and that of this history: the luck of a date is always the same. */
  readonly stepsSkipped: number;
  /** Series to return, with their slots. */
  readonly outputs: readonly { readonly series: string; readonly slot: number }[];
  /** Slots whose values make the fingerprint, in the order of their names: every output of the theory. */
  readonly hashed: readonly number[];
}

/** Prepares runs of a history. `series` are the outputs wanted; those the model lacks are left out. */
export function createRunPlan(model: Model, history: History, sampling: Sampling, series: readonly string[]): RunPlan {
  const { program, theory } = model;
  const wanted = new Map(program.outputs.map((output) => [output.series, output.slot]));
  const shocks = new Map([...theory.source.shocks].map(([key, { value }]) => [quantityName(key), value]));
  const hashed = new Map(
    program.outputs.filter(({ quantity }) => quantity.output).map((one) => [one.series, one.slot]),
  );
  return {
    ...sampling,
    program: {
      slots: program.slots,
      literals: program.literals,
      timeSlot: program.timeSlot,
      intensitySlot: program.intensitySlot,
      start: program.start,
      step: program.step,
    },
    schedule: createSchedule(model, history),
    settings: [...model.settings.values()].map(({ series: name, value, range, limits }) => {
      const slot = program.settings.get(name) ?? 0;
      const fixed = history.settings.get(name);
      const factor = history.factors.get(name) ?? 1;
      if (fixed !== undefined) return { slot, series: name, value: fixed * factor };
      const [least, most] = limits;
      const cut = (end: number) => Math.max(least, Math.min(most, end * factor));
      const scaled = range && ([cut(range[0]), cut(range[1])] as const);
      return { slot, series: name, value: value * factor, ...(scaled ? { range: scaled } : {}) };
    }),
    shocks: [...program.shocks].map(([name, slot]) => {
      const shock = shocks.get(quantityName(name));
      return { slot, series: name, distribution: shock?.distribution ?? 'uniform', quiet: shock?.quiet ?? 0 };
    }),
    stepsSkipped: Math.round((history.simulatedFrom - history.origin) / theory.source.step),
    outputs: series.flatMap((name) => {
      const slot = wanted.get(name);
      return slot === undefined ? [] : [{ series: name, slot }];
    }),
    hashed: inCanonicalOrder([...hashed.keys()]).map((name) => hashed.get(name) ?? 0),
  };
}
