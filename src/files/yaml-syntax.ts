import type { YAMLError } from 'yaml';
import type { ProblemCode } from './problem.ts';
import { openBracket, openQuote } from './yaml-tokens.ts';

/** A slip in a file's syntax, as a person made it rather than as a parser met it. */
export interface SyntaxSlip {
  readonly code: ProblemCode;
  readonly offset: number;
  /** The text from there to the end of the line. */
  readonly found: string;
}

/** What the author most likely did, told from the parser's error and the text around it. */
export function explainSyntax(error: YAMLError, text: string): SyntaxSlip {
  const [code, offset] = cause(error, text);
  const line = /^[^\r\n]*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  return { code, offset, found: line.trimEnd() };
}

function cause({ code, pos: [from, to] }: YAMLError, text: string): [ProblemCode, number] {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, lineStart + 500))?.[0] ?? '';
  if (indent.includes('\t') && from <= lineStart + indent.length) return ['yaml-tab', lineStart + indent.indexOf('\t')];
  const here = text[from] ?? '';
  const quote = openQuote(text);
  if (quote !== undefined && quote <= from) return ['yaml-quote', quote];
  switch (code) {
    case 'BAD_INDENT': {
      const bracket = openBracket(text, from);
      return bracket === undefined ? ['yaml-indent', firstOnLine(text, from)] : ['yaml-bracket', bracket];
    }
    case 'MISSING_CHAR': {
      const bracket = openBracket(text, from);
      return bracket === undefined ? ['yaml-indent', firstOnLine(text, from)] : ['yaml-bracket', bracket];
    }
    case 'BLOCK_AS_IMPLICIT_KEY':
      // A value, and below it fields of that value; or a value with a colon in it, on one line.
      return valueEndsOnItsLine(text, from)
        ? ['yaml-indent', firstOnLine(text, nextLine(text, from))]
        : ['yaml-colon-in-text', from];
    case 'MULTILINE_IMPLICIT_KEY':
      return /^-\s/.test(text.slice(from, from + 2)) ? ['yaml-dash', from] : ['yaml-colon', from];
    case 'UNEXPECTED_TOKEN':
      if (here === '}' || here === ']') return ['yaml-bracket', from];
      if (/^-\s/.test(text.slice(from, from + 2))) return ['yaml-dash', from];
      return /["']\s*$/.test(text.slice(lineStart, from)) ? ['yaml-after-quote', from] : ['yaml-syntax', from];
    case 'BLOCK_IN_FLOW':
      return ['yaml-comma', from];
    case 'BAD_SCALAR_START':
      return ['yaml-start', from];
    case 'BAD_DQ_ESCAPE':
      return ['yaml-escape', from];
    case 'MULTIPLE_DOCS':
      return ['yaml-documents', from];
    case 'RESOURCE_EXHAUSTION':
      return ['file-too-deep', from];
    default:
      return ['yaml-syntax', Math.min(from, to)];
  }
}

/** Whether a plain value that begins at `from` holds no colon that would make it a field. */
function valueEndsOnItsLine(text: string, from: number): boolean {
  return !/:(\s|$)| \?\s/.test(text.slice(from, nextLine(text, from) - 1));
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length + 1 : end + 1;
}

/** The first character of a line that is no blank; `offset` is anywhere before it on the line. */
function firstOnLine(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return start + (/^ */.exec(text.slice(start, start + 500))?.[0].length ?? 0);
}
