import type { Columns } from '../engine/columns.ts';

/** Least and greatest value of a series at a step, over blocks in any order. */
export class Extent {
  readonly #series: number;
  readonly #step: number;
  /** Infinity and -Infinity as long as there is no value. */
  least = Number.POSITIVE_INFINITY;
  greatest = Number.NEGATIVE_INFINITY;

  constructor(series: number, step: number) {
    this.#series = series;
    this.#step = step;
  }

  /** Takes the members of a block. */
  add({ steps, count, values }: Columns): void {
    const from = (this.#series * steps + this.#step) * count;
    for (let i = from; i < from + count; i++) {
      this.least = Math.min(this.least, values[i] as number);
      this.greatest = Math.max(this.greatest, values[i] as number);
    }
  }

  /** Takes what was found of the same series and step in other members. */
  merge(other: Extent): void {
    this.least = Math.min(this.least, other.least);
    this.greatest = Math.max(this.greatest, other.greatest);
  }
}

/**
 * Edges of `bins` equal bins from `low` to `high`, one more than bins; of a single bin where the range has no width.
 * Throws a RangeError unless `low` is at most `high` and the range is finite.
 */
export function equalEdges(low: number, high: number, bins: number): Float64Array {
  const width = high - low;
  if (!(width >= 0 && width < Number.POSITIVE_INFINITY)) throw new RangeError(`No bins from ${low} to ${high}.`);
  if (width === 0) return Float64Array.of(low, high);
  return Float64Array.from({ length: bins + 1 }, (_, at) => (at === bins ? high : low + (width * at) / bins));
}

/**
 * Histogram of a series at a step, over blocks in any order. A value on an edge belongs to the bin above it, one on the
 * last edge to the last bin, as in NumPy.
 */
export class Histogram {
  readonly #series: number;
  readonly #step: number;
  /** Edges of the bins, ascending, one more than bins. */
  readonly edges: Float64Array;
  /** Members in each bin. */
  readonly counts: Int32Array;
  /** Members below the first and above the last edge. */
  under = 0;
  over = 0;

  /** Counts the series at place `series` at one step, in bins between `edges`, see {@link equalEdges}. */
  constructor(series: number, step: number, edges: Float64Array) {
    this.#series = series;
    this.#step = step;
    this.edges = edges;
    this.counts = new Int32Array(edges.length - 1);
  }

  /** Counts the members of a block. */
  add({ steps, count, values }: Columns): void {
    const { edges, counts } = this;
    const last = counts.length - 1;
    const low = edges[0] as number;
    const high = edges[last + 1] as number;
    const from = (this.#series * steps + this.#step) * count;
    for (let i = from; i < from + count; i++) {
      const value = values[i] as number;
      if (value < low) this.under += 1;
      else if (value > high) this.over += 1;
      else if (value >= low) {
        const bin = binOf(edges, value);
        counts[bin] = (counts[bin] as number) + 1;
      }
    }
  }

  /** Adds what was counted in the same bins in other members. */
  merge(other: Histogram): void {
    for (const [bin, count] of other.counts.entries()) this.counts[bin] = (this.counts[bin] as number) + count;
    this.under += other.under;
    this.over += other.over;
  }
}

/** Bin of a value between the first and the last edge. */
function binOf(edges: Float64Array, value: number): number {
  let bin = 0;
  for (let beyond = edges.length - 1; beyond - bin > 1; ) {
    const middle = (bin + beyond) >> 1;
    if (value < (edges[middle] as number)) beyond = middle;
    else bin = middle;
  }
  return bin;
}
