import type { Columns } from '../engine/columns.ts';
import { between, orderPositions } from './order-positions.ts';
import { summaryShares } from './quantiles.ts';

/** When a series first reaches a level, over all members. */
export interface CrossingSummary {
  /** Share of members in which it does at all; 0 where there are no members. */
  readonly share: number;
  /** Quantiles of the date among those members, in decimal years, at {@link summaryShares}; absent where none does. */
  readonly times?: readonly number[];
}

/**
 * Counts in how many members a series first reaches a level at each step, over blocks in any order. It reaches it from
 * below, or is there from the start.
 */
export class CrossingCounts {
  readonly #series: number;
  readonly #level: number;
  /** Members that first reach the level at each step. */
  readonly byStep: Int32Array;
  #members = 0;
  #reached = 0;

  /** Follows the series at place `series` over `steps` steps. */
  constructor(series: number, level: number, steps: number) {
    this.#series = series;
    this.#level = level;
    this.byStep = new Int32Array(steps);
  }

  /** Members counted. */
  get members(): number {
    return this.#members;
  }

  /** Members that reach the level at all. */
  get reached(): number {
    return this.#reached;
  }

  /** Counts the members of a block. */
  add({ steps, count, values }: Columns): void {
    const open = Int32Array.from({ length: count }, (_, at) => at);
    let left = count;
    for (let step = 0; step < steps && left > 0; step++) {
      const from = (this.#series * steps + step) * count;
      let still = 0;
      for (let at = 0; at < left; at++) {
        const member = open[at] as number;
        if (!((values[from + member] as number) >= this.#level)) open[still++] = member;
      }
      this.#count(step, left - still);
      left = still;
    }
    this.#members += count;
  }

  /** Adds what was counted of the same series and level in other members. */
  merge(other: CrossingCounts): void {
    for (const [step, count] of other.byStep.entries()) this.#count(step, count);
    this.#members += other.#members;
  }

  /** Share and dates; `times` are the decimal years of the steps, in ascending order. */
  summary(times: Float64Array): CrossingSummary {
    if (this.#reached === 0) return { share: 0 };
    const { ranks, low, high, fraction } = orderPositions(summaryShares, this.#reached);
    const dates = Array.from(ranks, (rank) => times[this.#stepOfRank(rank)] ?? Number.NaN);
    return {
      share: this.#reached / this.#members,
      times: summaryShares.map((_, at) =>
        between(dates[low[at] ?? 0] ?? 0, dates[high[at] ?? 0] ?? 0, fraction[at] ?? 0),
      ),
    };
  }

  #count(step: number, count: number): void {
    this.byStep[step] = (this.byStep[step] ?? 0) + count;
    this.#reached += count;
  }

  #stepOfRank(rank: number): number {
    let upTo = 0;
    return this.byStep.findIndex((count) => {
      upTo += count;
      return upTo > rank;
    });
  }
}
