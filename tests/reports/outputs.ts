import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseCsv } from '../support/cli.ts';

/** The folder of the reports, their figures and the outputs that both are made from. */
export const reportsFolder = fileURLToPath(new URL('../../scenarios/reports/', import.meta.url));

/** A row of an output: cells by column. */
export type Row = ReadonlyMap<string, string>;

const read = new Map<string, readonly Row[]>();

/** The rows of a committed output, by its path below the folder of the reports. */
export function rowsOf(path: string): readonly Row[] {
  const known = read.get(path);
  if (known) return known;
  const [head = [], ...lines] = parseCsv(readFileSync(`${reportsFolder}${path}`, 'utf8'));
  const rows = lines.map((cells) => new Map(head.map((name, at) => [name, cells[at] ?? ''])));
  read.set(path, rows);
  return rows;
}

/** The rows that match a query: words `column=cell`, or a cell of any column. */
export function rowsWhere(path: string, words: readonly string[]): readonly Row[] {
  return rowsOf(path).filter((row) =>
    words.every((word) => {
      const [, column = '', cell = ''] = /^(\w+)=(.*)$/.exec(word) ?? [];
      return column === '' ? [...row.values()].includes(word) : row.get(column) === cell;
    }),
  );
}

/** The cell that a query names: words that leave one row, and its column. Throws where there is not exactly one. */
export function cellOf(path: string, query: string): string {
  const words = query.split(' ');
  const column = words.pop() ?? '';
  const found = rowsWhere(path, words);
  const cell = found[0]?.get(column);
  if (found.length !== 1 || cell === undefined || cell === '') {
    throw new Error(`${path} has ${found.length} rows for “${query}”, and the cell “${cell}”.`);
  }
  return cell;
}

/** The number in a column of a row; not a number where the cell is empty. */
export function numberIn(row: Row, column: string): number {
  const cell = row.get(column) ?? '';
  return cell === '' ? Number.NaN : Number(cell);
}
