import { describe, expect, test } from 'vitest';
import type { Statistic } from '../../files/claim-schema.ts';
import { measureBlock, measureValues, stepRule } from './measure.ts';

const times = Float64Array.from({ length: 17 }, (_, step) => 2000 + step / 4);
/** A straight line with a bump: 3 a year from 1, and 10 more at 2001.5. */
const values = times.map((time) => 1 + 3 * (time - 2000) + (time === 2001.5 ? 10 : 0));

function measured(statistic: Statistic, from: number, to: number): number | undefined {
  const rule = stepRule({ statistic, from, to }, times);
  return rule && measureValues(rule, values);
}

describe('a statistic over years', () => {
  test.each([
    ['mean', 2000, 2000, 1 + 3 * 0.375],
    ['mean', 2000, 2001, 1 + 3 * 0.875 + 10 / 8],
    ['mean', 2004, 2004, 13],
    ['highest', 2000, 2001, 1 + 4.5 + 10],
    ['highest', 2002, 2004, 13],
    ['lowest', 2000, 2004, 1],
    ['lowest', 2002, 2002, 7],
    ['change', 2000, 2003, 9],
    ['slope', 2002, 2003, 3],
    ['at', 2002, 2002, 7],
    ['at', 2002.2, 2002.2, 7],
    ['at', 2001.5, 2001.5, 15.5],
    ['sum', 2002, 2002, 4 * (7 + 3 * 0.375)],
  ] as const)('%s of %d to %d', (statistic, from, to, expected) => {
    expect(measured(statistic, from, to)).toBeCloseTo(expected, 12);
  });

  test('is none where there are no times, or only one for a slope', () => {
    expect(measured('mean', 2005, 2006)).toBeUndefined();
    expect(measured('change', 1999, 2001)).toBeUndefined();
    expect(measured('slope', 2004, 2004)).toBeUndefined();
    expect(measured('at', 1999, 1999)).toBeUndefined();
  });
});

test('the greatest of a weighted sum is not the weighted sum of the greatest', () => {
  const rule = stepRule({ statistic: 'highest', from: 2000, to: 2000 }, Float64Array.of(2000, 2000.25));
  if (!rule) throw new Error('A rule was expected.');
  // Two series of two members at two steps, [series][step][member].
  const block = { steps: 2, count: 2, values: Float64Array.of(1, 5, 3, 5, 4, 0, 0, 2) };
  expect([
    ...measureBlock(
      rule,
      [
        [0, 1],
        [1, 0.5],
      ],
      block,
    ),
  ]).toEqual([3, 6]);
});
