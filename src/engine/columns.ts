/**
 * Values of several series over members that ran through, in ascending order of their numbers:
 * `values[(series * steps + step) * count + at]`. All values are finite, except that a step which does not exist (see
 * `paired-differences.ts`) is NaN in every member.
 */
export interface Columns {
  readonly series: number;
  readonly steps: number;
  /** How many members. */
  readonly count: number;
  /** Number of each member. */
  readonly members: Int32Array | Uint32Array;
  readonly values: Float64Array;
}

/** Visits all members once, in blocks that come in any order; each call runs or replays all of them. */
export type ForEachBlock = (visit: (block: Columns) => void) => Promise<void>;
