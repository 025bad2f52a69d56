/** A column of a table. Numbers are written so that reading them gives the same bits. */
export interface Column {
  readonly name: string;
  readonly kind: 'number' | 'count' | 'text';
  at(row: number): number | string;
}

/** Rows and columns as CSV and Parquet write them. */
export interface Table {
  readonly rows: number;
  readonly columns: readonly Column[];
}

/** A field as RFC 4180 has it: in quotes where it holds a comma, a quote or a line break. */
export function csvField(value: string | number): string {
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A table as CSV, piece by piece: whole, a large one would be longer than a string can be. */
export function* csvChunks({ rows, columns }: Table): Generator<string> {
  const rowsAtOnce = Math.max(1, Math.floor(4096 / columns.length));
  yield `${columns.map(({ name }) => csvField(name)).join(',')}\n`;
  for (let first = 0; first < rows; first += rowsAtOnce) {
    let chunk = '';
    for (let row = first; row < Math.min(rows, first + rowsAtOnce); row++) {
      chunk += `${columns.map((column) => csvField(column.at(row))).join(',')}\n`;
    }
    yield chunk;
  }
}
