import { IntervalParts, onlyNumberBetween } from './interval-parts.ts';
import { between, orderPosition } from './order-positions.ts';
import type { Selector } from './select.ts';

/** Least number of values that a bracket can work with. */
export const leastCapacity = 8;
/** Half the width of a bracket in standard deviations of the rank sought, as far as the memory goes. */
const deviations = 6;
/** Passes in which the order of members is trusted to be as good as random. */
const trustingPasses = 2;

const ranks = new Int32Array(2);
const found = new Float64Array(2);

/**
 * Search for one quantile of a column over several passes, each of which shows all its values in any order.
 *
 * Earlier passes have shown that it lies in the open interval (`floor`, `ceiling`). A pass keeps the values between
 * `low` and `high` and counts the others. When the memory is full, the two are drawn closer around the place that the
 * quantile has among the values seen so far (Munro and Paterson 1980): if they come in random order, memory in
 * proportion to the square root of their number is enough. In any other order the quantile may be lost outside, but
 * never unnoticed: the counts say on which side, and the next pass searches there. After two passes like that the
 * interval is cut into parts and values are counted by part, which succeeds in any order.
 */
export class Bracket {
  readonly #share: number;
  readonly #selector: Selector;
  #passes = 0;
  #floor = Number.NEGATIVE_INFINITY;
  #ceiling = Number.POSITIVE_INFINITY;
  /** Values up to `floor`, values in the interval, and all values; during the first pass those expected. */
  #upToFloor = 0;
  #within: number;
  #total: number;
  /** Rank of the order statistic sought: first the lower neighbour of the quantile, then the upper one. */
  #rank = 0;
  #upperRank = 0;
  #fraction = 0;
  #lower: number | undefined;

  #memory: Float64Array = new Float64Array(0);
  /** Values in `memory`, which lie between `low` and `high`; values seen in the interval below, at the ends, and in all. */
  #kept = 0;
  #low = 0;
  #high = 0;
  #less = 0;
  #atLow = 0;
  #atHigh = 0;
  #seen = 0;
  /** Parts of the interval, while it is cut; nothing is kept then. */
  #parts: IntervalParts | undefined;

  /** The quantile; NaN of no values; undefined as long as it is unknown. */
  value: number | undefined;

  /** Looks for the quantile at `share` of about `expected` values; `selector` lends its scratch memory. */
  constructor(share: number, expected: number, selector: Selector) {
    this.#share = share;
    this.#within = expected;
    this.#total = expected;
    this.#selector = selector;
  }

  /** Starts a pass with `memory` to keep values in, at least {@link leastCapacity}; what is in it does not matter. */
  begin(memory: Float64Array): void {
    this.#memory = memory;
    this.#kept = 0;
    this.#low = this.#floor;
    this.#high = this.#ceiling;
    this.#less = 0;
    this.#atLow = 0;
    this.#atHigh = 0;
    this.#seen = 0;
    const place = this.#rank - this.#upToFloor;
    // The least and the greatest value are never lost, in whatever order they come.
    const inside = place > 0 && place < this.#within - 1;
    const isCut = this.#passes >= trustingPasses && inside && this.#within >= memory.length;
    this.#parts = isCut ? new IntervalParts(this.#floor, this.#ceiling, memory) : undefined;
  }

  /** Takes `values[from]` to `values[to - 1]`, all of one column; passes over NaN. */
  add(values: Float64Array, from: number, to: number): void {
    if (this.#parts) {
      this.#parts.add(values, from, to);
      return;
    }
    const memory = this.#memory;
    const floor = this.#floor;
    const ceiling = this.#ceiling;
    let low = this.#low;
    let high = this.#high;
    let kept = this.#kept;
    let aboveFloor = 0;
    let fromLow = 0;
    let fromCeiling = 0;
    for (let i = from; i < to; i++) {
      const value = values[i] as number;
      // Sums of truth values instead of branches, which the processor could not foresee.
      const reachesLow = Number(value >= low);
      aboveFloor = (aboveFloor + Number(value > floor)) | 0;
      fromLow = (fromLow + reachesLow) | 0;
      fromCeiling = (fromCeiling + Number(value >= ceiling)) | 0;
      if ((reachesLow & Number(value <= high)) === 0) continue;
      if (value === low) this.#atLow += value > floor ? 1 : 0;
      else if (value === high) this.#atHigh += 1;
      else {
        memory[kept] = value;
        kept += 1;
        if (kept < memory.length) continue;
        this.#seen += aboveFloor - fromCeiling;
        if (low > floor) this.#less += aboveFloor - fromLow;
        aboveFloor = 0;
        fromLow = 0;
        fromCeiling = 0;
        this.#narrow();
        low = this.#low;
        high = this.#high;
        kept = this.#kept;
      }
    }
    this.#kept = kept;
    this.#seen += aboveFloor - fromCeiling;
    if (low > floor) this.#less += aboveFloor - fromLow;
  }

  /** Ends a pass. Throws an error if it did not show as many values as the pass before. */
  end(): void {
    const seen = this.#parts?.total ?? this.#seen;
    if (this.#passes === 0) this.#setRanks(seen);
    else if (seen !== this.#within) throw new Error('Two passes showed different members.');
    this.#passes += 1;
    if (seen === 0) this.value = Number.NaN;
    else if (this.#parts) this.#searchPart(this.#parts);
    else this.#search();
  }

  #setRanks(total: number): void {
    this.#within = total;
    this.#total = total;
    const position = orderPosition(this.#share, total);
    this.#rank = Math.floor(position);
    this.#upperRank = Math.min(total - 1, this.#rank + 1);
    this.#fraction = position - this.#rank;
  }

  /** Draws the ends closer; the memory is full. */
  #narrow(): void {
    const memory = this.#memory;
    const last = memory.length - 1;
    const before = this.#less + this.#atLow;
    const seen = this.#seen;
    const share = this.#passes === 0 ? this.#share : (this.#rank - this.#upToFloor) / Math.max(1, this.#within - 1);
    const middle = Math.max(0, Math.min(last, share * (seen - 1) - before));
    const variance = share * (1 - share) * seen * Math.max(0, 1 - seen / this.#within);
    const width = Math.floor(Math.min(0.75 * memory.length, 2 * deviations * Math.sqrt(variance) + 8));
    const from = Math.floor(middle - width / 2);
    ranks[0] = Math.max(0, from);
    ranks[1] = Math.min(last, from + width);
    this.#selector.select(memory, 0, memory.length, ranks, found);
    const low = from < 0 ? this.#low : (found[0] as number);
    const high = from + width > last ? this.#high : (found[1] as number);
    if (low !== this.#low) {
      this.#less = before;
      this.#atLow = 0;
    }
    if (high !== this.#high) this.#atHigh = 0;
    this.#low = low;
    this.#high = high;
    this.#kept = 0;
    for (let i = 0; i <= last; i++) {
      const value = memory[i] as number;
      if (value < low) this.#less += 1;
      else if (value === low) this.#atLow += 1;
      else if (value < high) memory[this.#kept++] = value;
      else if (value === high) this.#atHigh += 1;
    }
  }

  #search(): void {
    this.#lower ??= this.#seenAt(this.#rank);
    if (this.#lower === undefined) {
      const upTo = this.#less + this.#atLow + this.#kept + this.#atHigh;
      if (this.#rank - this.#upToFloor < this.#less) this.#moveTo(this.#floor, this.#low, 0, this.#less);
      else this.#moveTo(this.#high, this.#ceiling, upTo, this.#within - upTo);
      return;
    }
    this.#finish(this.#lower, this.#seenAt(this.#upperRank));
  }

  /** Value of this rank, if the pass tells. */
  #seenAt(rank: number): number | undefined {
    let place = rank - this.#upToFloor - this.#less;
    if (place < 0) return undefined;
    if (place < this.#atLow) return this.#low;
    place -= this.#atLow;
    if (place < this.#kept) {
      ranks.fill(place);
      this.#selector.select(this.#memory, 0, this.#kept, ranks, found);
      return found[0];
    }
    return place - this.#kept < this.#atHigh ? this.#high : undefined;
  }

  /** Goes on between other limits, which `skipped` more values lie below and `within` values between. */
  #moveTo(floor: number, ceiling: number, skipped: number, within: number): void {
    this.#floor = floor;
    this.#ceiling = ceiling;
    this.#upToFloor += skipped;
    this.#within = within;
  }

  #finish(lower: number, upper: number | undefined): void {
    this.#lower = lower;
    if (upper !== undefined) {
      this.value = between(lower, upper, this.#fraction);
      return;
    }
    // It is the least of the values above the lower neighbour.
    this.#rank = this.#upperRank;
    this.#moveTo(lower, Number.POSITIVE_INFINITY, this.#rank - this.#upToFloor, this.#total - this.#rank);
  }

  /** Goes on in the part that holds the rank sought. */
  #searchPart(parts: IntervalParts): void {
    const { floor, ceiling, below, within } = parts.partOf(this.#rank - this.#upToFloor);
    this.#moveTo(floor, ceiling, below, within);
    const only = onlyNumberBetween(floor, ceiling);
    if (only !== undefined) this.#finish(only, this.#upperRank < this.#upToFloor + within ? only : undefined);
  }
}
