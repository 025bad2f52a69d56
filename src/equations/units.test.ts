import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combine, dimensionless, readUnit, sameDimension, scale, unitText } from './units.ts';

describe('a unit', () => {
  test.each([
    ['index', {}],
    ['ratio', {}],
    ['1', {}],
    ['year', { year: 1 }],
    ['1/year', { year: -1 }],
    ['trillion USD', { trillion: 1, USD: 1 }],
    ['trillion USD/year', { trillion: 1, USD: 1, year: -1 }],
    ['trillion USD / person year', { trillion: 1, USD: 1, person: -1, year: -1 }],
    ['km^2', { km: 2 }],
    ['1/year^0.5', { year: -0.5 }],
    ['year/year', {}],
  ])('%s', (text, exponents) => {
    expect(Object.fromEntries(readUnit(text) ?? [['unread', 1]])).toEqual(exponents);
  });

  test.each(['', '/year', 'year/', '2 years', 'US$', 'year^', '%', 'a - b', '(year)'])('cannot be %j', (text) => {
    expect(readUnit(text)).toBeUndefined();
  });

  const dimension = fc
    .dictionary(fc.constantFrom('year', 'USD', 'person'), fc.constantFrom(-2, -1, -0.5, 0.5, 1, 2))
    .map((exponents) => new Map(Object.entries(exponents)));

  test('can be read back from its text', () => {
    fc.assert(
      fc.property(dimension, (exponents) => {
        const read = readUnit(unitText(exponents));
        expect(read && sameDimension(read, exponents)).toBe(true);
      }),
    );
  });

  test('divided by itself is dimensionless, and its root squared is itself', () => {
    fc.assert(
      fc.property(dimension, (exponents) => {
        expect(sameDimension(combine(exponents, exponents, -1), dimensionless)).toBe(true);
        expect(sameDimension(scale(scale(exponents, 0.5), 2), exponents)).toBe(true);
      }),
    );
  });
});
