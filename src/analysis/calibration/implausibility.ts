/**
 * How far a model's value lies from an observed one, in standard deviations of all errors that are stated: the
 * discrepancy (measurement and structural error), and `variance`, that of the model's own chance (Craig et al. 1997).
 */
export function implausibility(value: number, observed: number, discrepancy: number, variance: number): number {
  return Math.abs(value - observed) / Math.sqrt(discrepancy * discrepancy + variance);
}

/** Bounds on the implausibilities of a draw. */
export interface Bounds {
  /** Of every single one. */
  readonly mostOfOne: number;
  /** Of the mean of their squares. */
  readonly mostOfAll: number;
}

/**
 * How many of the largest implausibilities of a draw must be left out for the rest to keep the bounds: 0 for a draw
 * that is accepted as it is; `most + 1` where leaving out `most` is not enough.
 */
export function leftOutToAccept(implausibilities: readonly number[], bounds: Bounds, most: number): number {
  const descending = [...implausibilities].sort((a, b) => b - a);
  for (let leftOut = 0; leftOut <= most; leftOut++) {
    const rest = descending.slice(leftOut);
    const squares = rest.reduce((sum, one) => sum + one * one, 0);
    if ((rest[0] ?? 0) <= bounds.mostOfOne && squares <= bounds.mostOfAll * rest.length) return leftOut;
  }
  return most + 1;
}
