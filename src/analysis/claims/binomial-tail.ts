/**
 * The chance of `count` cases or more among `of` when each is one with probability `share`, by the terms of the
 * binomial distribution in proportion to the greatest of them, so that nothing is lost to numbers too small to hold.
 */
export function binomialTail(count: number, of: number, share: number): number {
  if (count <= 0 || share >= 1) return 1;
  if (share <= 0 || count > of) return 0;
  const odds = share / (1 - share);
  const mode = Math.min(of, Math.floor((of + 1) * share));
  let all = 0;
  let tail = 0;
  const add = (cases: number, term: number) => {
    all += term;
    if (cases >= count) tail += term;
  };
  for (let cases = mode, term = 1; cases <= of; cases++) {
    add(cases, term);
    term *= (odds * (of - cases)) / (cases + 1);
  }
  for (let cases = mode - 1, term = 1; cases >= 0; cases--) {
    term *= (cases + 1) / (odds * (of - cases));
    add(cases, term);
  }
  return tail / all;
}
