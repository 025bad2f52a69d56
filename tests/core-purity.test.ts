import { describe, expect, test } from 'vitest';
import { isNode, isTest, placeOf, type SourceFile, type SyntaxNode, sourceFiles, visitNodes } from './source-code.ts';

const core = ['src/files', 'src/equations', 'src/engine', 'src/analysis'];

/** The members of Math whose results the language fixes to the last bit. */
const exactMath =
  /^(abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc|PI|E|LN2|LN10|LOG2E|LOG10E|SQRT1_2|SQRT2)$/;

/** Clocks, chance, languages, and ways around this test. The linter forbids what belongs to the page or the process. */
const forbiddenNames = new Set(['Date', 'performance', 'crypto', 'Intl', 'eval', 'Function', 'globalThis']);

const forbiddenMethods = /^(localeCompare|toLocale\w+)$/;

const isMemberName = (parent: SyntaxNode | undefined, key: string) =>
  parent !== undefined &&
  parent.computed !== true &&
  (key === 'property' || (key === 'key' && parent.shorthand !== true));

function nameOfForbidden(node: SyntaxNode, parent: SyntaxNode | undefined, key: string): string | undefined {
  if (node.operator === '**' || node.operator === '**=') return node.operator;
  if (node.type !== 'Identifier' || typeof node.name !== 'string') return undefined;
  if (isMemberName(parent, key)) return forbiddenMethods.test(node.name) ? node.name : undefined;
  if (forbiddenNames.has(node.name)) return node.name;
  if (node.name !== 'Math') return undefined;
  const member = parent?.type === 'MemberExpression' && parent.computed !== true ? parent.property : undefined;
  if (!isNode(member)) return 'Math';
  return exactMath.test(String(member.name)) ? undefined : `Math.${member.name}`;
}

/** What of a file could make two machines, two days or two languages differ in a result; one line each. */
function impurities(file: SourceFile): string[] {
  const found: string[] = [];
  visitNodes(file, (node, parent, key) => {
    const name = nameOfForbidden(node, parent, key);
    if (name) found.push(`${placeOf(file, node)} uses ${name}`);
  });
  return found;
}

test('the core computes the same everywhere: no inexact mathematics, clock, chance or language', () => {
  const files = core.flatMap(sourceFiles).filter((file) => !isTest(file));
  expect(files.length).toBeGreaterThan(5);
  expect(files.flatMap(impurities)).toEqual([]);
});

describe('the rule notices', () => {
  const lines = (text: string) => impurities({ path: 'src/engine/a.ts', text });

  test.each([
    'Math.exp(1);',
    'Math.random();',
    'const { log } = Math;',
    "Math['pow'](2, 3);",
    'const a = 2 ** 3;',
    'let a = 2; a **= 3;',
    'const a = new Date();',
    'performance.now();',
    "eval('1');",
    "new Function('return 1');",
    'globalThis.a;',
    "['b', 'a'].sort((a, b) => a.localeCompare(b));",
    '(0.5).toLocaleString();',
    'const a = { Date };',
  ])('%s', (text) => {
    expect(lines(text).length).toBeGreaterThan(0);
  });

  test.each([
    'Math.max(1, Math.sqrt(2));',
    'const a = { Date: 1 }; a.Date;',
    '// Math.exp, 2 ** 3\nconst a = "new Date()";',
  ])('but lets pass %s', (text) => {
    expect(lines(text)).toEqual([]);
  });
});
