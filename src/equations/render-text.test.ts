import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProblemList } from '../files/problem.ts';
import type { Quantity, Vocabulary } from './declarations.ts';
import type { BinaryOperator, Expression, IndexArgument } from './expression.ts';
import { readExpression, type Scope } from './read-expression.ts';
import { renderText } from './render-text.ts';

const address = { file: '(test)', line: 1, column: 1 };
const names: Record<string, readonly string[]> = {
  alpha: [],
  beta: [],
  weight: ['actor'],
  threat: ['actor', 'actor'],
  cooperation: ['actor', 'actor', 'domain'],
};
const vocabulary: Vocabulary = {
  sets: new Map([
    ['actor', { name: 'actor', meaning: '', letters: ['i', 'j', 'k', 'm'], members: new Map(), fromWorld: true }],
    [
      'domain',
      {
        name: 'domain',
        meaning: '',
        letters: ['d'],
        members: new Map(['political', 'defence'].map((name) => [name, { meaning: '' }])),
        fromWorld: false,
      },
    ],
  ]),
  letters: new Map([...['i', 'j', 'k', 'm'].map((letter) => [letter, 'actor'] as const), ['d', 'domain'] as const]),
  quantities: new Map(
    Object.entries(names).map(([name, sets]): [string, Quantity] => [
      name,
      { name, kind: 'definition', sets, symmetric: false, meaning: '', output: true, address },
    ]),
  ),
  functions: new Map([['noisyOr', ['a', 'b']]]),
};
const scope: Scope = {
  letters: new Map([
    ['i', 'actor'],
    ['j', 'actor'],
  ]),
  locals: new Set(['now']),
};

function read(text: string): Expression {
  const problems = new ProblemList();
  const expression = readExpression({ text, address: () => address }, scope, vocabulary, problems);
  if (!expression) throw new Error(`${text}: ${JSON.stringify(problems.all)}`);
  return expression;
}

/** Expressions as the reader gives them: every letter is bound, and a sign before a number is part of it. */
function expressions(letters: Readonly<Record<string, readonly string[]>>, depth: number): fc.Arbitrary<Expression> {
  const leaf = fc.oneof(
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value): Expression => ({ kind: 'number', value, address })),
    fc.constant<Expression>({ kind: 'local', name: 'now', address }),
    ...Object.entries({ ...names, dt: [], time: [] }).map(([name, sets]) => quantities(name, sets, letters)),
  );
  if (depth === 0) return leaf;
  const inner = expressions(letters, depth - 1);
  const bound = (set: string, letter: string) =>
    expressions({ ...letters, [set]: [...(letters[set] ?? []), letter] }, depth - 1);
  const free = [
    ...['k', 'm'].filter((letter) => !letters.actor?.includes(letter)).map((letter) => ['actor', letter] as const),
    ...(letters.domain?.includes('d') ? [] : [['domain', 'd'] as const]),
  ];
  const operators: BinaryOperator[] = ['+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!='];
  return fc.oneof(
    leaf,
    inner
      .filter(({ kind }) => kind !== 'number')
      .map((argument): Expression => ({ kind: 'negate', argument, address })),
    fc
      .tuple(fc.constantFrom(...operators), inner, inner)
      .map(([operator, left, right]): Expression => ({ kind: 'binary', operator, left, right, address })),
    fc
      .tuple(inner, fc.integer({ min: 1, max: 8 }))
      .map(([base, exponent]): Expression => ({ kind: 'power', base, exponent, address })),
    fc
      .oneof(
        fc.tuple(fc.constantFrom('exp', 'log', 'logistic', 'sqrt', 'abs'), fc.tuple(inner)),
        fc.tuple(fc.constantFrom('max', 'min'), fc.array(inner, { minLength: 2, maxLength: 3 })),
        fc.tuple(fc.constant('clamp'), fc.tuple(inner, inner, inner)),
      )
      .map(([name, args]): Expression => ({ kind: 'call', name, arguments: args, address })),
    fc.tuple(inner, inner).map((args): Expression => ({ kind: 'apply', name: 'noisyOr', arguments: args, address })),
    fc.tuple(inner, inner, inner).map(([test, yes, no]): Expression => ({ kind: 'choose', test, yes, no, address })),
    ...free.flatMap(([set, letter]) => [
      fc
        .tuple(fc.constantFrom('sum' as const, 'product' as const, 'max' as const, 'min' as const), bound(set, letter))
        .map(([reduction, body]): Expression => ({ kind: 'reduce', reduction, letter, body, address })),
      fc
        .tuple(bound(set, letter), bound(set, letter))
        .map(([criterion, value]): Expression => ({ kind: 'whereLargest', letter, criterion, value, address })),
    ]),
  );
}

function quantities(
  name: string,
  sets: readonly string[],
  letters: Readonly<Record<string, readonly string[]>>,
): fc.Arbitrary<Expression> {
  const index = (set: string): fc.Arbitrary<IndexArgument> =>
    fc.constantFrom(
      ...(letters[set] ?? []).map((letter): IndexArgument => ({ kind: 'letter', letter })),
      ...[...(vocabulary.sets.get(set)?.members.keys() ?? [])].map(
        (member): IndexArgument => ({ kind: 'member', member }),
      ),
    );
  const declared = vocabulary.quantities.has(name);
  return fc
    .tuple(fc.tuple(...sets.map(index)).filter(areDistinct), declared ? fc.boolean() : fc.constant(false))
    .map(([indices, previous]): Expression => ({ kind: 'quantity', name, indices, previous, address }));
}

/** No pair has the same member twice. */
function areDistinct(indices: readonly IndexArgument[]): boolean {
  return new Set(indices.map((index) => JSON.stringify(index))).size === indices.length;
}

describe('the text of an expression', () => {
  test.each([
    'alpha + beta - alpha',
    'alpha - (beta - alpha)',
    'alpha * beta / alpha',
    'alpha / (beta * alpha)',
    '(alpha + beta) * 2',
    '-alpha^2',
    '(-alpha)^2',
    '(alpha^2)^3',
    'alpha * (-beta)',
    '-alpha * beta',
    'alpha + (-2)',
    '-2 + alpha',
    '(-2)^2',
    '1e-7 * alpha',
    'alpha < beta',
    '(alpha < beta) < 1',
    'alpha < beta ? alpha + 1 : beta',
    '(alpha ? beta : alpha) ? (beta ? 1 : 2) : (alpha ? 3 : 4)',
    '(alpha ? 1 : 2) + 1',
    'previous(threat(i, j))^2',
    'cooperation(i, j, defence)',
    'sum(k, threat(i, k) * 2) + max(k, min(d, cooperation(i, k, d)))',
    'max(alpha, beta, 3)',
    'whereLargest(k, threat(i, k), threat(k, i) - 1)',
    'noisyOr(alpha, exp(-dt / time))',
  ])('%s stays as it is written', (text) => {
    expect(renderText(read(text))).toBe(text);
  });

  test.each([
    ['((alpha))', 'alpha'],
    ['+alpha', 'alpha'],
    ['alpha+(beta*2)', 'alpha + beta * 2'],
    ['-(2)', '-2'],
  ])('%s loses what it does not need: %s', (text, shorter) => {
    expect(renderText(read(text))).toBe(shorter);
  });

  test('reads back as the same tree', () => {
    fc.assert(
      fc.property(expressions({ actor: ['i', 'j'], domain: [] }, 3), (expression) => {
        expect(read(renderText(expression))).toEqual(expression);
      }),
      { numRuns: 2000 },
    );
  });
});
