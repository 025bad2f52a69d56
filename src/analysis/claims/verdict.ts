import { type Bound, liesOn } from '../../files/claim-source.ts';
import type { Share } from './wilson.ts';

/** What draws say of a claim, in a word. */
export type Verdict = 'supported' | 'mostly-supported' | 'weak' | 'open' | 'mostly-refuted' | 'refuted';

/** What is known of the sign of an effect. */
export type SignStanding =
  /** The claim file says that the equations leave it no choice, and no draw reverses it: an assumption. */
  | 'assumed'
  /** The claim file says so, but draws reverse it: the file is wrong. */
  | 'assumed-wrongly'
  /** No draw reverses it: possibly built in. */
  | 'never-reversed'
  /** Draws reverse it, or there is none. */
  | 'free';

const most = 0.75;
const half = 0.5;
const few = 0.1;
const quarter = 0.25;

/**
 * The word for the shares of draws that support and contradict a claim; what neither does is too small to count.
 * Every bar must be passed by the whole 95 % interval:
 * - supported: more than three quarters support, and less than a tenth contradict; refuted: the other way round.
 * - mostly supported: more than half support, and less than a quarter contradict; mostly refuted: the other way round.
 * - weak: less than a tenth contradict, but too few support: the direction is right and the size too small.
 * - open: all else.
 */
export function verdictOf(supporting: Share, contradicting: Share): Verdict {
  if (supporting.low > most && contradicting.high < few) return 'supported';
  if (contradicting.low > most && supporting.high < few) return 'refuted';
  if (supporting.low > half && contradicting.high < quarter) return 'mostly-supported';
  if (contradicting.low > half && supporting.high < quarter) return 'mostly-refuted';
  return contradicting.high < few ? 'weak' : 'open';
}

/**
 * Whether an effect reverses a claim. Where support and contradiction lie on either side of zero, any effect of the
 * opposite sign does, however small; where they part at a level, such as 0.5, whatever contradicts does.
 */
export function reverses(effect: number, support: Bound, contradiction: Bound): boolean {
  const { side } = support;
  if (side === 'above' && support.value >= 0 && contradiction.value <= 0) return effect < 0;
  if (side === 'below' && support.value <= 0 && contradiction.value >= 0) return effect > 0;
  return liesOn(contradiction, effect);
}

/** The standing of a sign of which the claim file says, or not, that it is built in. Without any draw it is free. */
export function signStandingOf(isStated: boolean, reversing: Share): SignStanding {
  if (reversing.of === 0) return 'free';
  if (reversing.count === 0) return isStated ? 'assumed' : 'never-reversed';
  return isStated ? 'assumed-wrongly' : 'free';
}
