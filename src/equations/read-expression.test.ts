import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProblemList } from '../files/problem.ts';
import type { Quantity, Vocabulary } from './declarations.ts';
import { readExpression, type Scope } from './read-expression.ts';

const at = (offset: number) => ({ file: 'a.yaml', line: 1, column: offset + 1 });
const names: Record<string, readonly string[]> = {
  alpha: [],
  weight: ['actor'],
  threat: ['actor', 'actor'],
  cooperation: ['actor', 'actor', 'domain'],
};
const members = new Map(['political', 'defence'].map((name) => [name, { meaning: '' }]));
const actor = { name: 'actor', meaning: '', letters: ['i', 'j', 'k', 'm'], members: new Map(), fromWorld: true };
const domain = { name: 'domain', meaning: '', letters: ['d'], members, fromWorld: false };
const quantities = Object.entries(names).map(([name, sets]): [string, Quantity] => [
  name,
  { name, kind: 'definition', sets, symmetric: false, meaning: '', output: true, address: at(0) },
]);
const vocabulary: Vocabulary = {
  sets: new Map(Object.entries({ actor, domain })),
  letters: new Map([actor, domain].flatMap(({ name, letters }) => letters.map((letter) => [letter, name] as const))),
  quantities: new Map(quantities),
  functions: new Map([['noisyOr', ['a', 'b']]]),
};
const scope: Scope = { letters: new Map(['i', 'j'].map((letter) => [letter, 'actor'])), locals: new Set(['now']) };

/** Problems as `column code`; undefined where there is neither an expression nor a problem. */
function problemsOf(text: string): string[] | undefined {
  const problems = new ProblemList();
  const expression = readExpression({ text, address: at }, scope, vocabulary, problems);
  if (!expression && problems.all.length === 0) return undefined;
  return problems.all.map(({ address, code }) => `${address.column} ${code}`);
}

/** Texts of sound expressions; `free` are letters of actors that no reduction has bound yet. */
function sound(
  depth: number,
  free: readonly string[] = ['k', 'm'],
  bound: readonly string[] = [],
): fc.Arbitrary<string> {
  const actors = ['i', 'j', ...bound];
  const pair = fc.shuffledSubarray(actors, { minLength: 2, maxLength: 2 });
  const leaf = fc.oneof(
    fc.constantFrom('alpha', 'now', 'dt', 'time', '0', '1.5', '.5', '2e-3', '0x1f'),
    fc.constantFrom(...actors).map((i) => `weight(${i})`),
    pair.map(([i, j]) => `threat( ${i} ,${j})`),
    fc.tuple(pair, fc.constantFrom('political', 'defence')).map(([[i, j], d]) => `cooperation(${i}, ${j}, ${d})`),
    pair.map(([i, j]) => `previous(threat(${i}, ${j}))`),
  );
  if (depth === 0) return leaf;
  const inner = sound(depth - 1, free, bound);
  const [letter] = free;
  const below = letter === undefined ? undefined : sound(depth - 1, free.slice(1), [...bound, letter]);
  return fc.oneof(
    leaf,
    fc
      .tuple(inner, fc.constantFrom(...'+-*/', ' < ', '>=', ' == ', '!='), inner)
      .map(([a, o, b]) => `(${a}) ${o} (${b})`),
    inner.map((a) => `-(${a})`),
    fc.tuple(inner, fc.integer({ min: 1, max: 8 })).map(([a, power]) => `(${a})^${power}`),
    fc.tuple(inner, inner, inner).map(([a, b, c]) => `((${a}) ? (${b}) : (${c}))`),
    fc.tuple(inner, inner, inner).map((all) => `clamp(${all.join(', ')})`),
    fc.tuple(inner, inner).map(([a, b]) => `noisyOr(${a},\n  ${b})`),
    inner.map((a) => `logistic(${a})`),
    ...(below
      ? [
          fc
            .tuple(fc.constantFrom('sum', 'product', 'max', 'min'), below)
            .map(([name, a]) => `${name}(${letter}, ${a})`),
          fc.tuple(below, below).map(([a, b]) => `whereLargest(${letter}, ${a}, ${b})`),
        ]
      : []),
  );
}

/** Pieces of which both sound and dangerous expressions are made. */
const pieces = fc.constantFrom(
  ...[
    'alpha',
    'weight(i)',
    'threat(i, j)',
    'threat',
    'i',
    'k',
    'sum(k, ',
    'max(',
    'previous(',
    'noisyOr(',
    '1',
    '1e400',
    '.',
    '"',
  ],
  ...[
    "'",
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    ';',
    ':',
    '?',
    '=',
    '==',
    '+',
    '-',
    '*',
    '/',
    '^',
    '!',
    '%',
    '&',
    '|',
    '~',
    ' ',
    '\n',
    '#',
  ],
  ...[
    'constructor',
    '__proto__',
    '.constructor',
    'import(',
    'cos',
    'end',
    'not ',
    ' in ',
    ' to ',
    'cm',
    'i',
    'true',
    'NaN',
    'Infinity',
  ],
);

describe('any text', () => {
  test('is an expression or has a problem, whatever its characters', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        expect(problemsOf(text)).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  test('made of pieces of expressions is an expression or has a problem inside the text', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (all) => {
        const text = all.join('');
        const problems = problemsOf(text);
        expect(problems).toBeDefined();
        for (const problem of problems ?? []) expect(Number.parseInt(problem, 10)).toBeLessThanOrEqual(text.length + 1);
      }),
      { numRuns: 4000 },
    );
  }, 60_000);

  test.each([
    '-',
    '(',
    '((',
    '[',
    '{',
    '1^',
    '1+',
    '1?',
    'alpha(',
    'sum(k,',
    'f(x)=',
    '"',
    "'",
    'a.',
    '1/2 ',
    '2 a ',
    'not ',
  ])('that repeats %s ends in a moment', (piece) => {
    for (const count of [10, 100, 1000, 4000]) {
      expect(problemsOf(piece.repeat(count).slice(0, 4000))).toBeDefined();
      expect(problemsOf(`${piece.repeat(count).slice(0, 3990)}1`)).toBeDefined();
    }
  });
});

describe('a sound expression', () => {
  test('is accepted', () => {
    fc.assert(
      fc.property(sound(4), (text) => {
        fc.pre(text.length <= 4000);
        expect(problemsOf(text)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  test('with one wrong name has one problem, in the place of that name', () => {
    fc.assert(
      fc.property(sound(4), fc.nat(), (text, choice) => {
        const places = [...text.matchAll(/\b(alpha|now|weight|threat|cooperation|logistic|noisyOr|clamp)\b/g)];
        const place = places[choice % Math.max(1, places.length)];
        fc.pre(place !== undefined && text.length <= 3900);
        const wrong = `${text.slice(0, place.index)}wrong${text.slice(place.index + place[0].length)}`;
        expect(problemsOf(wrong)).toEqual([`${place.index + 1} unknown-name`]);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  test('with one wrong index has one problem, in the place of that index', () => {
    fc.assert(
      fc.property(sound(4), fc.nat(), (text, choice) => {
        const places = [...text.matchAll(/(?<=(weight\(|threat\( |cooperation\())[ijkm]\b/g)];
        const place = places[choice % Math.max(1, places.length)];
        fc.pre(place !== undefined && text.length <= 3900);
        const wrong = `${text.slice(0, place.index)}q${text.slice(place.index + 1)}`;
        expect(problemsOf(wrong)).toEqual([`${place.index + 1} index-unknown`]);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);
});

describe('a wrong expression', () => {
  test.each([
    ['alpha + beta * gamma', ['9 unknown-name', '16 unknown-name']],
    ['1 + 2 + beta', ['9 unknown-name']],
    ['alpha(1) + beta', ['1 arity', '12 unknown-name']],
    ['unknown(1, alpha, 2) + beta', ['1 unknown-name', '24 unknown-name']],
    ['max(1) + beta', ['1 arity', '10 unknown-name']],
    ['threat(i, 2) + weight(beta)', ['11 index-unknown', '23 index-unknown']],
    ['threat(i, j + 1)', ['11 index-unknown']],
    ['sum(i, weight(i))', ['5 duplicate-letter']],
    ['sum(alpha, weight(i)) + beta', ['5 index-unknown', '25 unknown-name']],
    ['sum(k)', ['1 arity']],
    ['weight(k)', ['8 index-unknown']],
    ['threat(j, j)', ['11 duplicate-letter']],
    ['alpha and alpha', ['7 expression-forbidden']],
    ['not alpha', ['1 expression-forbidden']],
    ['alpha % 2', ['7 expression-forbidden']],
    ['alpha %', ['7 expression-forbidden']],
    ['alpha!', ['6 expression-forbidden']],
    ["alpha'", ['6 expression-forbidden']],
    ['alpha .* 2', ['7 expression-forbidden']],
    ['1 < alpha < 2', ['1 expression-forbidden']],
    ['alpha to cm', ['7 expression-forbidden']],
    ['5 cm', ['3 multiplication-sign']],
    ['(alpha) (alpha)', ['9 multiplication-sign']],
    ['2alpha', ['2 multiplication-sign']],
    ['alpha ^ -1', ['9 integer-power']],
    ['alpha ^ (1 / 2)', ['9 integer-power']],
    ['alpha ^ 9', ['9 integer-power']],
    ['true', ['1 expression-forbidden']],
    ['NaN', ['1 not-finite']],
    ['1 + Infinity', ['5 not-finite']],
    ['alpha +', ['8 expression-unfinished']],
    ['alpha + )', ['9 expression-syntax']],
    ['(alpha', ['7 expression-unfinished']],
    ['alpha.constructor', ['1 expression-forbidden']],
    ['alpha + [1, 2][1]', ['9 expression-forbidden']],
    ['1 + "x"', ['5 expression-forbidden']],
    ['alpha # beta', ['7 expression-forbidden']],
    ['previous(previous(alpha))', ['10 previous-needs-start']],
    ['previous(1)', ['10 previous-needs-start']],
    ['i', ['1 index-expected']],
    ['', ['1 expression-unfinished']],
  ])('%s: %j', (text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });
});
