import type { Address, ProblemList } from './problem.ts';

/** Files with more characters than this are refused before they are parsed. */
export const largestFile = 1_000_000;

/** A file's text with its line starts, to turn offsets into addresses. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  readonly #lineStarts: number[] = [0];

  /** `file` is the name that people will see in messages. */
  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
  }

  /** Address of a character offset, clamped to the text. */
  address(offset: number): Address {
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { file: this.file, line: low + 1, column: at - (this.#lineStarts[low] ?? 0) + 1 };
  }
}

/**
 * The text of a file without its byte order mark. Undefined after reporting that it is too large, or holds characters
 * that no text has.
 */
export function readSource(file: string, given: string, problems: ProblemList): SourceText | undefined {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given;
  const isTooLarge = text.length > largestFile;
  const source = new SourceText(file, isTooLarge ? '' : text);
  if (isTooLarge) {
    const values = { found: text.length, most: largestFile, unit: 'characters' };
    problems.error('file-too-large', source.address(0), values);
    return undefined;
  }
  const control = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/);
  if (control < 0) return source;
  problems.error('file-not-text', source.address(control));
  return undefined;
}
