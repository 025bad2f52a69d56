import fc from 'fast-check';
import { expect, it } from 'vitest';
import { latinHypercube } from './latin-hypercube.ts';

it('hits every part of the interval exactly once', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 300 }), (seed, members) => {
      const sample = latinHypercube(seed, 'dimension', members);
      const parts = [...sample].map((value) => Math.floor(value * members)).sort((a, b) => a - b);
      expect(parts).toEqual(Array.from({ length: members }, (_, part) => part));
    }),
  );
});

it('orders dimensions independently', () => {
  expect(latinHypercube('1', 'a', 50)).not.toEqual(latinHypercube('1', 'b', 50));
  expect(latinHypercube('1', 'a', 50)).toEqual(latinHypercube('1', 'a', 50));
});
