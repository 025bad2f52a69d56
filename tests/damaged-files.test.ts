import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFile } from '../src/analysis/check.ts';
import { openWorkbench } from '../src/analysis/workbench.ts';
import text from '../src/messages/en/problems.ftl?raw';
import { createMessages, formatProblem } from '../src/messages/format.ts';
import { libraryOf } from './support/library.ts';

const theory = readFileSync(fileURLToPath(new URL('broken-files/sound-theory.yaml', import.meta.url)), 'utf8');

const world = `world: small
title: A small world
actors:
  AAA:
    constants: { size: 1 }
    paths: { war: { points: { 2000: 0, 2005: 1 }, source: memory } }
  BBB: { name: Second, constants: { size: { value: 2, range: [1, 3], kind: measured } } }
`;

const scenario = `scenario: small
title: A small scenario
summary: For the tests.
theory: sound-theory
world: small
continues: past
period: { from: 2010, to: 2020 }
events:
  - { id: act, date: 2011-03, type: pressure, source: AAA, target: BBB, kind: policy, intensity: 0.2, title: An act }
context:
  - { id: talk, date: 2012, actors: [AAA, BBB], kind: summit, strength: 0.1, title: A talk }
paths: { "war[AAA]": { points: { 2012: 0.5 } } }
changes: [{ set: "size[AAA]", value: 2, from: 2013 }]
levers:
  - { id: force, title: F, text: F., range: [0, 2], value: 1, changes: { scale: { source: AAA } } }
variants:
  - id: all
    title: All
    text: All edits.
    edits:
      - scale: { kind: [policy, sanction], before: 2015 }
        by: 0.5
      - { move: { id: act }, years: 1 }
      - { set: weight, value: 0.7 }
      - { path: "war[*]", points: { 2014: 1, 2015: 0 } }
      - { hold: "war[BBB]", from: 2016 }
`;

const past = scenario
  .replace('scenario: small', 'scenario: past')
  .replace('continues: past\n', '')
  .replace(/events:[\s\S]*/, '')
  .replace('from: 2010, to: 2020', 'from: 2000, to: 2012');

const paths = {
  theory: 'scenarios/theories/sound-theory.yaml',
  world: 'scenarios/worlds/small.yaml',
  scenario: 'scenarios/small.yaml',
} as const;

const files = new Map([
  [paths.theory, theory],
  [paths.world, world],
  [paths.scenario, scenario],
  ['scenarios/past.yaml', past],
]);
const library = libraryOf(files);
const mention = { file: '(test)', line: 1, column: 1 };
const messages = createMessages([text], 'en');

/** What a hand that slips or means harm may put into a file. */
const scraps = fc.constantFrom(
  ...[
    '',
    ' ',
    '\n',
    '\n  ',
    '\t',
    ':',
    ': ',
    '- ',
    '? ',
    '#',
    ',',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '|',
    '>',
    '&a ',
    '*a',
    '!b ',
  ],
  ...[
    'constructor',
    '__proto__',
    'toString()',
    'null',
    '~',
    'true',
    '.nan',
    '-.inf',
    '1e400',
    '-1',
    '0',
    '9999',
    '2014-13',
  ],
  ...[
    '(',
    ')',
    ' + ',
    ' / 0',
    '^0.5',
    ' = 1',
    'previous(',
    'sum(k, ',
    'i',
    'j',
    'AAA',
    'weight',
    'threat(i, j)',
    '[*]',
    '\0',
    'é',
    '\ufeff',
  ],
);

type Damage = (whole: string) => string;

const damages: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(fc.nat(), scraps).map(([at, scrap]) => (whole: string) => {
    const place = at % (whole.length + 1);
    return whole.slice(0, place) + scrap + whole.slice(place);
  }),
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 30 })).map(([at, length]) => (whole: string) => {
    const place = at % (whole.length + 1);
    return whole.slice(0, place) + whole.slice(place + length);
  }),
  fc.tuple(fc.nat(), scraps).map(([at, scrap]) => (whole: string) => {
    const words = [...whole.matchAll(/[\w.-]+/g)];
    const word = words[at % Math.max(1, words.length)];
    return word ? whole.slice(0, word.index) + scrap + whole.slice(word.index + word[0].length) : whole;
  }),
  fc.tuple(fc.nat(), fc.nat()).map(([from, to]) => (whole: string) => {
    const lines = whole.split('\n');
    const [line = ''] = lines.splice(from % lines.length, 1);
    lines.splice(to % (lines.length + 1), 0, line);
    return lines.join('\n');
  }),
);

describe.each([
  ['theory', theory],
  ['world', world],
  ['scenario', scenario],
] as const)('a %s', (kind, sound) => {
  test('has no problem as it is', () => {
    expect(checkFile(library, { file: paths[kind], text: sound })).toEqual([]);
  });

  test('may be damaged in any way: there are sentences to say, and nothing breaks', () => {
    fc.assert(
      fc.property(fc.array(damages, { minLength: 1, maxLength: 4 }), (all) => {
        const damaged = all.reduce((whole, damage) => damage(whole), sound);
        const problems = checkFile(library, { file: paths[kind], text: damaged });
        for (const problem of problems) expect(formatProblem(problem, messages)).not.toContain('{$');
        if (kind !== 'scenario') return;
        // What passes the check can be opened, and what does not can't.
        const opened = openWorkbench(libraryOf(new Map(files).set(paths[kind], damaged)), 'small', undefined, mention);
        expect(opened.ok).toBe(problems.every(({ severity }) => severity === 'warning'));
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
