import { create, type MathNode, parseDependencies } from 'mathjs/number';
import type { Address, ProblemList } from '../files/problem.ts';
import { shorten } from '../files/read-yaml.ts';

if (!parseDependencies) throw new Error('mathjs has no parser.');
const { parse } = create({ parseDependencies }, {});

const longestExpression = 4000;
/** Parentheses within parentheses that an expression may have. */
const deepestParentheses = 100;
/** Levels that the tree of an expression may have; a long sum has one for each term. */
export const deepestTree = 500;

/** The text of an expression and how to find its characters in the file. */
export interface ExpressionText {
  readonly text: string;
  address(offset: number): Address;
}

/** The syntax tree of an expression, and where in its text the names and numbers of the tree stand. */
export interface ParsedExpression {
  readonly tree: MathNode;
  /** As written, but on one line. */
  readonly text: string;
  /** Begin and end of each name and number, in the order in which they are written. */
  readonly leaves: readonly (readonly [from: number, to: number])[];
}

/** What the reader looks at in the nodes of mathjs. */
export interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly op?: string;
  readonly args?: readonly MathNode[];
  readonly fn?: MathNode | string;
  readonly content?: MathNode;
  readonly object?: MathNode;
  readonly start?: MathNode;
  readonly condition?: MathNode;
  readonly trueExpr?: MathNode;
  readonly falseExpr?: MathNode;
  readonly implicit?: boolean;
  readonly isPercentage?: boolean;
}

/** Words that mathjs reads as operators or as fixed values, so that nothing can be called by them. */
export const reservedWords: ReadonlySet<string> = new Set(
  'and end false in Infinity mod NaN not null or to true undefined xor'.split(' '),
);

/** Words that stand between operands, and are therefore no names. */
const operatorWords = new Set('and in mod not or to xor'.split(' '));

/** Parses an expression to mathjs's syntax tree; nothing is evaluated. Undefined after reporting what is wrong. */
export function parseExpression(source: ExpressionText, problems: ProblemList): ParsedExpression | undefined {
  if (source.text.length > longestExpression) {
    problems.error('expression-too-long', source.address(0), { most: longestExpression });
    return undefined;
  }
  const deep = deepParenthesis(source.text);
  if (deep !== undefined) {
    problems.error('expression-too-deep', source.address(deep), { most: deepestParentheses });
    return undefined;
  }
  // Line ends mean nothing to us, but would end an expression for mathjs, and # would begin a comment.
  const text = source.text.replace(/\s/g, ' ');
  const comment = text.indexOf('#');
  if (comment >= 0) {
    problems.error('expression-forbidden', source.address(comment), { found: shorten(text.slice(comment)) });
    return undefined;
  }
  if (text.trim() === '') {
    problems.error('expression-unfinished', source.address(0));
    return undefined;
  }
  const tree = parseText(text, source, problems);
  return tree && { tree, text, leaves: leavesOf(text) };
}

function parseText(text: string, source: ExpressionText, problems: ProblemList): MathNode | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof RangeError) {
      problems.error('expression-too-deep', source.address(0), { most: deepestTree });
      return undefined;
    }
    const at = Math.max(0, Number((error as { char?: number }).char ?? 1) - 1);
    const rest = text.slice(at).trim();
    if (rest === '') problems.error('expression-unfinished', source.address(text.trimEnd().length), {});
    else problems.error('expression-syntax', source.address(at), { found: shorten(rest) });
    return undefined;
  }
}

/** mathjs keeps no positions, but its tree has names and numbers in the order in which they are written. */
function leavesOf(text: string): ParsedExpression['leaves'] {
  const number = /0[xob][\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/.source;
  return [...text.matchAll(new RegExp(`[\\p{L}_$][\\p{L}\\p{N}_$]*|${number}`, 'giu'))]
    .filter(([word]) => !operatorWords.has(word))
    .map((match) => [match.index, match.index + match[0].length] as const);
}

/** Offset of the parenthesis that opens deeper than any equation of ours, before a recursive parser sees it. */
function deepParenthesis(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(' || text[at] === '[' || text[at] === '{') depth += 1;
    else if (text[at] === ')' || text[at] === ']' || text[at] === '}') depth -= 1;
    if (depth > deepestParentheses) return at;
  }
  return undefined;
}
