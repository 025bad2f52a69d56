import { checkShape } from './check-shape.ts';
import { type CsvCell, type CsvTable, readCsv } from './csv-table.ts';
import { monthToYear } from './dates.ts';
import { foundAndNearest, nearestName } from './names.ts';
import type { Address, ProblemList } from './problem.ts';
import { readYaml, shorten, type YamlDocument } from './read-yaml.ts';
import { type SeriesRecord, seriesSchema } from './series-schema.ts';

/** The name by which people know a file, and its text. */
export interface NamedText {
  readonly file: string;
  readonly text: string;
}

/** One observation. */
export interface SeriesRow {
  /** Decimal year: the date's, or the middle of the month or year that is stated. */
  readonly time: number;
  /** The calendar year. */
  readonly year: number;
  readonly actor?: string;
  readonly partner?: string;
  /** In the record's unit. */
  readonly value: number;
  readonly quality?: string;
  readonly note?: string;
  /** Where each cell of the row stands, by column. */
  readonly places: ReadonlyMap<SeriesColumn, Address>;
}

/** An observed series: its record and its table, checked. */
export interface ObservedSeries {
  readonly record: SeriesRecord;
  /** The record's file, for addresses. */
  readonly document: YamlDocument;
  readonly columns: ReadonlySet<SeriesColumn>;
  readonly rows: readonly SeriesRow[];
}

/** The columns that a table can have. */
export const seriesColumns = ['year', 'date', 'actor', 'partner', 'value', 'quality', 'note'] as const;

/** One of {@link seriesColumns}. */
export type SeriesColumn = (typeof seriesColumns)[number];

/**
 * Reads the series of a folder: each is a record `name.yaml` beside its table `name.csv`; other files are passed over.
 * Reports records without a table, tables without a record, and ids used twice. Gives those series that have no
 * problem, by the order of their files' names.
 */
export function readSeriesFolder(files: readonly NamedText[], problems: ProblemList): ObservedSeries[] {
  const texts = new Map(files.map((one) => [one.file, one]));
  const names = [...new Set(files.flatMap(({ file }) => /^(.*)\.(?:yaml|csv)$/.exec(file)?.[1] ?? []))].sort();
  const read: ObservedSeries[] = [];
  for (const name of names) {
    const record = texts.get(`${name}.yaml`);
    const table = texts.get(`${name}.csv`);
    if (!record) problems.error('record-missing', topOf(`${name}.csv`), { found: fileName(`${name}.yaml`) });
    else if (!table) problems.error('table-missing', topOf(record.file), { found: fileName(`${name}.csv`) });
    const series = record && table && readSeries(record, table, problems);
    if (!series) continue;
    const { document } = series;
    const id = series.record.series;
    if (read.some((other) => other.record.series === id)) {
      problems.error('duplicate-id', document.address(['series']), { found: id });
    } else read.push(series);
  }
  return read;
}

/** Reads and checks a record and its table. Undefined after reporting every problem of both. */
export function readSeries(record: NamedText, table: NamedText, problems: ProblemList): ObservedSeries | undefined {
  const before = problems.all.length;
  const document = readYaml(record.file, record.text, problems);
  if (document && document.data === null) problems.error('empty-file', document.address([]));
  const loaded = document && document.data !== null ? checkShape(document, seriesSchema, problems) : undefined;
  if (loaded) checkRole(loaded.data, loaded.document, problems);
  const cells = readCsv(table.file, table.text, problems);
  const columns = cells && readColumns(cells, loaded?.data, problems);
  const rows = cells && columns && readRows(cells, columns, loaded?.data, problems);
  if (problems.all.length > before || !loaded || !columns || !rows) return undefined;
  return { record: loaded.data, document: loaded.document, columns: new Set(columns.keys()), rows };
}

/** An outcome says how it is compared and stands behind no input; a driver the other way round; a fact says neither. */
function checkRole(record: SeriesRecord, document: YamlDocument, problems: ProblemList): void {
  const { from, to } = record.years;
  if (from > to) problems.error('period-order', document.address(['years']), { from, to });
  if (record.role === 'fact') {
    for (const field of ['mapping', 'informs'] as const) {
      if (record[field] !== undefined) problems.error('fact-mapped', document.keyAddress([field]), { found: field });
    }
    return;
  }
  const [needed, barred, code] =
    record.role === 'outcome'
      ? (['mapping', 'informs', 'outcome-informs'] as const)
      : (['informs', 'mapping', 'driver-mapped'] as const);
  if (record[needed] === undefined) problems.missing(needed, document.address([]));
  if (record[barred] !== undefined) problems.error(code, document.keyAddress([barred]));
}

type Columns = ReadonlyMap<SeriesColumn, number>;

function readColumns({ columns }: CsvTable, record: SeriesRecord | undefined, problems: ProblemList): Columns {
  const known = new Map<SeriesColumn, number>();
  const misspelt = new Set<string>();
  for (const [at, { text, address }] of columns.entries()) {
    const column = seriesColumns.find((name) => name === text);
    if (!column) {
      problems.error('unknown-field', address, foundAndNearest(shorten(text), seriesColumns));
      misspelt.add(nearestName(text, seriesColumns) ?? '');
    } else if (known.has(column)) problems.error('duplicate-key', address, { found: column });
    else known.set(column, at);
  }
  const needed: SeriesColumn[] = known.has('date') || misspelt.has('date') ? ['value'] : ['year', 'value'];
  const variable = record?.mapping?.variable ?? '';
  for (const word of ['actor', 'partner'] as const) if (mentions(variable, word)) needed.push(word);
  const [first] = columns;
  for (const column of needed) {
    if (first && !known.has(column) && !misspelt.has(column)) {
      problems.error('column-missing', first.address, { found: column });
    }
  }
  const both = known.get('date');
  if (known.has('year') && both !== undefined) {
    const address = columns[both]?.address;
    if (address) problems.error('one-of-fields', address, { expected: 'year, date' });
  }
  return known;
}

/** Whether the series of a mapping differ between rows by this column. */
export function mentions(variable: string, column: 'actor' | 'partner'): boolean {
  return new RegExp(`[[(,]\\s*${column}\\s*[\\]),]`).test(variable);
}

function readRows(
  { rows }: CsvTable,
  columns: Columns,
  record: SeriesRecord | undefined,
  problems: ProblemList,
): SeriesRow[] {
  const seen = new Map<string, Address>();
  const read: SeriesRow[] = [];
  for (const cells of rows) {
    if (problems.isFull) break;
    const row = readRow(cells, columns, record, problems);
    if (!row) continue;
    const key = JSON.stringify([row.time, row.actor, row.partner]);
    const earlier = seen.get(key);
    const [first] = cells;
    if (earlier && first) problems.error('duplicate-row', first.address, { line: earlier.line });
    else if (first) seen.set(key, first.address);
    read.push(row);
  }
  return read;
}

function readRow(
  cells: readonly CsvCell[],
  columns: Columns,
  record: SeriesRecord | undefined,
  problems: ProblemList,
): SeriesRow | undefined {
  const cell = (column: SeriesColumn) => cells[columns.get(column) ?? -1];
  const time = readTime(cell('year'), cell('date'), problems);
  const value = readNumber(cell('value'), problems);
  const names: { actor?: string; partner?: string } = {};
  let isNamed = true;
  for (const column of ['actor', 'partner'] as const) {
    const found = cell(column);
    if (!found) continue;
    if (found.text === '') problems.error('empty-field', found.address, { found: column });
    isNamed &&= found.text !== '';
    names[column] = found.text;
  }
  if (time === undefined || value === undefined || !isNamed) return undefined;
  const year = Math.floor(time);
  const dated = cell('year') ?? cell('date');
  const { from, to } = record?.years ?? { from: year, to: year };
  if (dated && from <= to && (year < from || year > to)) {
    problems.error('year-outside-record', dated.address, { found: String(year), from: String(from), to: String(to) });
  }
  const [quality, note] = [cell('quality')?.text, cell('note')?.text];
  const places = new Map<SeriesColumn, Address>();
  for (const column of columns.keys()) {
    const address = cell(column)?.address;
    if (address) places.set(column, address);
  }
  return { time, year, ...names, value, ...(quality ? { quality } : {}), ...(note ? { note } : {}), places };
}

function readTime(year: CsvCell | undefined, date: CsvCell | undefined, problems: ProblemList): number | undefined {
  if (year) {
    if (/^-?\d{1,4}$/.test(year.text)) return Number(year.text) + 0.5;
    problems.error('integer-expected', year.address, { found: shorten(year.text) || '–' });
  } else if (date) {
    const time = /^\d{4}\.\d+$/.test(date.text) ? Number(date.text) : monthToYear(date.text);
    if (time === undefined) problems.error('bad-date', date.address, { found: shorten(date.text) });
    return time;
  }
  return undefined;
}

function readNumber(cell: CsvCell | undefined, problems: ProblemList): number | undefined {
  if (!cell) return undefined;
  const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell.text);
  const value = Number(cell.text);
  if (isNumber && Number.isFinite(value)) return value;
  problems.error(isNumber ? 'not-finite' : 'number-expected', cell.address, { found: shorten(cell.text) });
  return undefined;
}

function topOf(file: string): Address {
  return { file, line: 1, column: 1 };
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
