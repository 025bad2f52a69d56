import { distance } from 'fastest-levenshtein';

/** A name that equations and files may use: a letter, then letters, digits or underscores. */
export const namePattern = /^[A-Za-z][A-Za-z0-9_]*$/;

/** An id of an event, lever, variant or file: words joined by hyphens. */
export const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const inherited = new Set(Object.getOwnPropertyNames(Object.prototype).concat('prototype'));

/** Whether a name collides with what every JavaScript object inherits, and is therefore refused in files. */
export function isInheritedName(name: string): boolean {
  return inherited.has(name);
}

/** The candidate closest to `name` by edit distance, if it is close enough to be a likely slip. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = farthestSlip(name) + 1;
  for (const candidate of candidates) {
    const d = slips(name.slice(0, 80), candidate.slice(0, 80));
    if (d < bestDistance) [best, bestDistance] = [candidate, d];
  }
  return best;
}

/** How many slips lead from one name to another: letters in the wrong case are none, and letters swapped are one. */
function slips(name: string, candidate: string): number {
  if (candidate.toLowerCase() === name.toLowerCase()) return 0;
  const edits = distance(name, candidate);
  return edits === 2 && [...name].sort().join() === [...candidate].sort().join() ? 1 : edits;
}

/** Edits that make a likely slip: fewer in a short name, of which most letters may differ by chance. */
function farthestSlip({ length }: string): number {
  if (length <= 1) return 0;
  return length <= 3 ? 1 : Math.max(2, Math.floor(length / 3));
}

/** Values for a problem's message: the name found, and the nearest valid one where there is any. */
export function foundAndNearest(found: string, candidates: Iterable<string>): Record<string, string> {
  const nearest = nearestName(found, candidates);
  return nearest === undefined ? { found } : { found, nearest };
}
