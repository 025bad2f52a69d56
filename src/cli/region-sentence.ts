import type { FailureRegion, RegionBound } from '../analysis/claims/failure-region.ts';
import { listOf } from './names.ts';
import { shortNumber } from './numbers.ts';
import { say } from './say.ts';

/**
 * Where a claim fails, in a sentence with the shares that tell how well the region does. `told` is what failing means,
 * where it has a name of its own.
 */
export function regionSentence(
  { failing, bounds, coverage, density, base }: FailureRegion,
  told: FailureRegion['failing'] | 'alliance' = failing,
): string {
  const percent = (share: number) => String(Math.round(100 * share));
  return say(`region-${told}`, {
    where: listOf(bounds.map(boundPhrase)),
    density: percent(density),
    coverage: percent(coverage),
    base: percent(base),
  });
}

function boundPhrase({ series, above, below }: RegionBound): string {
  const values = { name: series, above: shortNumber(above ?? 0), below: shortNumber(below ?? 0) };
  if (above === undefined) return say('region-below', values);
  return say(below === undefined ? 'region-above' : 'region-between', values);
}
