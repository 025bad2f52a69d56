import { expect, test } from 'vitest';
import type { OutputSeries } from '../equations/program.ts';
import { seriesName } from '../files/signature.ts';
import { groupSeries } from './series-groups.ts';

const output = (name: string, sets: readonly string[], members: readonly string[]): OutputSeries => ({
  series: seriesName(name, members),
  members,
  slot: 0,
  quantity: {
    name,
    sets,
    kind: 'definition',
    symmetric: false,
    meaning: '',
    output: true,
    address: { file: '', line: 1, column: 1 },
  },
});
const actors = ['A', 'B', 'C'];
const pairs = actors.flatMap((a) => actors.filter((b) => b !== a).map((b) => [a, b] as const));

test('few series of a variable stand together, without repetitions in the other direction', () => {
  const outputs = pairs.map((pair) => output('trade', ['actor', 'actor'], pair));
  const mutual = groupSeries(outputs, ['trade'], () => new Float64Array([0, 1]), 0);
  expect(mutual).toHaveLength(1);
  expect(mutual[0]?.rows.map(({ series }) => series)).toEqual(['trade[A,B]', 'trade[A,C]', 'trade[B,C]']);
  const directed = groupSeries(outputs, ['trade'], (series) => new Float64Array([0, series.charCodeAt(6)]), 0);
  expect(directed[0]?.rows).toHaveLength(6);
});

test('of many series those of the pairs that change most are shown', () => {
  const fields = ['p', 'q', 'r', 's'];
  const outputs = pairs.flatMap((pair) =>
    fields.map((field) => output('ties', ['actor', 'actor', 'field'], [...pair, field])),
  );
  const middle = (series: string) => new Float64Array([5, 0, /A,B|B,A/.test(series) ? 1 : 0.1]);
  const groups = groupSeries(outputs, ['ties'], middle, 1);
  expect(groups.map(({ shared }) => shared)).toEqual([['A', 'B']]);
  expect(groups[0]?.rows.map(({ members }) => members)).toEqual([['p'], ['q'], ['r'], ['s']]);
});

test('a variable without series has no group', () => {
  expect(groupSeries([], ['ties'], () => new Float64Array(), 0)).toEqual([]);
});
