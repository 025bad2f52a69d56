import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Selector } from './select.ts';

/** Columns that are hard to divide: atoms, zeros of both signs, extreme magnitudes, and runs of doubled numbers. */
const column = fc.oneof(
  fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 400 }),
  fc.array(fc.constantFrom(-0, 0), { minLength: 1, maxLength: 80 }),
  fc.array(fc.constantFrom(-1, -0, 0, 1, 0.5), { minLength: 1, maxLength: 200 }),
  fc.array(fc.constantFrom(-1e300, -1e-300, -5e-324, -0, 0, 5e-324, 1e-300, 1, 1e300), {
    minLength: 1,
    maxLength: 200,
  }),
  fc.array(fc.constantFrom(-1.7e308, 1.7e308, 0), { minLength: 1, maxLength: 60 }),
  fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 120 }).map((k) => k.map((x) => x * 5e-324)),
  fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 400 }).map((k) => k.map(scaleOfTwo)),
);

/** 2 to the power `exponent`. */
function scaleOfTwo(exponent: number): number {
  let value = 1;
  for (let i = 0; i < Math.abs(exponent); i++) value *= exponent < 0 ? 0.5 : 2;
  return value;
}

const bits = (values: Float64Array) => [...new BigUint64Array(values.buffer, values.byteOffset, values.length)];

function selectAll(selector: Selector, values: readonly number[], ranks: readonly number[]): Float64Array {
  const found = new Float64Array(ranks.length);
  const framed = Float64Array.of(7, ...values, -7);
  selector.select(framed, 1, values.length + 1, Int32Array.from(ranks), found);
  return found;
}

describe('selector', () => {
  const selector = new Selector();

  it('finds every order statistic as sorting does, to the last bit', () => {
    fc.assert(
      fc.property(column, (values) => {
        const ranks = values.map((_, rank) => rank);
        expect(bits(selectAll(selector, values, ranks))).toEqual(bits(Float64Array.from(values).sort()));
      }),
      { numRuns: 300 },
    );
  });

  it('finds single ranks as sorting does', () => {
    fc.assert(
      fc.property(column, fc.array(fc.nat(), { maxLength: 10 }), (values, numbers) => {
        const ranks = [...new Set(numbers.map((number) => number % values.length))].sort((a, b) => a - b);
        const sorted = Float64Array.from(values).sort();
        const expected = Float64Array.from(ranks, (rank) => sorted[rank] ?? Number.NaN);
        expect(bits(selectAll(selector, values, ranks))).toEqual(bits(expected));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the values as they are', () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => (i * 37) % 101);
    const before = values.slice();
    selector.select(values, 0, 100, Int32Array.of(3, 50), new Float64Array(2));
    expect(values).toEqual(before);
  });

  it('orders a thousand powers of two, which equal bins hardly divide', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => scaleOfTwo(((i * 389) % 1000) - 500));
    const found = new Float64Array(3);
    selector.select(values, 0, 1000, Int32Array.of(0, 500, 999), found);
    expect([...found]).toEqual([scaleOfTwo(-500), 1, scaleOfTwo(499)]);
  });
});
