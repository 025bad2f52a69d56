import { Composer, CST, type Document, Lexer, Parser, YAMLParseError } from 'yaml';

/** Why a text is refused before it is parsed, and where. */
export interface Refusal {
  readonly code: 'alias' | 'file-too-deep' | 'file-too-large' | 'yaml-bracket' | 'yaml-tag';
  readonly offset: number;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Documents nested deeper than this are refused; those of ours need eight levels. */
export const deepestNesting = 60;
const mostTokens = 100_000;
const widestIndent = 8 * deepestNesting;

interface PlacedToken {
  readonly source: string;
  readonly offset: number;
  /** Whether the token is the content of a plain or block scalar. */
  readonly isContent: boolean;
}

/** The lexemes of a text, from a lexer that neither recurses nor looks back; no more than a document may have. */
export function lexemesOf(text: string): string[] {
  const lexemes: string[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    lexemes.push(lexeme);
    // Marks that stand for no text come beside the tokens.
    if (lexemes.length > 2 * mostTokens) break;
  }
  return lexemes;
}

/** The document of these lexemes, which are all of `text`. Its errors are those of the text. */
export function composeDocument(lexemes: readonly string[], text: string): Document {
  const parser = new Parser();
  function* tokens(): Generator<CST.Token> {
    for (const lexeme of lexemes) yield* parser.next(lexeme);
    yield* parser.end();
  }
  const composer = new Composer({ prettyErrors: false, uniqueKeys: false, version: '1.2', schema: 'core' });
  const [document, second] = composer.compose(tokens(), true, text.length);
  if (!document) throw new Error('Even an empty text makes a document.');
  if (second) {
    const [from, to] = second.range;
    document.errors.push(new YAMLParseError([from, to], 'MULTIPLE_DOCS', ''));
  }
  return document as Document;
}

function* placedTokens(lexemes: Iterable<string>): Generator<PlacedToken> {
  let offset = 0;
  let isContent = false;
  for (const source of lexemes) {
    if (source === CST.SCALAR) {
      isContent = true;
      continue;
    }
    if (source === CST.DOCUMENT || source === CST.FLOW_END) continue;
    yield { source, offset, isContent };
    offset += source.length;
    isContent = false;
  }
}

/**
 * Looks for what a document of ours never needs and an attacker might use, before a recursive parser sees it: deep
 * nesting, anchors and aliases, tags, and more tokens than can be parsed in a moment.
 */
export function findRefusal(lexemes: readonly string[]): Refusal | undefined {
  let count = 0;
  let open = 0;
  let onLine = 0;
  let isLineStart = true;
  for (const { source, offset, isContent } of placedTokens(lexemes)) {
    count += 1;
    if (count > mostTokens) return { code: 'file-too-large', offset, values: { most: mostTokens, unit: 'tokens' } };
    if (isContent) {
      isLineStart = false;
      continue;
    }
    switch (CST.tokenType(source)) {
      case 'newline':
        onLine = 0;
        isLineStart = true;
        continue;
      case 'space':
        if (isLineStart && source.length > widestIndent) return tooDeep(offset);
        continue;
      case 'flow-map-start':
      case 'flow-seq-start':
        open += 1;
        break;
      case 'flow-map-end':
      case 'flow-seq-end':
        if (open === 0) return { code: 'yaml-bracket', offset, values: { found: source } };
        open -= 1;
        break;
      case 'seq-item-ind':
      case 'explicit-key-ind':
      case 'map-value-ind':
        if (open === 0) onLine += 1;
        break;
      case 'alias':
      case 'anchor':
        return { code: 'alias', offset, values: { found: source } };
      case 'tag':
        return { code: 'yaml-tag', offset, values: { found: source } };
      default:
    }
    isLineStart = false;
    if (open > deepestNesting || onLine > deepestNesting) return tooDeep(offset);
  }
  return undefined;
}

function tooDeep(offset: number): Refusal {
  return { code: 'file-too-deep', offset, values: { most: deepestNesting } };
}

/** Offset of the innermost bracket or brace that is still open at `until`. */
export function openBracket(text: string, until: number): number | undefined {
  const open: number[] = [];
  for (const { source, offset, isContent } of placedTokens(new Lexer().lex(text))) {
    if (offset >= until) break;
    const type = isContent ? undefined : CST.tokenType(source);
    if (type === 'flow-map-start' || type === 'flow-seq-start') open.push(offset);
    if (type === 'flow-map-end' || type === 'flow-seq-end') open.pop();
  }
  return open.at(-1);
}

/**
 * Offset of a quotation mark that opens a text without an end: it goes on to the end of the file, or over line ends to
 * what was to open another text.
 */
export function openQuote(text: string): number | undefined {
  for (const { source, offset, isContent } of placedTokens(new Lexer().lex(text))) {
    if (isContent || !/^["']/.test(source)) continue;
    const isClosed = source.length > 1 && source.endsWith(source[0] ?? '');
    const next = text[offset + source.length] ?? '\n';
    if (!isClosed || (source.includes('\n') && !/[\s,:}\]]/.test(next))) return offset;
  }
  return undefined;
}
