/** A share of draws with its uncertainty as a sample of all possible draws. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** count / of; NaN where there are no draws. */
  readonly share: number;
  /** Ends of the 95 % interval. */
  readonly low: number;
  readonly high: number;
}

/** The quantile 0.975 of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * A share with its 95 % interval after Wilson (1927, JASA 22), which keeps close to its level for shares near 0 and 1
 * too (Brown, Cai and DasGupta 2001, Statistical Science 16). Draws that fill the range evenly, as those of ensembles
 * do, scatter less than independent ones, so that it errs on the wide side.
 */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, share: Number.NaN, low: 0, high: 1 };
  const share = count / of;
  const weight = 1 + (z * z) / of;
  const middle = (share + (z * z) / (2 * of)) / weight;
  const half = (z / weight) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const low = count === 0 ? 0 : Math.max(0, middle - half);
  const high = count === of ? 1 : Math.min(1, middle + half);
  return { count, of, share, low, high };
}
