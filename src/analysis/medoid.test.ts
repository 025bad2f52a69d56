import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Columns } from '../engine/columns.ts';
import { quantilesOfColumns } from './column-quantiles.ts';
import { MedoidSearch } from './medoid.ts';

/** Columns of `[member][series][step]`. */
function columnsOf(
  members: readonly (readonly (readonly number[])[])[],
  numbers = members.map((_, at) => at),
): Columns {
  const series = members[0]?.length ?? 0;
  const steps = members[0]?.[0]?.length ?? 0;
  const values = Array.from({ length: series * steps }, (_, column) =>
    members.map((member) => member[Math.floor(column / steps)]?.[column % steps] ?? Number.NaN),
  );
  return {
    series,
    steps,
    count: members.length,
    members: Int32Array.from(numbers),
    values: Float64Array.from(values.flat()),
  };
}

function medoid(all: Columns): number {
  const search = new MedoidSearch(quantilesOfColumns(all));
  search.add(all);
  return search.member;
}

it('finds the member closest to the medians', () => {
  // Medians 2 and 1.5, mean width of the 50 % band 2.5: the distances are 3.8, 0.6, 0.2, 1.2 and 3.4.
  expect(medoid(columnsOf([[[0, 9]], [[1, 2]], [[2, 1]], [[5, 1.5]], [[9, 0]]]))).toBe(2);
});

it('gives every series the same weight, whatever its unit', () => {
  const members = [
    [[0], [3000]],
    [[1], [0]],
    [[2], [2100]],
    [[3], [1000]],
    [[4], [2000]],
  ];
  // Medians 2 and 2000, widths 2 and 1100: distances 1.91, 2.32, 0.09, 1.41, 1.
  expect(medoid(columnsOf(members))).toBe(2);
  expect(medoid(columnsOf(members.map(([a = [], b = []]) => [a.map((x) => x * 1e6), b])))).toBe(2);
});

it('takes the lowest number where two are equally close, and leaves out series without width', () => {
  expect(medoid(columnsOf([[[1]], [[2]], [[2]], [[3]]], [4, 9, 7, 1]))).toBe(7);
  expect(
    medoid(
      columnsOf([
        [[5], [1]],
        [[5], [2]],
        [[5], [4]],
      ]),
    ),
  ).toBe(1);
});

it('finds nothing where no member ran through', () => {
  expect(new MedoidSearch([new Float64Array(10)]).member).toBe(-1);
});

it('finds the same in blocks of any order, and in two searches merged', () => {
  const member = fc.tuple(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 2 }));
  fc.assert(
    fc.property(fc.array(member, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.nat()), (members, chance) => {
      const all = columnsOf(members);
      const bands = quantilesOfColumns(all);
      const searches = [new MedoidSearch(bands), new MedoidSearch(bands)] as const;
      const order = members.map((_, at) => at).sort(() => ((chance.next().value ?? 0) % 3) - 1);
      for (const at of order) searches[at % 3 === 0 ? 1 : 0].add(columnsOf([members[at] ?? [[]]], [at]));
      searches[0].merge(searches[1]);
      expect(searches[0].member).toBe(medoid(all));
    }),
  );
});
