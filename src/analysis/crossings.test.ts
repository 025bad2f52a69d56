import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Columns } from '../engine/columns.ts';
import { CrossingCounts } from './crossings.ts';
import { quantile, summaryShares } from './quantiles.ts';

const steps = 3;
const times = Float64Array.of(2000, 2001, 2002);

/** Columns of a series that is not followed and of `[member][step]`. */
function columnsOf(members: readonly (readonly number[])[]): Columns {
  const series = Array.from({ length: steps }, () => members.map(() => 99));
  for (let step = 0; step < steps; step++) series.push(members.map((values) => values[step] ?? Number.NaN));
  return {
    series: 2,
    steps,
    count: members.length,
    members: Int32Array.from(members, (_, at) => at),
    values: Float64Array.from(series.flat()),
  };
}

function countsOf(...blocks: (readonly (readonly number[])[])[]): CrossingCounts {
  const counts = new CrossingCounts(1, 1, steps);
  for (const block of blocks) counts.add(columnsOf(block));
  return counts;
}

it('counts each member at the step where it first reaches the level', () => {
  const counts = countsOf([
    [0, 0, 1],
    [0, 1, 1],
    [0, 0, 0.99],
    [0, 2, 0],
    [1, 0, 1],
  ]);
  expect([...counts.byStep]).toEqual([1, 2, 1]);
  expect(counts).toMatchObject({ members: 5, reached: 4 });
  expect(counts.summary(times)).toEqual({
    share: 0.8,
    times: [2000.15, 2000.75, 2001, 2001.25, 2001.85].map((time) => expect.closeTo(time, 9)),
  });
});

it('has no dates where no member reaches the level, or none is there', () => {
  expect(countsOf([[0, 0, 0]]).summary(times)).toEqual({ share: 0 });
  expect(countsOf().summary(times)).toEqual({ share: 0 });
});

const member = fc.array(fc.constantFrom(0, 0.5, 1, 2), { minLength: steps, maxLength: steps });

it('gives the quantiles of the sorted dates, to the last bit', () => {
  fc.assert(
    fc.property(fc.array(member, { minLength: 1 }), (members) => {
      const dates = members.flatMap((values) => {
        const step = values.findIndex((value) => value >= 1);
        return step < 0 ? [] : [times[step] ?? 0];
      });
      dates.sort((a, b) => a - b);
      const { share, times: found } = countsOf(members).summary(times);
      expect(share).toBe(dates.length / members.length);
      expect(found).toEqual(dates.length === 0 ? undefined : summaryShares.map((at) => quantile(dates, at)));
    }),
  );
});

it('counts the same in blocks of any order, and in parts merged', () => {
  fc.assert(
    fc.property(fc.array(member), fc.array(member), fc.array(member), (a, b, c) => {
      const together = countsOf([...a, ...b, ...c]);
      const merged = countsOf(c, a);
      merged.merge(countsOf(b));
      expect([...merged.byStep, merged.members, merged.reached]).toEqual([
        ...together.byStep,
        together.members,
        together.reached,
      ]);
    }),
  );
});
