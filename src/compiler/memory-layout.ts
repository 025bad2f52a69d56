import type { RunnableProgram, Slot } from '../equations/program.ts';
import { valueBytes } from './elementary.ts';

/** Accumulators of a fingerprint, which take turns so that none waits for another. */
export const fingerprintParts = 4;

/** Where a slot's value is while a rule runs. */
export type Place =
  | { readonly kind: 'literal'; readonly value: number }
  /** In the frame of the members at hand: what lasts from step to step. */
  | { readonly kind: 'frame'; readonly offset: number }
  /** In the row of the step: the same for all members. */
  | { readonly kind: 'row'; readonly offset: number }
  /** On the tape: drawn for each member and step. */
  | { readonly kind: 'tape'; readonly offset: number }
  /** The strength of the event. */
  | { readonly kind: 'intensity' };

/** Byte offsets that whoever fills the memory of a compiled program needs. */
export interface MemoryPlan {
  /**
   * Size of a frame: all that two members hold, each value as a pair. Offsets of settings are those of the program's
   * settings in their order.
   */
  readonly frameBytes: number;
  readonly settings: readonly number[];
  /** Fingerprints so far, `fingerprintParts` pairs of 64-bit words. */
  readonly fingerprint: number;
  /** 0 as long as all values put out were finite numbers, NaN after. */
  readonly finite: number;
  /** Size of a step's row: the time, then the inputs in their order, a number each. */
  readonly rowBytes: number;
  /** Size of a step on the tape of two members: the shocks in their order, a pair each. */
  readonly tapeBytes: number;
}

/** Gives every slot of a program its place, and frames their room. */
export class MemoryLayout {
  readonly #places = new Map<Slot, Place>();
  readonly #program: RunnableProgram;
  readonly fingerprint: number;
  readonly finite: number;
  #frameBytes = 0;

  constructor(program: RunnableProgram) {
    this.#program = program;
    for (const [slot, value] of program.literals) this.#places.set(slot, { kind: 'literal', value });
    this.#places.set(program.intensitySlot, { kind: 'intensity' });
    for (const [at, slot] of [program.timeSlot, ...program.inputs].entries()) {
      this.#places.set(slot, { kind: 'row', offset: at * 8 });
    }
    for (const [at, slot] of program.shocks.entries())
      this.#places.set(slot, { kind: 'tape', offset: at * valueBytes });
    for (const slot of program.settings) this.frame(slot);
    this.fingerprint = this.reserve(fingerprintParts);
    this.finite = this.reserve(1);
  }

  /** Where a slot is that the rule at hand does not compute. */
  place(slot: Slot): Place {
    const known = this.#places.get(slot);
    return known ?? { kind: 'frame', offset: this.frame(slot) };
  }

  /** Offset in the frame of a slot whose value lasts. */
  frame(slot: Slot): number {
    const known = this.#places.get(slot);
    if (known?.kind === 'frame') return known.offset;
    const offset = this.reserve(1);
    this.#places.set(slot, { kind: 'frame', offset });
    return offset;
  }

  /** Offset in the frame of room for neighbouring values. */
  reserve(values: number): number {
    this.#frameBytes += values * valueBytes;
    return this.#frameBytes - values * valueBytes;
  }

  plan(): MemoryPlan {
    const { settings, inputs, shocks } = this.#program;
    return {
      frameBytes: this.#frameBytes,
      settings: settings.map((slot) => this.frame(slot)),
      fingerprint: this.fingerprint,
      finite: this.finite,
      rowBytes: 8 * (1 + inputs.length),
      tapeBytes: valueBytes * shocks.length,
    };
  }
}
