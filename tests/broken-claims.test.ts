import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { checkFile } from '../src/analysis/check.ts';
import { type Problem, sortProblems } from '../src/files/problem.ts';
import text from '../src/messages/en/problems.ftl?raw';
import { createMessages, formatProblem } from '../src/messages/format.ts';
import { claimProblems, openText } from './support/claims.ts';
import { shippedLibrary } from './support/library.ts';

// A scenario is opened for each slip, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const messages = createMessages([text], 'en');
const seen = new Set<string>();

function read(name: string): string {
  return readFileSync(fileURLToPath(new URL(`broken-claims/${name}.yaml`, import.meta.url)), 'utf8');
}

const sound = { sound: read('sound'), fact: read('fact') } as const;

/** Problems of a claim, each of which must have a sentence to say with nothing left open. */
function problemsOf(content: string): readonly Problem[] {
  const opened = openText(content);
  const problems = sortProblems(opened.ok ? opened.warnings : opened.problems);
  for (const problem of problems) {
    seen.add(problem.code);
    expect(formatProblem(problem, messages)).toMatch(/^[^\n{}$]+:\d+:\d+: (error|warning): .+[.?]$/);
  }
  return problems;
}

function shortly({ address: { file, line, column }, code, values: { nearest } }: Problem): string {
  return `${file}:${line}:${column} ${code}${nearest === undefined ? '' : ` (${nearest})`}`;
}

test.each(['sound', 'fact'] as const)('the %s claim has no problem, whether it is opened or checked', (name) => {
  expect(problemsOf(sound[name])).toEqual([]);
  expect(checkFile(shippedLibrary(), { file: 'a.yaml', text: sound[name] })).toEqual([]);
});

/**
 * One slip in one of the claims: what stands in it, what the slip makes of that, and where in the latter the problem is,
 * as the text that begins there; behind the code the nearest valid name.
 */
type Slip = readonly [file: keyof typeof sound, problem: string, before: string, after: string, at: string];

const slips: readonly Slip[] = [
  ['sound', 'file-missing (as-recorded)', 'scenario: as-recorded', 'scenario: as-recordd', 'as-recordd'],
  ['sound', 'missing-field', 'refutation: It would be as high without.\n', '', 'claim: sound'],
  ['sound', 'unknown-field (refutation)', 'refutation:', 'refutaton:', 'refutaton'],
  ['sound', 'value-not-allowed (causal)', 'kind: causal', 'kind: casual', 'casual'],
  [
    'sound',
    'unknown-name (cooperation)',
    '"cooperation[RUS,CHN,technology]"',
    '"coperation[RUS,CHN,technology]"',
    '"coperation',
  ],
  ['sound', 'member-unknown (operations)', 'c[RUS,CHN,ops]', 'c[RUS,CHN,operation]', '"c[RUS,CHN,operation]"'],
  ['sound', 'arity', '"c[RUS,CHN,ops]"', 'c', 'c: 0.5'],
  ['sound', 'unknown-name (military)', 'recorded: { of: military', 'recorded: { of: militry', 'militry'],
  ['sound', 'unknown-variant (calm)', 'in: calm', 'in: clam', 'clam'],
  [
    'sound',
    'unknown-variant (aligned-goals)',
    'conditions: [calm, aligned-goals]',
    'conditions: [calm, aligned-goal]',
    'aligned-goal]',
  ],
  [
    'sound',
    'duplicate-id',
    'variants:\n',
    'variants:\n  - { id: alliance, title: A, text: A, edits: [] }\n',
    'alliance, title',
  ],
  ['sound', 'duplicate-id', 'id: S2', 'id: S1', 'S1\n    title: Second'],
  ['sound', 'bad-test-id', 'id: S2', 'id: S 2', 'S 2'],
  ['sound', 'kind-unknown (war)', 'type: pressure, from', 'type: pressure, kind: wra, from', 'wra'],
  ['sound', 'range-order', 'military, mean: [2015, 2021] }', 'military, mean: [2021, 2015] }', '[2021, 2015]'],
  ['sound', 'integer-expected', 'military, mean: [2015, 2021] }', 'military, mean: [2015.5, 2021] }', '2015.5'],
  ['sound', 'bad-date', 'at: 2024-03', 'at: 2024-13', '2024-13'],
  ['sound', 'years-outside-run', 'slope: [1996, 2010]', 'slope: [1995, 2010]', '[1995'],
  ['sound', 'years-outside-run', 'at: 2024-03', 'at: 2027', '2027'],
  [
    'sound',
    'one-of-fields',
    'slope: [1996, 2010]',
    'slope: [1996, 2010], mean: [1996, 2010]',
    '{ of: "threat[USA,CHN]", slope',
  ],
  ['sound', 'one-of-fields', ', slope: [1996, 2010]', '', '{ of: "threat[USA,CHN]" }'],
  ['sound', 'missing-field', 'early: { of: "threat[USA,CHN]", slope', 'early: { slope', '{ slope'],
  ['sound', 'observed-in-model', 'early: { of: "threat[USA,CHN]"', 'early: { observed: economy', 'observed'],
  ['sound', 'observed-in-model', 'slope: [1996, 2010]', 'slope: [1996, 2010], actor: CHN', 'actor: CHN'],
  ['sound', 'one-of-fields', 'support: { above: 0.02 }', 'support: { above: 0.02, below: 1 }', '{ above: 0.02, below'],
  ['sound', 'bounds-meet', 'contradiction: { atMost: 0 }', 'contradiction: { atMost: 0.03 }', '{ atMost: 0.03'],
  ['sound', 'bounds-meet', 'contradiction: { below: 1 }', 'contradiction: { above: 2 }', '{ above: 2'],
  ['sound', 'unknown-name (without)', 'effect: recorded - without', 'effect: recorded - withot', 'withot'],
  ['sound', 'unknown-name', 'effect: recorded - without', 'effect: recorded - without * omega', 'omega'],
  ['sound', 'measure-unused', 'effect: recorded - without', 'effect: recorded - 0.1', 'without: { of'],
  [
    'sound',
    'expression-unfinished',
    'effect: recorded - without',
    'effect: recorded -',
    '\n    support: { above: 0.02',
  ],
  [
    'fact',
    'series-unknown (joint-exercises)',
    'late: { observed: joint-exercises',
    'late: { observed: joint-exercise',
    'joint-exercise,',
  ],
  ['fact', 'fact-simulated', 'late: { observed: joint-exercises', 'late: { of: "threat[USA,CHN]"', 'of: "threat'],
  ['fact', 'fact-simulated', 'mean: [2014, 2021]', 'mean: [2014, 2021], in: alliance', 'in: alliance'],
  ['fact', 'years-outside-run', 'mean: [2014, 2021]', 'mean: [2014, 2022]', '[2014, 2022]'],
  ['fact', 'pairs-mixed', ', actor: CHN', '', 'economy'],
  ['fact', 'pair-unobserved', 'actor: CHN', 'actor: CHM', 'economy'],
  // Polls were taken in 2014, 2015 and 2018.
  [
    'fact',
    'year-unobserved',
    'economy, change: [2000, 2010], actor: CHN }',
    'opinion, mean: [2014, 2018], actor: RUS, partner: CHN }',
    '[2014, 2018]',
  ],
];

test.each(slips)('a slip in the %s claim is told as %s where it stands (%#)', (file, problem, before, slip, at) => {
  expect(sound[file].split(before)).toHaveLength(2);
  const after = sound[file].replace(before, () => slip);
  const start = Math.max(0, after.indexOf(slip) - 60);
  const place = after.split(at).length === 2 ? after.indexOf(at) : after.indexOf(at, start);
  expect(place).toBeGreaterThanOrEqual(0);
  const above = after.slice(0, place).split('\n');
  const expected = `a.yaml:${above.length}:${(above.at(-1) ?? '').length + 1} ${problem}`;
  expect(problemsOf(after).map(shortly)).toEqual([expected]);
});

test('several slips are told at once', () => {
  const content = sound.sound.replace('in: calm', 'in: clam').replace('late / early', 'late / erly');
  expect(problemsOf(content).map(shortly)).toEqual([
    'a.yaml:24:56 unknown-variant (calm)',
    'a.yaml:33:20 unknown-name (early)',
  ]);
});

test('a claim names its scenario, and what is wrong there is told there', () => {
  const problems = problemsOf(sound.sound.replace('scenario: as-recorded', 'scenario: a.yaml'));
  expect(problems.length).toBeGreaterThan(0);
});

/** What a hand that slips or means harm may put into a claim. */
const scraps = fc.constantFrom(
  ...['', ' ', '\n', ',', '"', ':', '- ', '[', ']', '{', '}', '#', '\t', '\0', '0', '-1', '1e400', 'null', '~', '.nan'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'recorded',
    'time',
    'dt',
    ' / 0',
    ' ^ 2',
    '(',
    '2014',
    '9999',
    'in',
    'of',
  ],
);

test('a claim may be damaged in any way: there are sentences to say, and nothing breaks', () => {
  const damage = fc.record({ at: fc.nat(), cut: fc.integer({ min: 0, max: 12 }), scrap: scraps });
  const name = fc.constantFrom('sound' as const, 'fact' as const);
  fc.assert(
    fc.property(name, fc.array(damage, { minLength: 1, maxLength: 3 }), (which, damages) => {
      const content = damages.reduce((whole, { at, cut, scrap }) => {
        const place = at % (whole.length + 1);
        return whole.slice(0, place) + scrap + whole.slice(place + cut);
      }, sound[which] as string);
      problemsOf(content);
    }),
    { numRuns: 150 },
  );
});

test('every kind of problem of a claim has occurred here', () => {
  expect(claimProblems.filter((code) => !seen.has(code))).toEqual([]);
});
