import type { Columns } from '../engine/columns.ts';
import { summaryShares } from './quantiles.ts';

const lowerQuartile = summaryShares.indexOf(0.25);
const median = summaryShares.indexOf(0.5);
const upperQuartile = summaryShares.indexOf(0.75);

/** Mean width of the 50 % band of a series, whose quantiles are `[share][step]` at {@link summaryShares}. */
function meanWidth(band: Float64Array, steps: number): number {
  let total = 0;
  for (let step = 0; step < steps; step++) {
    total += (band[upperQuartile * steps + step] as number) - (band[lowerQuartile * steps + step] as number);
  }
  return total / steps;
}

/**
 * Search for the member whose series stay closest to the medians, over blocks in any order: the least mean absolute
 * distance, each series on the scale of its own 50 % band, the lowest number where two are equally close. Series whose
 * 50 % band has no width do not count.
 */
export class MedoidSearch {
  readonly #bands: readonly Float64Array[];
  readonly #scales: readonly number[];
  #best = -1;
  #least = Number.POSITIVE_INFINITY;

  /** `bands` are the quantiles of every series over all members, `[share][step]` at {@link summaryShares}. */
  constructor(bands: readonly Float64Array[]) {
    this.#bands = bands;
    this.#scales = bands.map((band) => meanWidth(band, band.length / summaryShares.length));
  }

  /** Number of the member found; -1 where there was none. */
  get member(): number {
    return this.#best;
  }

  /** Compares the members of a block. The distance of each is summed in the same order, whatever block it came in. */
  add({ steps, count, members, values }: Columns): void {
    const distances = new Float64Array(count);
    for (const [at, band] of this.#bands.entries()) {
      const scale = this.#scales[at] ?? 0;
      if (scale <= 0) continue;
      for (let step = 0; step < steps; step++) {
        const middle = band[median * steps + step] as number;
        const from = (at * steps + step) * count;
        for (let member = 0; member < count; member++) {
          const distance = Math.abs((values[from + member] as number) - middle) / scale;
          distances[member] = (distances[member] as number) + distance;
        }
      }
    }
    for (let at = 0; at < count; at++) this.#offer(members[at] as number, distances[at] as number);
  }

  /** Takes what another search over the same bands found in other members. */
  merge(other: MedoidSearch): void {
    if (other.#best >= 0) this.#offer(other.#best, other.#least);
  }

  #offer(member: number, distance: number): void {
    if (distance > this.#least || (distance === this.#least && this.#best >= 0 && member > this.#best)) return;
    this.#best = member;
    this.#least = distance;
  }
}
