import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from './csv-table.ts';
import { ProblemList } from './problem.ts';

function cellsOf(text: string): string[][] {
  const problems = new ProblemList();
  const table = readCsv('a.csv', text, problems);
  expect(problems.all).toEqual([]);
  return [table?.columns ?? [], ...(table?.rows ?? [])].map((cells) => cells.map((cell) => cell.text));
}

// The cases that RFC 4180 itself gives, in section 2.
test.each([
  ['aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n', 'aaa|bbb|ccc\nzzz|yyy|xxx'],
  ['aaa,bbb,ccc\r\nzzz,yyy,xxx', 'aaa|bbb|ccc\nzzz|yyy|xxx'],
  ['"aaa","bbb","ccc"\r\nzzz,yyy,xxx', 'aaa|bbb|ccc\nzzz|yyy|xxx'],
  ['"aaa","b\r\nbb","ccc"\r\nzzz,yyy,xxx', 'aaa|b\r\nbb|ccc\nzzz|yyy|xxx'],
  ['"aaa","b""bb","ccc"\r\nzzz,yyy,xxx', 'aaa|b"bb|ccc\nzzz|yyy|xxx'],
  ['a, b\n"",""""\n', 'a| b\n|"'],
  ['a\n\n1\n\n', 'a\n1'],
])('%j is the table %j', (text, table) => {
  expect(
    cellsOf(text)
      .map((cells) => cells.join('|'))
      .join('\n'),
  ).toBe(table);
});

test('what is written with quotation marks is read back, whatever it holds', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', ' ', 'é', '\r') });
  const tables = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 5 }));
  fc.assert(
    fc.property(tables, (table) => {
      fc.pre(table.every((cells) => cells.length > 1 || cells[0] !== ''));
      const text = table.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
      expect(cellsOf(text)).toEqual(table);
    }),
  );
});

test('a cell has the line and column at which it begins, also behind a cell of two lines', () => {
  const table = readCsv('a.csv', 'one,two\n"first\nsecond",x\ny,z\n', new ProblemList());
  const places = table?.rows.flat().map(({ address: { line, column } }) => `${line}:${column}`);
  expect(places).toEqual(['2:1', '3:9', '4:1', '4:3']);
});
