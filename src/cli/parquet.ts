import { ByteWriter, parquetWrite } from 'hyparquet-writer';
import type { Table } from './csv.ts';

const kinds = { number: 'DOUBLE', count: 'INT32', text: 'STRING' } as const;

/** A table as a Parquet file. `metadata` goes into the file's own key `counterpoise`, as JSON. */
export function parquetFile({ rows, columns }: Table, metadata: object): Uint8Array {
  const writer = new ByteWriter();
  parquetWrite({
    writer,
    columnData: columns.map(({ name, kind, at }) => ({
      name,
      type: kinds[kind],
      nullable: false,
      data: Array.from({ length: rows }, (_, row) => at(row)),
    })),
    kvMetadata: [{ key: 'counterpoise', value: JSON.stringify(metadata) }],
    createdBy: 'counterpoise',
  });
  return writer.getBytes();
}
