import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberAtPlace, placeOfNumber } from './bit-order.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

it('orders places as numbers, and finds the number at a place', () => {
  fc.assert(
    fc.property(finite, finite, (a, b) => {
      expect(placeOfNumber(a) < placeOfNumber(b)).toBe(a < b);
      expect(numberAtPlace(placeOfNumber(a)) === a).toBe(true);
    }),
  );
});

it('puts neighbours next to each other, with one place for both zeros', () => {
  expect([-5e-324, -0, 0, 5e-324].map(placeOfNumber)).toEqual([-1n, 0n, 0n, 1n]);
  expect(numberAtPlace(placeOfNumber(1) + 1n)).toBe(1 + Number.EPSILON);
  expect(numberAtPlace(placeOfNumber(Number.MAX_VALUE) + 1n)).toBe(Number.POSITIVE_INFINITY);
});
