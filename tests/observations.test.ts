import { describe, expect, test } from 'vitest';
import { type Observation, observe, stepsOfYear } from '../src/analysis/evidence/observe.ts';
import { ProblemList } from '../src/files/problem.ts';
import { readSeries } from '../src/files/series-source.ts';
import { shippedLibrary } from './support/library.ts';
import { loadModel } from './support/run.ts';

const { names } = loadModel(shippedLibrary(), 'as-recorded').model;

function observations(variable: string, formula: string, csv: string): readonly Observation[] | undefined {
  const yaml = `series: one
title: One
role: outcome
publisher: Nobody
licence: Free
unit: pieces
years: { from: 2000, to: 2010 }
mapping:
  variable: ${variable}
  formula: ${formula}
  aggregation: last
  discrepancy: 0.1
  why: For the tests.
`;
  const problems = new ProblemList();
  const series = readSeries({ file: 'one.yaml', text: yaml }, { file: 'one.csv', text: csv }, problems);
  const observed = series && observe(series, names, problems);
  expect(problems.all).toEqual([]);
  return observed;
}

describe('observations', () => {
  test('are the values of the rows put on the scale of the variable', () => {
    const found = observations(
      'armsFlow[actor, partner]',
      'value / 100',
      'year,actor,partner,value\n2001,RUS,CHN,25\n',
    );
    expect(found).toMatchObject([
      { source: 'one', series: 'armsFlow[RUS,CHN]', year: 2001, value: 0.25, discrepancy: 0.1, aggregation: 'last' },
    ]);
    expect(found?.[0]?.rows[0]?.value).toBe(25);
  });

  test('of one year are their mean, after the formula', () => {
    const csv = 'date,actor,value\n2001-02,RUS,1\n2001-08,RUS,3\n2002-01,RUS,4\n';
    expect(observations('security[actor]', 'value ^ 2', csv)?.map(({ year, value }) => [year, value])).toEqual([
      [2001, 5],
      [2002, 16],
    ]);
  });

  test('know the date of a row: 2001-02 is 1.5 months into 2001', () => {
    const [one] = observations('security[RUS]', 'time - 2001', 'date,value\n2001-02,9\n') ?? [];
    expect(one?.value).toBeCloseTo(1.5 / 12, 12);
  });
});

describe('the value of a year', () => {
  const times = [1996, 1996.25, 1996.5, 1996.75, 1997, 1997.25];

  test('is made of all its steps, or of the last of them', () => {
    expect(stepsOfYear(times, 1996, 'mean')).toEqual({ from: 0, to: 4 });
    expect(stepsOfYear(times, 1996, 'last')).toEqual({ from: 3, to: 4 });
    expect(stepsOfYear(times, 1997, 'mean')).toEqual({ from: 4, to: 6 });
  });

  test('is missing where the run has no step in the year', () => {
    expect(stepsOfYear(times, 1995, 'mean')).toBeUndefined();
    expect(stepsOfYear(times, 1998, 'last')).toBeUndefined();
  });

  test('is not taken from a step that rounding puts just before the year', () => {
    expect(stepsOfYear([1996.9, 1997 - 1e-10, 1997.1], 1997, 'mean')).toEqual({ from: 1, to: 3 });
    expect(stepsOfYear([1996.9, 1997 - 1e-10, 1997.1], 1996, 'last')).toEqual({ from: 0, to: 1 });
  });
});
