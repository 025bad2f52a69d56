import { expect, test } from 'vitest';
import { scaleOf, shortNumber, signedNumber } from './numbers.ts';

test.each([
  [0.4321, '0.43'],
  [0.0432, '0.043'],
  [0.00432, '0.0043'],
  [12.345, '12.35'],
  [123.45, '123.5'],
  [1234.5, '1235'],
  [0, '0.00'],
  [2e9, '2.00e+9'],
  [Number.NaN, '?'],
])('%d reads %s', (value, text) => {
  expect(shortNumber(value)).toBe(text);
});

test('numbers beside each other have the same decimals', () => {
  const values = [12.5, -0.001];
  expect(values.map((value) => shortNumber(value, scaleOf(values)))).toEqual(['12.50', '0.00']);
});

test('differences show their sign unless they are nothing', () => {
  expect([0.2, -0.2, 0.001].map((value) => signedNumber(value, 1))).toEqual(['+0.20', '-0.20', '0.00']);
});
