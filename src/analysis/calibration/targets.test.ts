import { expect, test } from 'vitest';
import type { Observation } from '../evidence/observe.ts';
import { targetsOf, targetValues, yearsOfTargets } from './targets.ts';

const seen = (source: string, year: number, value: number): Observation => ({
  source,
  series: `of ${source}`,
  year,
  value,
  discrepancy: 0.1,
  aggregation: 'mean',
  rows: [],
});

test('a target is the mean of the observed years of a block, and nothing outside of the blocks is looked at', () => {
  const observations = [seen('a', 1999, 9), seen('a', 2002, 0.5), seen('a', 2000, 0.1), seen('b', 2005, 0.3)];
  const blocks = [
    [2000, 2003],
    [2004, 2006],
  ] as const;
  const targets = targetsOf(observations, blocks);
  expect(targets).toEqual([
    { ...shared('a'), from: 2000, to: 2003, years: [2000, 2002], value: 0.3 },
    { ...shared('b'), from: 2004, to: 2006, years: [2005], value: 0.3 },
  ]);
  const { wanted, places } = yearsOfTargets(targets);
  expect(wanted.map(({ series, year }) => `${series} ${year}`)).toEqual(['of a 2000', 'of a 2002', 'of b 2005']);
  const values = [Float64Array.of(0, 1), Float64Array.of(1, 2), Float64Array.of(7, 8)];
  expect(targetValues(places, values)).toEqual([Float64Array.of(0.5, 1.5), Float64Array.of(7, 8)]);
});

function shared(source: string) {
  return { source, series: `of ${source}`, discrepancy: 0.1, aggregation: 'mean' };
}
