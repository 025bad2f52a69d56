import { describe, expect, test } from 'vitest';
import { ProblemList } from '../../files/problem.ts';
import { readFormula } from './formula.ts';

const address = (offset: number) => ({ file: 'a.yaml', line: 1, column: offset + 1 });

function apply(text: string, value: number, time = 2000.5): number {
  const problems = new ProblemList();
  const formula = readFormula({ text, address }, problems);
  expect(problems.all).toEqual([]);
  return formula?.apply(value, time) ?? Number.NaN;
}

describe('a formula', () => {
  test.each([
    ['value / (value + 6)', 6, 0.5],
    ['1 - value / 3', 1.5, 0.5],
    ['min(1, value / 3000)', 3066, 1],
    ['max(0, 1 - value / 3, -1)', 4.2, 0],
    ['clamp(value, 0, 1)', -0.2, 0],
    ['clamp(value, 0, 1)', 1.2, 1],
    ['value == 2 ? 0.8 : value == 1 ? 0.2 : 0', 2, 0.8],
    ['value == 2 ? 0.8 : value == 1 ? 0.2 : 0', 1, 0.2],
    ['value == 2 ? 0.8 : value == 1 ? 0.2 : 0', 0, 0],
    ['(value > 1) + (value >= 2) + (value < 1) + (value <= 1) + (value != 3)', 2, 3],
    ['-value ^ 3 + abs(-2)', 2, -6],
    ['sqrt(value) * 2 - 1', 9, 5],
    ['value + (time - 2000)', 1, 1.5],
  ])('%s makes of %d just %d', (text, value, expected) => {
    expect(apply(text, value)).toBe(expected);
  });

  test('knows exponential, logarithm and logistic', () => {
    expect(apply('exp(value)', 1)).toBeCloseTo(Math.E, 14);
    expect(apply('log(value)', 10)).toBeCloseTo(Math.LN10, 14);
    expect(apply('logistic(value)', 0)).toBe(0.5);
  });

  test('makes no finite number of a division by zero or the root of a negative number', () => {
    expect(apply('1 / value', 0)).toBe(Number.POSITIVE_INFINITY);
    expect(apply('sqrt(value)', -1)).toBeNaN();
  });
});
