import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkFile } from '../src/analysis/check.ts';
import { type Problem, problemCodes } from '../src/files/problem.ts';
import { shorten } from '../src/files/read-yaml.ts';
import text from '../src/messages/en/problems.ftl?raw';
import { createMessages, formatProblem } from '../src/messages/format.ts';
import { claimProblems } from './support/claims.ts';
import { libraryOf, shippedFiles } from './support/library.ts';
import { seriesProblems } from './support/series.ts';

const folder = fileURLToPath(new URL('broken-files', import.meta.url));
const broken = readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const);
const library = libraryOf(new Map([...shippedFiles(), ...broken]));
const messages = createMessages([text], 'en');
const seen = new Set<string>();

/** Problems of a file as `line:column code`, in order. Each must have a sentence to say, with nothing left open. */
function problemsOf(file: string, content: string): string[] {
  const problems = checkFile(library, { file, text: content });
  for (const problem of problems) {
    seen.add(problem.code);
    expect(formatProblem(problem, messages)).toMatch(/^[^\n{}$]+:\d+:\d+: (error|warning): .+[.?]$/);
  }
  return problems.map((problem) => shortly(problem, file));
}

function shortly({ address, code }: Problem, file: string): string {
  return `${address.file === file ? '' : `${address.file}:`}${address.line}:${address.column} ${code}`;
}

function read(name: string): string {
  return readFileSync(`${folder}/${name}.yaml`, 'utf8');
}

/** Each file and what is wrong in it. The places were counted in the files, not taken from what the program says. */
const files: readonly (readonly [name: string, problems: readonly string[]])[] = [
  ['absent-actor', ['12:13 actor-absent']],
  ['absent-actor-in-world', ['18:7 actor-absent']],
  ['alias-bomb', ['1:7 alias']],
  ['assignment', ['32:9 expression-forbidden']],
  ['bad-date', ['10:11 bad-date']],
  ['byte-order-mark', []],
  ['chained-calls', ['32:62 expression-syntax']],
  ['colon-in-text', ['16:12 yaml-colon-in-text']],
  ['context-actor', ['18:46 actor-absent']],
  ['continues-itself', ['6:12 cyclic-files']],
  ['contradicting-pair', ['11:21 symmetric-conflict']],
  ['custom-tag', ['16:12 yaml-tag']],
  ['cycle', ['29:5 circular']],
  ['duplicate-id', ['17:11 duplicate-id']],
  ['duplicate-key', ['15:5 duplicate-key']],
  ['economy-of-nought', ['18:51 not-positive']],
  ['effect-twice', ['21:13 effect-repeated']],
  ['empty', ['1:1 empty-file']],
  ['folded-expression', ['36:11 unknown-name', '37:9 unknown-name']],
  ['function-assignment', ['32:9 expression-forbidden']],
  ['import', ['32:9 unknown-name']],
  ['infinite-in-expression', ['32:53 not-finite']],
  ['infinite-number', ['8:74 not-finite', '8:81 not-finite']],
  ['inherited-name-in-expression', ['32:53 unknown-name', '32:67 unknown-name', '32:82 unknown-name']],
  ['inherited-names', ['8:3 name-taken', '9:3 name-taken', '10:3 name-taken']],
  ['list', ['1:1 wrong-document']],
  ['matrix', ['32:53 expression-forbidden']],
  ['method-call', ['32:28 expression-forbidden']],
  ['missing-constant', ['4:3 constant-missing']],
  ['missing-field', ['9:5 missing-field']],
  ['missing-start', ['24:5 missing-field']],
  ['misspelt-constant', ['9:7 unknown-name']],
  [
    'much-at-once',
    [
      '3:1 unknown-field',
      '9:22 bad-date',
      '10:55 actor-absent',
      '10:79 kind-unknown',
      '11:11 duplicate-id',
      '11:22 event-outside-period',
      '11:37 type-unknown',
      '11:67 self-directed',
      '12:99 not-finite',
      '14:3 unknown-name',
      '15:48 value-outside-range',
      '15:51 bad-path-point',
      '17:26 value-outside-range',
      '19:41 range-order',
      '20:71 one-of-fields',
      '21:45 value-outside-range',
      '28:23 no-such-event',
      '29:50 unknown-field',
      '30:16 member-unknown',
      '31:51 in-recorded-past',
    ],
  ],
  ['neither', ['1:1 wrong-document']],
  ['no-equation-for-some', ['6:13 equation-missing']],
  ['no-such-theory', ['4:9 file-missing']],
  ['not-a-number', ['12:73 not-finite']],
  ['number-range', ['32:10 expression-forbidden']],
  ['object', ['32:10 expression-forbidden']],
  ['only-a-comment', ['1:1 empty-file']],
  ['open-bracket', ['21:12 yaml-bracket']],
  ['open-quote', ['16:12 yaml-quote']],
  ['outside-period', ['10:11 event-outside-period']],
  [
    'override-positions',
    [
      '6:3 unknown-name',
      '7:35 value-outside-range',
      '8:3 member-unknown',
      '10:16 value-outside-range',
      '12:5 start-missing',
      '14:28 unknown-name',
    ],
  ],
  ['overrides-itself', ['2:12 cyclic-files']],
  ['path-missing', ['world-without-economy.yaml:4:3 path-missing']],
  ['point-at-no-year', ['18:45 bad-path-point']],
  ['quoted-expression', ['33:9 expression-forbidden']],
  ['quoted-expression-position', ['34:9 unknown-name']],
  ['range-reversed', ['8:57 range-order']],
  ['same-index-twice', ['32:39 duplicate-letter']],
  ['self-directed', ['13:13 self-directed']],
  ['sound-scenario', []],
  ['sound-theory', []],
  ['sound-world', []],
  ['string', ['32:45 expression-forbidden']],
  ['tab-indentation', ['10:1 yaml-tab']],
  ['text-ends-early', ['32:52 expression-unfinished']],
  ['text-for-number', ['9:19 number-expected']],
  ['too-many-indices', ['32:18 arity']],
  ['two-expressions', ['32:9 expression-forbidden']],
  ['unit', ['32:55 multiplication-sign']],
  ['unknown-event-removed', ['29:23 no-such-event']],
  ['unknown-field', ['15:5 unknown-field']],
  ['unknown-kind', ['14:11 kind-unknown']],
  ['unknown-name', ['32:28 unknown-name']],
  ['unknown-parameter-in-lever', ['23:21 unknown-name']],
  ['unused-parameter', ['9:3 unused-name']],
  ['value-outside-range', ['8:45 value-outside-range']],
  ['windows-line-ends', []],
  ['windows-line-ends-with-mistake', ['34:9 unknown-name']],
  ['world-without-economy', []],
  ['wrong-indentation', ['13:4 yaml-indent']],
  ['wrong-index', ['32:39 index-unknown']],
  ['wrong-units', ['28:11 dimension-result']],
];

describe('of the broken files', () => {
  test.each(files)('%s has just these problems: %j', (name, expected) => {
    expect(problemsOf(`${name}.yaml`, read(name))).toEqual(expected);
  });

  test('none is forgotten', () => {
    const names = broken.map(([name]) => name.replace(/\.yaml$/, ''));
    expect(files.map(([name]) => name).sort()).toEqual(names.sort());
  });
});

/** Files that are better made than kept. They must be refused at once: the test's own time limit sees to that. */
const made: readonly (readonly [what: string, content: () => string, problem: string])[] = [
  ['50 MB of text', () => 'theory: large\n'.repeat(3_600_000), '1:1 file-too-large'],
  ['a line of 20 million characters', () => `title: ${'x'.repeat(20_000_000)}`, '1:1 file-too-large'],
  ['400,000 words', () => `theory: [${'1,'.repeat(400_000)}`, '1:100006 file-too-large'],
  ['100,000 brackets within brackets', () => `theory: ${'['.repeat(100_000)}`, '1:69 file-too-deep'],
  ['100,000 braces within braces', () => `theory: ${'{a: '.repeat(100_000)}`, '1:249 file-too-deep'],
  ['100,000 lists within lists', () => `- `.repeat(100_000), '1:121 file-too-deep'],
  ['1,000 indented lines', () => lines(1000, (at) => `${' '.repeat(at)}a:`), '482:1 file-too-deep'],
  ['600 lists on 600 lines', () => lines(600, (at) => `${'  '.repeat(at)}-`), '242:1 file-too-deep'],
  ['a byte of 0', () => 'theory: a\0b\ntitle: \0', '1:10 file-not-text'],
  ['a picture', () => decode([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]), '1:1 file-not-text'],
  ['UTF-16', () => decode([0xff, 0xfe, 116, 0, 104, 0]), '1:1 file-not-text'],
  ['a line of a million characters', () => `theory: a\nx${'y'.repeat(990_000)}: 1\n`, '2:1 yaml-syntax'],
  ['90,000 fields', () => lines(90_000, (at) => `k${at}: 1`), '20001:1 file-too-large'],
];

function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join('\n');
}

function decode(bytes: readonly number[]): string {
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

test.each(made)('%s', (_, content, problem) => {
  expect(problemsOf('made.yaml', content())).toEqual([problem]);
});

/**
 * One slip in a file that is sound otherwise: what stands in it, what the slip makes of that, and where in the latter
 * the problem is, as the text that begins there.
 */
type Slip = readonly [code: string, sound: string, slip: string, at: string];

const sum = 'weight * size(j) + pressed(i, j) + war(j)';
const deep = '('.repeat(101);
const doubled = Array.from(
  { length: 40 },
  (_, at) => `  f${at + 1}(x): { text: Twice, is: f${at}(x) + f${at}(x + 1) }`,
);
const doubling = `functions:\n  f0(x): { text: Once, is: x }\n${doubled.join('\n')}
equations:
  - { define: many, text: Far too many., is: f40(1) }
`;

const event = `turn: 1
    kinds: { policy: A policy, sanction: Sanctions }
    effects:
      - text: Pressure adds up.
        on: pressed(target, source)
        becomes: min(1, pressed(target, source) + intensity)
equations:
`;
/** The event of the sound theory with an effect on a stock that is of no actor. */
function poolOf(becomes: string): string {
  const pool = '  - { stock: pool, text: A pool., unit: index, start: 0, next: pool }';
  return event.replace(
    'equations:',
    () => `      - { text: It adds to a pool., on: pool, becomes: "${becomes}" }\nequations:\n${pool}`,
  );
}

const chained = lines(900, (at) => `  - { define: a${at}, text: One of many., is: a${at + 1} + 1 }`);
const chain = `equations:\n${chained}\n  - { define: a900, text: The last., is: 1 }\n`;

const theorySlips: readonly Slip[] = [
  ['ambiguous-name', 'meaning: Size of', 'symbol: weight, meaning: Size of', 'weight, meaning'],
  ['bad-id', 'theory: sound-theory', 'theory: Sound theory', 'Sound theory'],
  ['bad-letter', 'letters: [i, j, k]', 'letters: [i, j, ij]', 'ij]'],
  ['bad-name', 'define: threat(i, j)', 'define: threat(i; j)', 'threat(i; j)'],
  ['bad-range', 'range: [0, 1]', 'range: 0 to 1', '0 to 1'],
  ['dimension-mismatch', sum, `${sum} + dt`, `weight * size(j) + pressed(i, j) + war(j) + dt`],
  ['dimension-argument', sum, `${sum} * exp(dt)`, 'exp(dt)'],
  ['dimension-unreadable', 'meaning: Size of the state, unit: index', 'meaning: Size, unit: per cent!', 'per cent!'],
  ['duplicate-definition', 'define: worst(i)', 'define: threat(i, k)', 'threat(i, k)'],
  ['duplicate-definition', 'war(i): {', 'size(i): { between: hold, meaning: Again }\n  war(i): {', 'size(i): { b'],
  ['empty-field', 'text: What i sees in j.', 'text:', 'text:\n    unit: index\n    is: w'],
  ['expression-too-deep', sum, `${deep}1${')'.repeat(101)}`, '(1'],
  ['expression-too-deep', sum, `${'-'.repeat(1200)}1`, '-----'],
  ['expression-too-deep', sum, `${'-'.repeat(3900)}1`, '-----'],
  ['expression-too-long', sum, `1${' + 1'.repeat(1000)}`, '1 + 1'],
  ['expression-unfinished', sum, '""', '"\n'],
  ['index-expected', sum, `${sum} + i`, 'i\n'],
  ['index-members', 'from: world }', 'members: { A: { meaning: One } } }', 'actor:'],
  ['index-unknown', 'max(j, threat(i, j))', 'max(j, threat(i, j)) + sum(q, size(q))', 'q, size'],
  ['index-unknown', 'worst(i)', 'worst(q)', 'worst(q)'],
  ['integer-expected', 'turn: 1', 'turn: 1.5', '1.5'],
  ['integer-power', sum, `${sum} ^ 0.5`, '0.5\n'],
  ['integer-power', sum, `${sum} ^ weight`, 'weight\n'],
  ['list-empty', 'letters: [i, j, k]', 'letters: []', '[]'],
  ['name-taken', 'war(i): {', 'dt: { meaning: A step, between: hold, default: 0 }\n  war(i): {', 'dt:'],
  ['not-a-stock', 'on: pressed(target, source)', 'on: threat(target, source)', 'threat(target'],
  ['not-in-event-rule', 'min(1, pressed(target, source) + intensity)', 'threat(source, target)', 'threat(source'],
  ['not-positive', 'step: 1', 'step: 0', '0\n'],
  ['one-of-fields', '  - section: Threat', '  - note: Nothing else', 'note: Nothing'],
  ['effect-one-sided', event, `symmetric: true\n    ${poolOf('size(source)')}`, 'size(source)'],
  ['effect-one-sided', event, `symmetric: true\n    ${poolOf('max(k, size(k)) + size(target)')}`, 'size(target)'],
  ['previous-needs-start', sum, `${sum} + previous(pressed(i, j))`, 'pressed(i, j))'],
  ['previous-needs-start', sum, `${sum} + previous(size(j) + 1)`, 'size(j) + 1'],
  ['shape', 'letters: [i, j, k]', 'letters: i', 'i,'],
  ['shape', 'is: weight', 'is: [1, 2] # weight', '[1, 2]'],
  ['shape', 'events:\n', 'references: none\nevents:\n', 'none'],
  ['start-missing', sum, `${sum} + previous(worst(j))`, 'define: worst'],
  ['theory-too-deep', 'equations:\n', chain, 'theory:'],
  ['theory-too-large', 'equations:\n', doubling, 'theory:'],
  ['unknown-name', 'equations:\n', 'headline: [thread]\nequations:\n', 'thread]'],
  ['value-not-allowed', 'kind: prior', 'kind: pirat', 'pirat'],
  ['value-outside-range', 'limits: [0, 2]', 'limits: [0.2, 2]', '[0, 1]'],
];

const scenarioSlips: readonly Slip[] = [
  ['kind-unknown', '{ id: first-act }', '{ kind: [policy, warr] }', 'warr'],
  ['lever-baseline', 'value: 0.5', 'value: 0.4', '0.4'],
  [
    'list-empty',
    'levers:\n',
    'context: [{ id: a, date: 2015, actors: [], kind: a, strength: 0, title: A }]\nlevers:\n',
    '[],',
  ],
  ['missing-field', '- remove: { id: first-act }', '- { scale: { id: first-act } }', '{ scale'],
  ['missing-field', '- remove: { id: first-act }', '- hold: restraint[USA]', 'hold:'],
  ['nothing-selected', '{ id: first-act }', '{ source: CHN, kind: war }', '{ source: CHN'],
  ['one-of-fields', '- remove: { id: first-act }', '- path: restraint[USA]', 'path:'],
  ['period-before-history', 'from: 2014', 'from: 1990', '1990'],
  ['period-before-history', 'remove: { id: first-act }', 'period: { from: 1990, to: 2000 }', '1990'],
  ['period-order', 'to: 2022', 'to: 2012', '{ from: 2014, to: 2012'],
  ['period-order', 'remove: { id: first-act }', 'start: 2022', '2022\n'],
  ['point-too-early', 'levers:\n', 'paths: { "warState[RUS]": { points: { 2010: 0.5 } } }\nlevers:\n', '2010: 0.5'],
  [
    'read-at-start-only',
    'remove: { id: first-act }',
    '{ set: "technologyAtStart[RUS]", value: 0.5, from: 2015 }',
    '"technologyAtStart',
  ],
  ['too-large', 'intensity: 0.2', 'intensity: 2', '2\n'],
  ['too-many-steps', 'remove: { id: first-act }', 'period: { from: 2014, to: 9000 }', '{ from: 2014, to: 9000'],
  ['too-small', 'intensity: 0.2', 'intensity: -2', '-2'],
  ['unknown-field', 'remove: { id: first-act }', '{ remove: { id: first-act }, years: 2 }', 'years'],
  ['value-outside-range', 'range: [0.05, 0.9]', 'range: [0.05, 9]', '9]'],
  ['yaml-after-quote', 'title: An act', "title: 'It's an act'", "s an act'"],
  ['yaml-bracket', '{ id: first-act }', '{ id: first-act }]', ']'],
  ['yaml-colon', 'kind: policy', 'kind policy', 'kind policy'],
  ['yaml-comma', 'from: 2014, to: 2022', 'from: 2014 to: 2022', '2014 to'],
  ['yaml-dash', 'edits:\n', 'edits: - set: a\n', '- set'],
  ['yaml-documents', 'variants:\n', '---\nvariants:\n', '---'],
  ['yaml-escape', 'title: An act', 'title: "An \\d act"', '\\d'],
  ['yaml-indent', 'title: An act', 'title: An act\n      note: More', 'note: More'],
  ['yaml-start', 'title: An act', 'title: @act', '@act'],
  ['yaml-syntax', 'title: An act', 'title: >An act', 'An act'],
];

const worldSlips: readonly Slip[] = [
  ['actor-absent', '    paths:\n', '    toward: { AAA: { proximity: 1 } }\n    paths:\n', 'AAA: {'],
  ['duplicate-key', '2030: 2', '2000.0: 2', '2000.0'],
  ['actor-absent', '    paths:\n', '    toward: { BBB: {} }\n    paths:\n', 'BBB'],
  ['number-expected', 'deterrence: 1', 'deterrence: { political: 1 }', '{ political'],
  ['unknown-name', 'economyBaseline:', 'economyBaselin:', 'economyBaselin'],
  ['value-outside-range', 'range: [0.3, 0.7]', 'range: [0.3, 7]', '[0.3, 7]'],
];

for (const [kind, slips] of Object.entries({ theory: theorySlips, scenario: scenarioSlips, world: worldSlips })) {
  describe(`a slip in a ${kind}`, () => {
    for (const [code, sound, slip, at] of slips) {
      test(`${code}: ${shorten(slip)}`, () => {
        const before = read(`sound-${kind}`);
        const start = before.indexOf(sound);
        expect(before.split(sound)).toHaveLength(2);
        const after = before.replace(sound, () => slip);
        const place = after.split(at).length === 2 ? after.indexOf(at) : after.indexOf(at, start);
        const above = after.slice(0, place).split('\n');
        const expected = `${above.length}:${(above.at(-1) ?? '').length + 1} ${code}`;
        expect(problemsOf(`${kind}.yaml`, after)).toEqual([expected]);
      });
    }
  });
}

test('of very many problems the first hundred are told', () => {
  const events = lines(
    150,
    (at) => `  - { id: e${at}, date: 2000, type: a, source: A, target: B, kind: a, intensity: 2, title: A }`,
  );
  const problems = problemsOf('many.yaml', `scenario: many\ntitle: Many\nsummary: Many.\nevents:\n${events}\n`);
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toBe('1:1 more-problems');
});

/** Told when someone asks for what a scenario does not have, when a model is described, or of observed series and claims. */
const elsewhere: readonly string[] = [
  'lever-unknown',
  'reference-missing',
  'unknown-variant',
  ...seriesProblems,
  ...claimProblems,
];

test('every kind of problem has occurred here, or is told elsewhere', () => {
  expect(problemCodes.filter((code) => !seen.has(code) && !elsewhere.includes(code))).toEqual([]);
});

test('every kind of problem has a message, and every message of a problem is one of a kind', () => {
  const ids = [...text.matchAll(/^problem-([a-z-]+) =/gm)].map(([, code]) => code);
  expect(ids.sort()).toEqual([...problemCodes].sort());
});
