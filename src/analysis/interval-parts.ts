import { numberAtPlace, placeOfNumber } from './bit-order.ts';

const mostParts = 64;

/** An open interval with how many values lie below and in it. */
export interface CountedInterval {
  readonly floor: number;
  readonly ceiling: number;
  readonly below: number;
  readonly within: number;
}

/** The only number strictly between two others, if there is just one. */
export function onlyNumberBetween(floor: number, ceiling: number): number | undefined {
  const first = placeOfNumber(floor) + 1n;
  return first + 1n === placeOfNumber(ceiling) ? numberAtPlace(first) : undefined;
}

/** An open interval cut into parts that hold equally many floating-point numbers, and how many values lie in each. */
export class IntervalParts {
  readonly #floor: number;
  readonly #ceiling: number;
  /** Least number of each part but the first. */
  readonly #cuts: Float64Array;
  readonly #counts: Float64Array;

  /** Cuts (`floor`, `ceiling`), in which two numbers at least must lie; works in `memory`, of 4 numbers at least. */
  constructor(floor: number, ceiling: number, memory: Float64Array) {
    this.#floor = floor;
    this.#ceiling = ceiling;
    const first = placeOfNumber(floor) + 1n;
    const numbers = placeOfNumber(ceiling) - first;
    const half = memory.length >> 1;
    const parts = Math.min(mostParts, half, numbers < mostParts ? Number(numbers) : mostParts);
    this.#counts = memory.subarray(half, half + parts).fill(0);
    this.#cuts = memory.subarray(0, parts - 1);
    for (let part = 1; part < parts; part++) {
      this.#cuts[part - 1] = numberAtPlace(first + (numbers * BigInt(part)) / BigInt(parts));
    }
  }

  /** Values counted so far. */
  get total(): number {
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  /** Counts those of `values[from]` to `values[to - 1]` that lie in the interval. */
  add(values: Float64Array, from: number, to: number): void {
    const cuts = this.#cuts;
    const counts = this.#counts;
    for (let i = from; i < to; i++) {
      const value = values[i] as number;
      if (!(value > this.#floor && value < this.#ceiling)) continue;
      let part = 0;
      for (let beyond = counts.length; beyond - part > 1; ) {
        const middle = (part + beyond) >> 1;
        if (value < (cuts[middle - 1] as number)) beyond = middle;
        else part = middle;
      }
      counts[part] = (counts[part] as number) + 1;
    }
  }

  /** The part that holds the value of rank `place`, counted from 0 among those in the interval. */
  partOf(place: number): CountedInterval {
    const cuts = this.#cuts;
    let part = 0;
    let below = 0;
    let within = this.#counts[0] as number;
    while (below + within <= place) {
      below += within;
      part += 1;
      within = this.#counts[part] as number;
    }
    return {
      floor: part === 0 ? this.#floor : numberAtPlace(placeOfNumber(cuts[part - 1] as number) - 1n),
      ceiling: part === cuts.length ? this.#ceiling : (cuts[part] as number),
      below,
      within,
    };
  }
}
