/** The shares at which summaries give quantiles. */
export const summaryShares = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/**
 * Quantile of numbers in ascending order, on a straight line between neighbours (Hyndman and Fan 1996, type 7, as in R
 * and NumPy). NaN where there are none.
 */
export function quantile(ascending: ArrayLike<number>, share: number): number {
  const last = ascending.length - 1;
  if (last < 0) return Number.NaN;
  const position = Math.max(0, Math.min(last, share * last));
  const below = Math.floor(position);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[Math.min(last, below + 1)] ?? Number.NaN;
  return low + (high - low) * (position - below);
}
