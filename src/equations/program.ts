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

/** Number of a memory slot. */
export type Slot = number;

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
  readonly slot: Slot;
}

/**
 * What a kernel carries out, as plain data: memory slots of one number each, and straight-line code over them. A
 * scenario, a parameter draw or a lever only fills slots; the code stays the same.
 */
export interface RunnableProgram {
  readonly slots: number;
  /** Slots that hold the same number in every run. */
  readonly literals: readonly (readonly [slot: Slot, value: number])[];
  readonly timeSlot: Slot;
  /** Strength of the event that is being applied. */
  readonly intensitySlot: Slot;
  /** Slots of parameters and constants, of inputs, and of shocks. */
  readonly settings: readonly Slot[];
  readonly inputs: readonly Slot[];
  readonly shocks: readonly Slot[];
  /** Computes what stocks and `previous` values are before the first step. */
  readonly start: EventRule;
  /** Computes one step: all definitions, then the stocks of the next step, which `copies` puts in place. */
  readonly step: EventRule;
  readonly events: readonly EventRule[];
}

/** A theory unrolled over the actors of a world. */
export interface Program {
  /** The same object as long as the program lives, so that what is made from it can be kept by it. */
  readonly runnable: RunnableProgram;
  /** Series names of the runnable program's settings, inputs and shocks, in their order, to their slots. */
  readonly settings: ReadonlyMap<string, Slot>;
  readonly inputs: ReadonlyMap<string, Slot>;
  readonly shocks: ReadonlyMap<string, Slot>;
  /** Parameters and constants that only the start reads, by series name: to change them later has no effect. */
  readonly startOnly: ReadonlySet<string>;
  /** Event type, kind, source and target, joined by `/`, to the number of the rule among the runnable program's. */
  readonly events: ReadonlyMap<string, number>;
  readonly outputs: readonly OutputSeries[];
}

/** The key of an event rule in {@link Program.events}. */
export function eventKey(type: string, kind: string, source: string, target: string): string {
  return [type, kind, source, target].join('/');
}
