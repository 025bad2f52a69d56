import type { Columns, ForEachBlock } from '../engine/columns.ts';
import { Bracket, leastCapacity } from './bracket.ts';
import { summaryShares } from './quantiles.ts';
import { Selector } from './select.ts';

/** What members look like that are too many to keep. */
export interface StreamShape {
  readonly series: number;
  readonly steps: number;
  /** About how many members will come. Only the number of passes depends on it, not the result. */
  readonly expected: number;
  /** Memory for values, in bytes; 64 million where it is left out. */
  readonly bytes?: number;
}

/** Fewer values than this are not worth a search: the other searches wait for a later pass instead. */
const usefulCapacity = 64;
const defaultBytes = 64e6;

/**
 * Exact quantiles of every series and step in little memory, over passes that each show all members, in any order and
 * in blocks of any size. One pass is normally enough if the members come in an order that has nothing to do with their
 * values, such as that of their numbers; see {@link Bracket}.
 *
 *     while (!quantiles.done) { quantiles.add(block) for every block; quantiles.endPass(); }
 */
export class QuantileStream {
  readonly #shape: StreamShape;
  /** By column and share. */
  readonly #brackets: readonly Bracket[];
  readonly #memory: Float64Array;
  /** Numbers of the brackets at work in this pass. */
  #active: readonly number[] = [];
  #passes = 0;

  constructor(shape: StreamShape) {
    this.#shape = shape;
    const selector = new Selector();
    this.#brackets = Array.from(
      { length: shape.series * shape.steps * summaryShares.length },
      (_, at) => new Bracket(summaryShares[at % summaryShares.length] ?? 0, shape.expected, selector),
    );
    const useful = this.#brackets.length * Math.max(usefulCapacity, shape.expected + 1);
    const allowed = Math.floor((shape.bytes ?? defaultBytes) / 8);
    this.#memory = new Float64Array(Math.max(leastCapacity, Math.min(allowed, useful)));
    this.#begin();
  }

  /** Whether all quantiles are known, so that no further pass is needed. */
  get done(): boolean {
    return this.#active.length === 0;
  }

  /** Passes ended so far. */
  get passes(): number {
    return this.#passes;
  }

  /** Takes a block of the pass; the order of blocks and of members in them is free. */
  add({ count, values }: Columns): void {
    for (const at of this.#active) {
      const from = Math.floor(at / summaryShares.length) * count;
      this.#brackets[at]?.add(values, from, from + count);
    }
  }

  /** Ends a pass and prepares the next. Throws an error if it did not show as many members as the pass before. */
  endPass(): void {
    for (const at of this.#active) this.#brackets[at]?.end();
    this.#passes += 1;
    this.#begin();
  }

  /** For each series its quantiles `[share][step]` at {@link summaryShares}, NaN where unknown or without values. */
  bands(): Float64Array[] {
    const { series, steps } = this.#shape;
    return Array.from({ length: series }, (_, at) =>
      Float64Array.from({ length: summaryShares.length * steps }, (_, place) => {
        const column = at * steps + (place % steps);
        return this.#brackets[column * summaryShares.length + Math.floor(place / steps)]?.value ?? Number.NaN;
      }),
    );
  }

  #begin(): void {
    const open = this.#brackets.flatMap(({ value }, at) => (value === undefined ? [at] : []));
    const room = Math.max(1, Math.floor(this.#memory.length / usefulCapacity));
    this.#active = open.slice(0, room);
    const capacity = Math.max(leastCapacity, Math.floor(this.#memory.length / Math.max(1, this.#active.length)));
    for (const [place, at] of this.#active.entries()) {
      this.#brackets[at]?.begin(this.#memory.subarray(place * capacity, (place + 1) * capacity));
    }
  }
}

/** Exact quantiles of all members that `forEachBlock` shows, see {@link QuantileStream}. */
export async function streamQuantiles(forEachBlock: ForEachBlock, shape: StreamShape): Promise<Float64Array[]> {
  const quantiles = new QuantileStream(shape);
  while (!quantiles.done) {
    await forEachBlock((block) => quantiles.add(block));
    quantiles.endPass();
  }
  return quantiles.bands();
}
