import { expect, test } from 'vitest';
import { createFormat } from './format.ts';

const english = createFormat('en', 'own');
const persian = createFormat('fa', 'own');

test('a decimal year is the month it falls into', () => {
  expect([2014, 2014.25, 2014 + 2.5 / 12, 2014.999, 2014.9999999].map(english.month)).toEqual([
    'January 2014',
    'April 2014',
    'March 2014',
    'December 2014',
    'January 2015',
  ]);
});

test('Persian dates are Gregorian, with Persian or Latin digits', () => {
  expect(persian.month(2014.2)).toBe('مارس ۲۰۱۴');
  expect(createFormat('fa', 'latin').month(2014.2)).toBe('مارس 2014');
  expect(persian.year(2014.2)).toBe('۲۰۱۴');
});

test('numbers', () => {
  expect(english.decimal(0.125)).toBe('0.13');
  expect(english.short(0.5)).toBe('0.5');
  expect(english.signed(0.1)).toBe('+0.10');
  expect(english.whole(1000)).toBe('1,000');
  expect(english.year(2014.5)).toBe('2014');
  expect(persian.decimal(0.5)).toBe('۰٫۵۰');
  expect(createFormat('fa', 'latin').decimal(0.5)).toBe('0.50');
});
