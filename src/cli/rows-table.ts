import type { Column, Table } from './csv.ts';

/** A cell; undefined is left empty. */
export type Cell = string | number | undefined;

/** A table of rows with these columns, in this order. A column is one of numbers if no row has text in it. */
export function rowsTable<Name extends string>(
  names: readonly Name[],
  rows: readonly Readonly<Record<Name, Cell>>[],
): Table {
  const columns = names.map((name): Column => {
    const isText = rows.some((row) => typeof row[name] === 'string');
    return {
      name,
      kind: isText ? 'text' : 'number',
      at: (row) => rows[row]?.[name] ?? (isText ? '' : Number.NaN),
    };
  });
  return { rows: rows.length, columns };
}
