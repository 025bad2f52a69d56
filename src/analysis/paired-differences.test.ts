import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Columns } from '../engine/columns.ts';
import { quantilesOfColumns } from './column-quantiles.ts';
import { pairColumns, pairedDifferences, SignCounts } from './paired-differences.ts';

/** Columns of `[series][step][member]`. */
function columnsOf(members: readonly number[], values: readonly (readonly (readonly number[])[])[]): Columns {
  return {
    series: values.length,
    steps: values[0]?.length ?? 0,
    count: members.length,
    members: Int32Array.from(members),
    values: Float64Array.from(values.flat(2)),
  };
}

const one = { series: ['x'], times: Float64Array.of(2000, 2001, 2002) };
const before = columnsOf(
  [0, 1, 2, 3],
  [
    [
      [0, 0, 0, 0],
      [0, 1, 0, 2],
      [1, 1, 0, 0],
    ],
  ],
);
const now = columnsOf(
  [0, 1, 2, 3],
  [
    [
      [1, 1, 1, 1],
      [0, 1, 0, 2],
      [0, 0, 1, 0],
    ],
  ],
);

describe('paired differences', () => {
  it('compare member by member', () => {
    const differences = pairedDifferences(now, before, pairColumns(one, one));
    expect([...differences.values]).toEqual([1, 1, 1, 1, 0, 0, 0, 0, -1, -1, 1, 0]);
    expect([...(quantilesOfColumns(differences)[0]?.slice(6, 9) ?? [])]).toEqual([1, 0, -0.5]);
  });

  it('leave out members that only one side holds', () => {
    const other = columnsOf(
      [1, 3, 4],
      [
        [
          [10, 30, 40],
          [10, 30, 40],
          [10, 30, 40],
        ],
      ],
    );
    const differences = pairedDifferences(other, before, pairColumns(one, one));
    expect([...differences.members]).toEqual([1, 3]);
    expect(differences.count).toBe(2);
    expect([...differences.values]).toEqual([10, 30, 9, 28, 9, 30]);
  });

  it('pair series by name and steps by date, and are not numbers at dates that the current ensemble lacks', () => {
    const current = { series: ['z', 'y', 'x'], times: Float64Array.of(2001, 2002 + 1e-12, 2003) };
    const baseline = { series: ['x', 'y', 'w'], times: Float64Array.of(2000, 2001, 2002) };
    const pairing = pairColumns(current, baseline);
    expect(pairing.series).toEqual([
      { current: 1, baseline: 1 },
      { current: 2, baseline: 0 },
    ]);
    expect([...pairing.steps]).toEqual([-1, 0, 1]);
    const differences = pairedDifferences(
      columnsOf(
        [7],
        [
          [[0], [0], [0]],
          [[10], [20], [30]],
          [[100], [200], [300]],
        ],
      ),
      columnsOf(
        [7],
        [
          [[1], [2], [3]],
          [[4], [5], [6]],
          [[0], [0], [0]],
        ],
      ),
      pairing,
    );
    expect([...differences.values]).toEqual([Number.NaN, 5, 14, Number.NaN, 98, 197]);
  });
});

describe('sign counts', () => {
  it('count members below and above zero', () => {
    const counts = new SignCounts(1, 3);
    counts.add(pairedDifferences(now, before, pairColumns(one, one)));
    expect([...counts.lower]).toEqual([0, 0, 2]);
    expect([...counts.higher]).toEqual([4, 0, 1]);
    expect(counts.members).toBe(4);
  });

  it('count the same in blocks of any order, and in parts merged', () => {
    const values = fc.array(fc.constantFrom(-1, -0, 0, 1, Number.NaN), { maxLength: 8 });
    const countsOf = (...blocks: number[][]) => {
      const counts = new SignCounts(1, 1);
      for (const block of blocks)
        counts.add(
          columnsOf(
            block.map((_, at) => at),
            [[block]],
          ),
        );
      return counts;
    };
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const merged = countsOf(c, a);
        merged.merge(countsOf(b));
        expect(merged).toEqual(countsOf([...a, ...b, ...c]));
      }),
    );
  });
});
