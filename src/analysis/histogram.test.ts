import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Columns } from '../engine/columns.ts';
import { Extent, equalEdges, Histogram } from './histogram.ts';

/** Two series over two steps, of which the second series at the first step holds the values. */
function columnsOf(values: readonly number[]): Columns {
  const others = values.map(() => 1e6);
  return {
    series: 2,
    steps: 2,
    count: values.length,
    members: Int32Array.from(values, (_, at) => at),
    values: Float64Array.from([...others, ...others, ...values, ...others]),
  };
}

function histogramOf(edges: Float64Array, ...blocks: (readonly number[])[]): Histogram {
  const histogram = new Histogram(1, 0, edges);
  for (const block of blocks) histogram.add(columnsOf(block));
  return histogram;
}

const counts = ({ counts, under, over }: Histogram) => ({ counts: [...counts], under, over });

describe('histogram', () => {
  // numpy 2.4: np.histogram(values, bins=4, range=(1, 5))
  it('agrees with NumPy on a worked example, and counts apart what lies outside', () => {
    const values = [1, 2, 1, 4, 5, 0.5, 3, 7, 2.5, -1, 3.999];
    expect(counts(histogramOf(equalEdges(1, 5, 4), values))).toEqual({ counts: [2, 2, 2, 2], under: 2, over: 1 });
  });

  it('puts every value between the edges of its bin', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e3, max: 1e3 }),
        fc.double({ noNaN: true, min: 1e-6, max: 1e3 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat({ max: 40 }),
        (low, width, bins, at) => {
          const edges = equalEdges(low, low + width, bins);
          const edge = edges[at % bins] ?? low;
          expect(histogramOf(edges, [edge]).counts.indexOf(1)).toBe(at % bins);
          expect(histogramOf(edges, [low + width]).counts.at(-1)).toBe(1);
        },
      ),
    );
  });

  it('counts the same in blocks of any order, and in parts merged', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -2, max: 12 }));
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const edges = equalEdges(0, 10, 7);
        const merged = histogramOf(edges, c, a);
        merged.merge(histogramOf(edges, b));
        expect(counts(merged)).toEqual(counts(histogramOf(edges, [...a, ...b, ...c])));
      }),
    );
  });
});

describe('equal edges', () => {
  it('start and end exactly at the range', () => {
    expect([...equalEdges(0.1, 0.7, 3)]).toEqual([0.1, expect.closeTo(0.3, 15), expect.closeTo(0.5, 15), 0.7]);
  });

  it('enclose a single bin where the range has no width', () => {
    expect(counts(histogramOf(equalEdges(2, 2, 9), [2, 2, 3]))).toEqual({ counts: [2], under: 0, over: 1 });
  });

  it('refuse a range that is none', () => {
    expect(() => equalEdges(2, 1, 3)).toThrow(RangeError);
    expect(() => equalEdges(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 3)).toThrow(RangeError);
    expect(() => equalEdges(0, Number.NaN, 3)).toThrow(RangeError);
  });
});

describe('extent', () => {
  it('is from the least to the greatest value of all blocks', () => {
    const extent = new Extent(1, 0);
    extent.add(columnsOf([3, -2]));
    const other = new Extent(1, 0);
    other.add(columnsOf([8]));
    extent.merge(other);
    extent.merge(new Extent(1, 0));
    expect([extent.least, extent.greatest]).toEqual([-2, 8]);
  });
});
