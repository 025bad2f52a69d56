import type { Address, ProblemList } from './problem.ts';
import { shorten } from './read-yaml.ts';
import { readSource, type SourceText } from './source-text.ts';

/** One cell: its text without quotation marks, and where it begins in the file. */
export interface CsvCell {
  readonly text: string;
  readonly address: Address;
}

/** A table: the cells of its first line, and those of each further line, of which every one has as many. */
export interface CsvTable {
  readonly file: string;
  readonly columns: readonly CsvCell[];
  readonly rows: readonly (readonly CsvCell[])[];
}

/**
 * Reads comma-separated text by RFC 4180: the first line names the columns, a cell in quotation marks may hold commas,
 * line ends and doubled quotation marks, blanks belong to the cell. Strict: lines with too few or too many cells and
 * stray quotation marks are reported and left out. Empty lines count as no lines. Undefined where there is no table.
 */
export function readCsv(file: string, given: string, problems: ProblemList): CsvTable | undefined {
  const source = readSource(file, given, problems);
  if (!source) return undefined;
  const [columns, ...lines] = new Scanner(source, problems).lines();
  if (!columns) {
    problems.error('table-empty', source.address(0));
    return undefined;
  }
  const [only] = columns;
  if (only && columns.length === 1 && /[;\t]/.test(only.text)) {
    problems.error('csv-separator', only.address);
    return undefined;
  }
  const rows = lines.filter((cells) => {
    const [first] = cells;
    if (cells.length === columns.length || !first) return true;
    problems.error('cell-count', first.address, { found: cells.length, expected: columns.length });
    return false;
  });
  if (rows.length === 0 && lines.length === 0) problems.error('table-empty', source.address(source.text.length));
  return { file, columns, rows };
}

class Scanner {
  readonly #source: SourceText;
  readonly #text: string;
  readonly #problems: ProblemList;
  #at = 0;
  #isSound = true;

  constructor(source: SourceText, problems: ProblemList) {
    this.#source = source;
    this.#text = source.text;
    this.#problems = problems;
  }

  /** The cells of every line that has any; lines with stray quotation marks are reported and left out. */
  lines(): CsvCell[][] {
    const lines: CsvCell[][] = [];
    while (this.#at < this.#text.length && !this.#problems.isFull) {
      const cells = this.#line();
      const isEmpty = cells.length === 1 && cells[0]?.text === '';
      if (this.#isSound && !isEmpty) lines.push(cells);
    }
    return lines;
  }

  #line(): CsvCell[] {
    const cells: CsvCell[] = [];
    this.#isSound = true;
    for (;;) {
      const address = this.#source.address(this.#at);
      cells.push({ text: this.#text[this.#at] === '"' ? this.#quoted() : this.#plain(), address });
      if (this.#text[this.#at] !== ',') break;
      this.#at += 1;
    }
    if (this.#text[this.#at] === '\r') this.#at += 1;
    if (this.#text[this.#at] === '\n') this.#at += 1;
    return cells;
  }

  #plain(): string {
    const from = this.#at;
    this.#at = this.#endFrom(from);
    const text = this.#text.slice(from, this.#at);
    const quote = text.indexOf('"');
    if (quote >= 0) this.#report('csv-quote', from + quote, text);
    return text;
  }

  #quoted(): string {
    const from = this.#at;
    let text = '';
    for (;;) {
      const end = this.#text.indexOf('"', this.#at + 1);
      if (end < 0) {
        this.#report('csv-quote-open', from, this.#text.slice(from));
        this.#at = this.#text.length;
        return text;
      }
      text += this.#text.slice(this.#at + 1, end);
      this.#at = end + 1;
      if (this.#text[this.#at] !== '"') break;
      text += '"';
    }
    const behind = this.#endFrom(this.#at);
    if (behind > this.#at) this.#report('csv-after-quote', this.#at, this.#text.slice(this.#at, behind));
    this.#at = behind;
    return text;
  }

  /** Offset of the comma, line end or end of the text that ends a cell without quotation marks. */
  #endFrom(offset: number): number {
    const length = this.#text.slice(offset).search(/,|\r?\n|\r?$/);
    return length < 0 ? this.#text.length : offset + length;
  }

  #report(code: 'csv-quote' | 'csv-quote-open' | 'csv-after-quote', offset: number, found: string): void {
    this.#problems.error(code, this.#source.address(offset), { found: shorten(found) });
    this.#isSound = false;
  }
}
