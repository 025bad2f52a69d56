import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quantilesOfColumns } from './column-quantiles.ts';
import { quantile, summaryShares } from './quantiles.ts';

const columnsOf = (series: number, steps: number, count: number, values: readonly number[]) => ({
  series,
  steps,
  count,
  members: Int32Array.from({ length: count }, (_, at) => at),
  values: Float64Array.from(values),
});

// numpy 2.4: np.quantile([3, 1, 4, 1, 5, 9, 2, 6], [.05, .25, .5, .75, .95]) and the same of [10, -10]
it('agrees with NumPy on worked examples', () => {
  const [digits] = quantilesOfColumns(columnsOf(1, 1, 8, [3, 1, 4, 1, 5, 9, 2, 6]));
  expect([...(digits ?? [])]).toEqual([1, 1.75, 3.5, 5.25, 7.95].map((x) => expect.closeTo(x, 12)));
  const [pair] = quantilesOfColumns(columnsOf(1, 1, 2, [10, -10]));
  expect([...(pair ?? [])]).toEqual([-9, -5, 0, 5, 9].map((x) => expect.closeTo(x, 12)));
});

it('equals quantiles of each sorted column, to the last bit', () => {
  const shape = fc.record({
    series: fc.integer({ min: 1, max: 3 }),
    steps: fc.integer({ min: 1, max: 4 }),
    count: fc.integer({ min: 1, max: 70 }),
  });
  const value = fc.oneof(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.constantFrom(0, 1));
  fc.assert(
    fc.property(
      shape.chain(({ series, steps, count }) =>
        fc.tuple(
          fc.constant({ series, steps, count }),
          fc.array(value, { minLength: series * steps * count, maxLength: series * steps * count }),
        ),
      ),
      ([{ series, steps, count }, values]) => {
        const bands = quantilesOfColumns(columnsOf(series, steps, count, values));
        for (let column = 0; column < series * steps; column++) {
          const sorted = Float64Array.from(values.slice(column * count, (column + 1) * count)).sort();
          const band = bands[Math.floor(column / steps)];
          const found = summaryShares.map((_, share) => band?.[share * steps + (column % steps)]);
          expect(found).toEqual(summaryShares.map((share) => quantile(sorted, share)));
        }
      },
    ),
  );
});

it('is not a number at a step that does not exist, or without members', () => {
  const [band] = quantilesOfColumns(columnsOf(1, 2, 2, [Number.NaN, Number.NaN, 1, 3]));
  expect([...(band ?? [])].map(Number.isNaN)).toEqual(Array(5).fill([true, false]).flat());
  expect([...(quantilesOfColumns(columnsOf(1, 1, 0, []))[0] ?? [])]).toEqual(Array(5).fill(Number.NaN));
});
