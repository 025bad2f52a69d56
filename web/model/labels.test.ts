import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadLabels } from './labels.ts';

test('labels that have room stay where they are', () => {
  expect(spreadLabels([20, 60], 15, 100)).toEqual([20, 60]);
});

test('labels that touch move apart around their middle', () => {
  expect(spreadLabels([50, 52], 10, 100)).toEqual([46, 56]);
});

test('labels at the edges stay within', () => {
  expect(spreadLabels([0, 100], 10, 100)).toEqual([5, 95]);
  expect(spreadLabels([99, 100], 10, 100)).toEqual([85, 95]);
});

test('as long as there is room for all, none overlaps, all are within, and their order holds', () => {
  const wanted = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(wanted, (places) => {
      const spread = spreadLabels(places, 15, 200);
      const order = places.map((_, index) => index).sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0));
      const sorted = order.map((index) => spread[index] ?? 0);
      expect(sorted[0]).toBeGreaterThan(7.4);
      expect(sorted.at(-1)).toBeLessThan(192.6);
      for (let index = 1; index < sorted.length; index += 1) {
        expect((sorted[index] ?? 0) - (sorted[index - 1] ?? 0)).toBeGreaterThan(14.9);
      }
    }),
  );
});
