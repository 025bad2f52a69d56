import { expect, test } from 'vitest';
import { alignColumns } from './columns.ts';

const rows = [
  ['', 'a', 'other'],
  ['long name', '1.5', '-2'],
];

test.each([
  [80, ['                a   other', '  long name   1.5      -2']],
  [24, ['               a  other', '  long name  1.5     -2']],
  [20, ['                a', '  long name   1.5']],
  [5, ['           ', '  long name']],
])('columns within %d characters', (width, lines) => {
  expect(alignColumns(rows, [2, 1], width)).toEqual(lines);
});

test('no rows are no lines', () => {
  expect(alignColumns([], [], 80)).toEqual([]);
});
