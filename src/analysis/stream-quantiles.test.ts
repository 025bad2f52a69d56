import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Columns } from '../engine/columns.ts';
import { openStream } from '../engine/streams.ts';
import { quantilesOfColumns } from './column-quantiles.ts';
import { QuantileStream, streamQuantiles } from './stream-quantiles.ts';

/** Columns of `[series][step][member]`. */
function columnsOf(series: number, steps: number, count: number, value: (place: number) => number): Columns {
  return {
    series,
    steps,
    count,
    members: Int32Array.from({ length: count }, (_, at) => at),
    values: Float64Array.from({ length: series * steps * count }, (_, place) => value(place)),
  };
}

/** The members of `all` from `from` to `to - 1`. */
function blockOf(all: Columns, from: number, to: number): Columns {
  const { series, steps, values, members } = all;
  const count = to - from;
  const block = columnsOf(series, steps, count, (place) => {
    const column = Math.floor(place / count);
    return values[column * all.count + from + (place % count)] ?? Number.NaN;
  });
  return { ...block, members: members.slice(from, to) };
}

function blocksOf(all: Columns, size: number): Columns[] {
  return Array.from({ length: Math.ceil(all.count / size) }, (_, at) =>
    blockOf(all, at * size, Math.min(all.count, (at + 1) * size)),
  );
}

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 }),
  fc.constantFrom(-0, 0, 1, 5e-324, -5e-324, 1e-300),
  fc.integer({ min: -3, max: 3 }),
);
const ensemble = fc
  .record({
    series: fc.integer({ min: 1, max: 2 }),
    steps: fc.integer({ min: 1, max: 2 }),
    count: fc.integer({ min: 1, max: 150 }),
    isSorted: fc.boolean(),
  })
  .chain(({ series, steps, count, isSorted }) =>
    fc.array(value, { minLength: count * series * steps, maxLength: count * series * steps }).map((drawn) => {
      const values = isSorted ? Float64Array.from(drawn).sort() : drawn;
      return columnsOf(series, steps, count, (place) => values[place] ?? 0);
    }),
  );

describe('quantiles over passes', () => {
  it('equal those of all members at once, whatever the memory, the expectation, and the order of blocks', async () => {
    await fc.assert(
      fc.asyncProperty(
        ensemble,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 400 }),
        fc.infiniteStream(fc.nat()),
        async (all, size, bytes, expected, chance) => {
          const blocks = blocksOf(all, size);
          const forEachBlock = async (visit: (block: Columns) => void) => {
            const shuffled = blocks
              .map((block) => ({ block, order: chance.next().value ?? 0 }))
              .sort((a, b) => a.order - b.order);
            for (const { block } of shuffled) visit(block);
          };
          const { series, steps } = all;
          const found = await streamQuantiles(forEachBlock, { series, steps, expected, bytes });
          expect(found).toEqual(quantilesOfColumns(all));
        },
      ),
      { numRuns: 400 },
    );
  });

  /** Passes needed for blocks in the order given; checks the result. */
  function passes(all: Columns, capacity: number, blocks = blocksOf(all, 100)): number {
    const { series, steps, count } = all;
    const bytes = 8 * 5 * series * steps * capacity;
    const quantiles = new QuantileStream({ series, steps, expected: count, bytes });
    while (!quantiles.done) {
      for (const block of blocks) quantiles.add(block);
      quantiles.endPass();
    }
    expect(quantiles.bands()).toEqual(quantilesOfColumns(all));
    return quantiles.passes;
  }

  const stream = openStream('passes');
  const count = 20_000;

  it('need one pass if members come in random order', () => {
    expect(passes(columnsOf(2, 2, count, stream), 700)).toBe(1);
  });

  it('need two passes in a small fraction of that memory', () => {
    expect(passes(columnsOf(2, 2, count, stream), 70)).toBe(2);
  });

  it('need one pass for indicators and other heavy atoms', () => {
    expect(
      passes(
        columnsOf(1, 2, count, () => (stream() < 0.3 ? 1 : 0)),
        64,
      ),
    ).toBe(1);
    expect(
      passes(
        columnsOf(1, 2, count, () => Math.max(0.4, stream())),
        500,
      ),
    ).toBe(1);
  });

  it('need few passes if members come in ascending order, or wander over all magnitudes', () => {
    expect(
      passes(
        columnsOf(1, 1, count, (place) => place * place),
        64,
      ),
    ).toBeLessThan(10);
    const magnitude = Float64Array.from({ length: count }, (_, at) => (at % 2 === 0 ? 1 : -1) / (1 + at * at * at));
    expect(
      passes(
        columnsOf(1, 1, count, (place) => magnitude[place] ?? 0),
        64,
      ),
    ).toBeLessThan(14);
  });

  it('end a search between heavy atoms at neighbouring numbers', () => {
    // The lower neighbour of the median is the last of a thousand equal values, the upper one the first of the next.
    const atom = (place: number) => Math.floor(place / 1000) * 5e-324;
    expect(passes(columnsOf(1, 1, count, atom), 64)).toBeLessThan(20);
  });

  it('wait for a later pass where there is no memory to search for all at once', () => {
    expect(passes(columnsOf(3, 7, 500, stream), 40)).toBeGreaterThan(1);
  });

  it('are not numbers at a step that does not exist, or without members', async () => {
    const shape = { series: 1, steps: 2, expected: 3 };
    const block = columnsOf(1, 2, 3, (place) => (place < 3 ? Number.NaN : place));
    expect(await streamQuantiles(async (visit) => visit(block), shape)).toEqual(quantilesOfColumns(block));
    expect((await streamQuantiles(async () => {}, shape))[0]?.every(Number.isNaN)).toBe(true);
  });

  it('notice a pass that shows other members', () => {
    const quantiles = new QuantileStream({ series: 1, steps: 1, expected: 1000, bytes: 8 * 5 * 64 });
    quantiles.add(columnsOf(1, 1, 1000, (place) => place));
    quantiles.endPass();
    expect(quantiles.done).toBe(false);
    quantiles.add(columnsOf(1, 1, 999, (place) => place));
    expect(() => quantiles.endPass()).toThrow('Two passes showed different members.');
  });
});
