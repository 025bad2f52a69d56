/**
 * The rules of the calibration, all of them set before any value after {@link fitRules.lastYear} was compared with
 * anything. They follow history matching (Craig, Goldstein, Seheult and Smith 1997; Vernon, Goldstein and Bower 2010):
 * draws of all parameters within their whole ranges are ruled out where they miss a target by more than its stated
 * errors allow. What is left is no posterior distribution but what was not ruled out.
 */
export const fitRules = {
  /**
   * Ids of the observed series that draws must match. The share of equal votes is left out, since it comes from the
   * same votes as the distance; so are the distance to the United States and whatever begins after 2013.
   */
  series: ['joint-exercises', 'arms-deliveries', 'arms-orders', 'un-voting-distance', 'treaty-obligations'],
  /**
   * Years that one target takes together, first and last. Yearly errors within a series go together, so that each
   * series counts with few targets, and a target's discrepancy is that of a single year, undiminished.
   */
  blocks: [
    [1996, 2000],
    [2001, 2005],
    [2006, 2009],
    [2010, 2013],
  ],
  /** The last year that the fit reads. */
  lastYear: 2013,
  /** The years on which theories are chosen among. */
  choice: [2014, 2021],
  /** Implausibility above which a draw is ruled out by one target: three standard deviations (Pukelsheim 1994). */
  mostOfOne: 3,
  /**
   * Mean of the squared implausibilities above which a draw is ruled out by all targets together: what a draw without
   * any fault of its own would have on average.
   */
  mostOfAll: 1,
  /**
   * With fewer accepted draws than this the largest implausibility of each draw is left out, then the two largest: the
   * only way in which the rules may be loosened.
   */
  fewestAccepted: 200,
  /** How many of the largest implausibilities may be left out at most. */
  mostLeftOut: 2,
  /** How many draws a fit makes unless told otherwise: a power of two fills the ranges most evenly. */
  draws: 131_072,
  /** Root of the parameters' luck in a fit. */
  seed: 'calibration',
  /** Members with chance, at the default parameters, that tell how far luck alone moves a target. */
  membersForChance: 256,
} as const;
