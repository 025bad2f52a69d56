/**
 * Where the quantiles of `count` ordered numbers lie (Hyndman and Fan 1996, type 7, as in R and NumPy): each between
 * two neighbours, the order statistics with the ranks `low` and `high`, counted from 0.
 */
export interface OrderPositions {
  /** All ranks needed, ascending, each once. */
  readonly ranks: Int32Array;
  /** For each share the places of its two order statistics in `ranks`. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** For each share how far it lies on the way from `low` to `high`, in [0, 1). */
  readonly fraction: Float64Array;
}

/** Position of a quantile among `count` ordered numbers, from 0 to `count - 1`; `count` must be positive. */
export function orderPosition(share: number, count: number): number {
  return Math.max(0, Math.min(count - 1, share * (count - 1)));
}

/** Number at `fraction` of the straight line between two order statistics. */
export function between(low: number, high: number, fraction: number): number {
  return low + (high - low) * fraction;
}

/** Positions of quantiles at `shares` among `count` numbers; `count` must be positive. */
export function orderPositions(shares: readonly number[], count: number): OrderPositions {
  const positions = shares.map((share) => orderPosition(share, count));
  const lows = positions.map(Math.floor);
  const highs = lows.map((low) => Math.min(count - 1, low + 1));
  const ranks = Int32Array.from(new Set([...lows, ...highs])).sort();
  return {
    ranks,
    low: Int32Array.from(lows, (rank) => ranks.indexOf(rank)),
    high: Int32Array.from(highs, (rank) => ranks.indexOf(rank)),
    fraction: Float64Array.from(positions, (position, at) => position - (lows[at] ?? 0)),
  };
}
