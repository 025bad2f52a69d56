import { csvChunks, type Table } from './csv.ts';
import type { Written } from './write-result.ts';

/** A table as CSV or Parquet. Parquet files carry `metadata`. */
export async function writeTable(table: Table, format: 'csv' | 'parquet', metadata: object): Promise<Written> {
  const what = ['wrote-rows', { rows: table.rows, columns: table.columns.length }] as const;
  if (format === 'csv') return { chunks: csvChunks(table), what };
  const { parquetFile } = await import('./parquet.ts');
  return { chunks: [parquetFile(table, metadata)], what };
}
