import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapOf, numbersOf } from './bit-map.ts';

test('a map is what Node writes in base64 of the bits, and gives the numbers back', () => {
  const sets = fc
    .integer({ min: 1, max: 200 })
    .chain((count) => fc.record({ count: fc.constant(count), numbers: fc.uniqueArray(fc.nat({ max: count - 1 })) }));
  fc.assert(
    fc.property(sets, ({ count, numbers }) => {
      const ascending = numbers.sort((a, b) => a - b);
      const bytes = Buffer.alloc(Math.ceil(count / 8));
      for (const number of ascending)
        bytes.writeUInt8(bytes.readUInt8(number >> 3) | (0x80 >> (number & 7)), number >> 3);
      const map = mapOf(ascending, count);
      expect(map).toBe(bytes.toString('base64'));
      expect([...(numbersOf(map, count) ?? [])]).toEqual(ascending);
    }),
  );
});

test('what is no map of that many numbers is refused', () => {
  expect(numbersOf('gA==', 8)).toEqual(Uint32Array.of(0));
  expect(numbersOf('gA==', 16)).toBeUndefined();
  expect(numbersOf('g!==', 8)).toBeUndefined();
  // Bit 7 of a map of five numbers.
  expect(numbersOf('AQ==', 5)).toBeUndefined();
});
