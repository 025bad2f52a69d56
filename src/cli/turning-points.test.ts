import { expect, test } from 'vitest';
import { turningPoints } from './turning-points.ts';

const times = Float64Array.from({ length: 41 }, (_, step) => 2000 + step / 4);
const chart = { rows: [{ series: 'a' }, { series: 'b' }] };
const find = (a: (time: number) => number, b: (time: number) => number, count = 5, from = 2000) => {
  const values = new Map([
    ['a', times.map(a)],
    ['b', times.map(b)],
  ]);
  return turningPoints(chart, (series) => values.get(series) ?? times, times, from, count);
};
const line = (time: number) => (time - 2000) / 100;

test('a jump is found at the step at which it happens', () => {
  const found = find(line, (time) => (time >= 2005 ? 1 : 0));
  expect(found).toEqual([{ series: 'b', kind: 'jump', after: 19, until: 20, values: [0, 1] }]);
});

test('a movement starts with the step after the bend', () => {
  const found = find(line, (time) => Math.max(0, time - 2004));
  expect(found).toEqual([{ series: 'b', kind: 'start', after: 16, until: 17, values: [0, 0, 1] }]);
});

test('a movement that ends is put down to the year before', () => {
  const found = find(line, (time) => Math.min(0, time - 2004));
  expect(found).toEqual([{ series: 'b', kind: 'end', after: 12, until: 16, values: [-1, 0, 0] }]);
});

test('straight lines do not turn, and still ones neither', () => {
  expect(find(line, line)).toEqual([]);
  expect(
    find(
      () => 1,
      () => 1,
    ),
  ).toEqual([]);
});

test('the greatest come, in the order of time', () => {
  const steps = (time: number) => (time >= 2008 ? 1.5 : time >= 2005 ? 0.5 : time >= 2003 ? 0.2 : 0);
  expect(find(line, steps, 2).map(({ until }) => times[until])).toEqual([2005, 2008]);
});

test('nothing before the period and its first year counts', () => {
  expect(find(line, (time) => (time >= 2005 ? 1 : 0), 5, 2004.5)).toEqual([]);
});
