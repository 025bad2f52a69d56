import { InvalidArgumentError } from 'commander';
import { describe, expect, test } from 'vitest';
import { assignment, collect, parseDate, parseNumber, parseSeed, splitList, wholeNumber } from './parse-values.ts';

describe('numbers', () => {
  test.each([
    ['0.3', 0.3],
    [' -2 ', -2],
    ['1e-3', 0.001],
    ['.5', 0.5],
  ])('%j is read', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  test.each(['', 'abc', '0x10', 'NaN', 'Infinity', '1e999', '1 2', '0,3'])('%j is refused', (text) => {
    expect(() => parseNumber(text)).toThrow(InvalidArgumentError);
  });

  test('a decimal comma is named as the mistake', () => {
    expect(() => parseNumber('0,3')).toThrow(/after a point/);
  });
});

describe('whole numbers', () => {
  const members = wholeNumber(1, 10_000);

  test.each([
    ['1', 1],
    ['10000', 10_000],
  ])('%j is read', (text, value) => {
    expect(members(text)).toBe(value);
  });

  test.each(['0', '-1', '1e9', '10001', '1.5', '', 'many'])('%j is refused, with the most', (text) => {
    expect(() => members(text)).toThrow('from 1 to 10000');
  });
});

describe('assignments', () => {
  const parse = assignment('omega=0.3');

  test('gather, and the last of a name counts', () => {
    const first = parse('omega=0.3');
    expect(parse('omega=0.4', parse('divergence[RUS,CHN]=0.05', first))).toEqual({
      omega: 0.4,
      'divergence[RUS,CHN]': 0.05,
    });
  });

  test('of names that objects inherit are kept for the model to refuse', () => {
    expect(Object.entries(parse('__proto__=1'))).toEqual([['__proto__', 1]]);
  });

  test.each(['omega', '=0.3', ''])('%j is refused with an example', (text) => {
    expect(() => parse(text)).toThrow('omega=0.3');
  });

  test('of something that is no number is refused', () => {
    expect(() => parse('omega=abc')).toThrow('"abc"');
  });
});

test('repeated options gather', () => {
  expect(collect('b', collect('a'))).toEqual(['a', 'b']);
});

test('a seed is any text that is not blank', () => {
  expect(parseSeed('x 1')).toBe('x 1');
  expect(() => parseSeed(' ')).toThrow(InvalidArgumentError);
});

describe('dates', () => {
  test.each([
    ['2014-03', 2014 + 2.5 / 12],
    ['2014', 2014],
    ['2014.25', 2014.25],
  ])('%j is read', (text, year) => {
    expect(parseDate(text)).toBeCloseTo(year, 10);
  });

  test.each(['2014-13', '03-2014', 'soon', ''])('%j is refused', (text) => {
    expect(() => parseDate(text)).toThrow(InvalidArgumentError);
  });
});

test('lists part at commas outside brackets', () => {
  expect(splitList('threat, cooperation[RUS,CHN,*] ,,power')).toEqual(['threat', 'cooperation[RUS,CHN,*]', 'power']);
});
