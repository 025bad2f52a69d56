import type { Columns } from '../engine/columns.ts';

/** Which columns of two ensembles belong together. */
export interface Pairing {
  /** For each series of the difference its place in the current ensemble and in the baseline. */
  readonly series: readonly { readonly current: number; readonly baseline: number }[];
  /** For each step of the baseline the step of the current ensemble at the same date, -1 where there is none. */
  readonly steps: Int32Array;
}

/** Decimal years closer than this are the same date. */
const sameDate = 1e-9;

/** Pairs the series that both have, in the order of the current ensemble, at the dates of the baseline. */
export function pairColumns(
  current: { readonly series: readonly string[]; readonly times: Float64Array },
  baseline: { readonly series: readonly string[]; readonly times: Float64Array },
): Pairing {
  return {
    series: current.series.flatMap((name, at) => {
      const before = baseline.series.indexOf(name);
      return before < 0 ? [] : [{ current: at, baseline: before }];
    }),
    steps: Int32Array.from(baseline.times, (time) =>
      current.times.findIndex((other) => Math.abs(other - time) < sameDate),
    ),
  };
}

/**
 * Differences `current` minus `baseline`, member by member, over the members that both blocks hold: what a difference
 * does with the same luck and parameters. NaN at steps that the current ensemble lacks. Uses `room` for the values where
 * it is given and large enough.
 */
export function pairedDifferences(current: Columns, baseline: Columns, pairing: Pairing, room?: Float64Array): Columns {
  const { now, before } = sharedMembers(current.members, baseline.members);
  const count = now.length;
  const isSame = count === current.count && count === baseline.count;
  const steps = pairing.steps.length;
  const length = pairing.series.length * steps * count;
  const values = room && room.length >= length ? room.subarray(0, length) : new Float64Array(length);
  let to = 0;
  for (const pair of pairing.series) {
    for (const [step, stepNow] of pairing.steps.entries()) {
      const fromNow = (pair.current * current.steps + stepNow) * current.count;
      const fromBefore = (pair.baseline * baseline.steps + step) * baseline.count;
      if (stepNow < 0) values.fill(Number.NaN, to, to + count);
      else if (isSame) {
        for (let at = 0; at < count; at++) {
          values[to + at] = (current.values[fromNow + at] as number) - (baseline.values[fromBefore + at] as number);
        }
      } else {
        for (let at = 0; at < count; at++) {
          values[to + at] =
            (current.values[fromNow + (now[at] as number)] as number) -
            (baseline.values[fromBefore + (before[at] as number)] as number);
        }
      }
      to += count;
    }
  }
  const members = Int32Array.from(now, (at) => current.members[at] as number);
  return { series: pairing.series.length, steps, count, members, values };
}

/** Places of the members that two ascending lists share, in both. */
function sharedMembers(current: Columns['members'], baseline: Columns['members']) {
  const now: number[] = [];
  const before: number[] = [];
  for (let at = 0, other = 0; at < current.length && other < baseline.length; ) {
    const distance = (current[at] as number) - (baseline[other] as number);
    if (distance === 0) {
      now.push(at);
      before.push(other);
    }
    if (distance <= 0) at += 1;
    if (distance >= 0) other += 1;
  }
  return { now, before };
}

/** Counts of members in which a value is below, and above, zero, by series and step, over blocks in any order. */
export class SignCounts {
  /** Members below, and above, zero, `[series][step]`; none at steps that do not exist. */
  readonly lower: Int32Array;
  readonly higher: Int32Array;
  members = 0;

  constructor(series: number, steps: number) {
    this.lower = new Int32Array(series * steps);
    this.higher = new Int32Array(series * steps);
  }

  /** Counts the members of a block. */
  add({ count, values }: Columns): void {
    for (let column = 0; column < this.lower.length; column++) {
      let below = 0;
      let above = 0;
      for (let i = column * count; i < (column + 1) * count; i++) {
        const value = values[i] as number;
        if (value < 0) below += 1;
        else if (value > 0) above += 1;
      }
      this.lower[column] = (this.lower[column] as number) + below;
      this.higher[column] = (this.higher[column] as number) + above;
    }
    this.members += count;
  }

  /** Adds what was counted in other members. */
  merge(other: SignCounts): void {
    for (let column = 0; column < this.lower.length; column++) {
      this.lower[column] = (this.lower[column] as number) + (other.lower[column] as number);
      this.higher[column] = (this.higher[column] as number) + (other.higher[column] as number);
    }
    this.members += other.members;
  }
}
