import type { Quantity } from './declarations.ts';

/** The operations of a program. All are exact or built from exact ones, so that every machine gives the same bits. */
export const operations = [
  'add',
  'subtract',
  'multiply',
  'divide',
  'negate',
  'minimum',
  'maximum',
  'absolute',
  'squareRoot',
  'exp',
  'log',
  'logistic',
  'less',
  'lessOrEqual',
  'equal',
  'choose',
] as const;

/** One of {@link operations}. */
export type Operation = (typeof operations)[number];

/** Numbers per instruction: operation, target slot, and up to three operand slots. */
export const instructionWidth = 5;

/** Straight-line code: `instructionWidth` integers per instruction, each target written before it is read. */
export type Code = Int32Array;

/** Copies to make after a block: pairs of target slot and source slot. */
export type Copies = Int32Array;

/** Code that an event of one type, kind and pair of actors runs. */
export interface EventRule {
  readonly code: Code;
  readonly copies: Copies;
}

/** A series that a run can put out. */
export interface OutputSeries {
  readonly series: string;
  readonly quantity: Quantity;
  readonly members: readonly string[];
  readonly slot: number;
}

/**
 * A theory unrolled over the actors of a world: memory slots of one number each, and straight-line code over them.
 * A scenario, a parameter draw or a lever only fills slots; the code stays the same.
 */
export interface Program {
  readonly slots: number;
  /** Slots that hold the same number in every run. */
  readonly literals: readonly (readonly [slot: number, value: number])[];
  readonly timeSlot: number;
  /** Strength of the event that is being applied. */
  readonly intensitySlot: number;
  /** Series name of each parameter and constant to its slot. */
  readonly settings: ReadonlyMap<string, number>;
  /** Parameters and constants that only the start reads, by series name: to change them later has no effect. */
  readonly startOnly: ReadonlySet<string>;
  /** Series name of each input to its slot. */
  readonly inputs: ReadonlyMap<string, number>;
  /** Series name of each shock to its slot. */
  readonly shocks: ReadonlyMap<string, number>;
  /** Computes what stocks and `previous` values are before the first step. */
  readonly start: EventRule;
  /** Computes one step: all definitions, then the stocks of the next step, which `copies` puts in place. */
  readonly step: EventRule;
  /** Event type, kind, source and target, joined by `/`, to what it does. */
  readonly events: ReadonlyMap<string, EventRule>;
  readonly outputs: readonly OutputSeries[];
}

/** The key of an event rule in {@link Program.events}. */
export function eventKey(type: string, kind: string, source: string, target: string): string {
  return [type, kind, source, target].join('/');
}
