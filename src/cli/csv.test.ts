import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvChunks, csvField, type Table } from './csv.ts';

test.each([
  ['power', 'power'],
  ['threat[RUS,USA]', '"threat[RUS,USA]"'],
  ['say "no"', '"say ""no"""'],
  ['two\nlines', '"two\nlines"'],
  [0.1, '0.1'],
  [1e-7, '1e-7'],
  [-0, '0'],
  [Number.NaN, ''],
])('the field %j', (value, expected) => {
  expect(csvField(value)).toBe(expected);
});

test('numbers come back with the same bits', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(csvField(value)) === value).toBe(true);
    }),
  );
});

test('a table of many rows comes in pieces that make one text', () => {
  const table: Table = {
    rows: 10_000,
    columns: [
      { name: 'row', kind: 'count', at: (row) => row },
      { name: 'a,b', kind: 'text', at: () => 'x' },
    ],
  };
  const chunks = [...csvChunks(table)];
  expect(chunks.length).toBeGreaterThan(2);
  const lines = chunks.join('').split('\n');
  expect(lines.slice(0, 3)).toEqual(['row,"a,b"', '0,x', '1,x']);
  expect(lines.slice(-2)).toEqual(['9999,x', '']);
});

test('a table without rows is its header', () => {
  expect([...csvChunks({ rows: 0, columns: [{ name: 't', kind: 'number', at: () => 0 }] })]).toEqual(['t\n']);
});
