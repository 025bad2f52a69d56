import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { observe } from '../src/analysis/evidence/observe.ts';
import { type Problem, ProblemList, sortProblems } from '../src/files/problem.ts';
import { type NamedText, readSeriesFolder } from '../src/files/series-source.ts';
import text from '../src/messages/en/problems.ftl?raw';
import { createMessages, formatProblem } from '../src/messages/format.ts';
import { shippedLibrary } from './support/library.ts';
import { loadModel } from './support/run.ts';
import { seriesProblems } from './support/series.ts';

// Many folders are damaged here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const messages = createMessages([text], 'en');
const { names } = loadModel(shippedLibrary(), 'as-recorded').model;
const seen = new Set<string>();

function read(name: string): string {
  return readFileSync(fileURLToPath(new URL(`broken-series/${name}`, import.meta.url)), 'utf8');
}

const sound = { yaml: read('sound.yaml'), csv: read('sound.csv') } as const;

/** Problems of a folder of series, each of which must have a sentence to say with nothing left open. */
function problemsOf(files: readonly NamedText[]): readonly Problem[] {
  const problems = new ProblemList();
  for (const series of readSeriesFolder(files, problems)) observe(series, names, problems);
  for (const problem of problems.all) {
    seen.add(problem.code);
    expect(formatProblem(problem, messages)).toMatch(/^[^\n{}$]+:\d+:\d+: error: .+[.?]$/);
  }
  return sortProblems(problems.all);
}

function shortly({ address: { file, line, column }, code, values: { nearest } }: Problem): string {
  return `${file}:${line}:${column} ${code}${nearest === undefined ? '' : ` (${nearest})`}`;
}

function filesWith(changed: Partial<typeof sound>): NamedText[] {
  const { yaml, csv } = { ...sound, ...changed };
  return [
    { file: 'a.yaml', text: yaml },
    { file: 'a.csv', text: csv },
  ];
}

test('a sound record with a sound table has no problem', () => {
  expect(problemsOf(filesWith({}))).toEqual([]);
});

test('it has none either with the line ends of Windows and a byte order mark', () => {
  const windows = (content: string) => `\uFEFF${content.replaceAll('\n', '\r\n')}`;
  expect(problemsOf(filesWith({ yaml: windows(sound.yaml), csv: windows(sound.csv) }))).toEqual([]);
});

/**
 * One slip in one of the two files: what stands in it, what the slip makes of that, and where in the latter the problem
 * is, as the text that begins there; behind the code the nearest valid name.
 */
type Slip = readonly [file: 'yaml' | 'csv', problem: string, sound: string, slip: string, at: string];

const slips: readonly Slip[] = [
  ['csv', 'cell-count', '2002,RUS,CHN,6,', '2002,RUS,CHN,6', '2002'],
  ['csv', 'cell-count', '2002,RUS,CHN,6,', '2002,RUS,CHN,6,,', '2002'],
  ['csv', 'number-expected', '2002,RUS,CHN,6,', '2002,RUS,CHN,six,', 'six'],
  ['csv', 'number-expected', '2002,RUS,CHN,6,', '2002,RUS,CHN,,', ',\n2003'],
  ['csv', 'number-expected', '2002,RUS,CHN,6,', '2002,RUS,CHN,"1,5",', '"1,5"'],
  ['csv', 'number-expected', '2002,RUS,CHN,6,', '2002,RUS,CHN,0x10,', '0x10'],
  ['csv', 'not-finite', '2002,RUS,CHN,6,', '2002,RUS,CHN,1e400,', '1e400'],
  ['csv', 'integer-expected', '2002,RUS', '2002.5,RUS', '2002.5'],
  ['csv', 'duplicate-row', '2002,RUS', '2001,RUS', '2001,RUS,CHN,6'],
  ['csv', 'year-outside-record', '2002,RUS', '2005,RUS', '2005'],
  ['csv', 'year-outside-record', '2002,RUS', '1999,RUS', '1999'],
  ['csv', 'unknown-field (partner)', 'actor,partner', 'actor,partnre', 'partnre'],
  ['csv', 'unknown-field', 'value,note', 'value,source', 'source'],
  ['csv', 'duplicate-key', 'value,note', 'value,value', 'value\n'],
  ['csv', 'column-missing', 'year,actor', 'quality,actor', 'quality'],
  ['csv', 'bad-date', 'year,actor', 'date,actor', '2000,RUS'],
  ['csv', 'one-of-fields', 'value,note', 'value,date', 'date'],
  ['csv', 'csv-separator', 'year,actor,partner,value,note', 'year;actor;partner;value;note', 'year;'],
  ['csv', 'csv-quote', '2002,RUS,CHN,6,', '2002,RUS,CHN,6,the "second"', '"second"'],
  ['csv', 'csv-after-quote', '""guests"""', '""guests""" and more', ' and more'],
  ['csv', 'csv-quote-open', '2003,CHN,USA,2,', '2003,CHN,USA,2,"last', '"last'],
  ['csv', 'empty-field', '2002,RUS,CHN', '2002,,CHN', ',CHN,6'],
  ['csv', 'actor-absent', '2002,RUS,CHN', '2002,RUS,FRA', 'FRA'],
  ['csv', 'own-partner', '2002,RUS,CHN', '2002,RUS,RUS', 'RUS,6'],
  ['csv', 'formula-not-finite', '2002,RUS,CHN,6,', '2002,RUS,CHN,-6,', '-6'],
  ['csv', 'file-not-text', '2002,RUS', '2002,R\0US', '\0'],
  ['yaml', 'missing-field', 'licence: Free\n', '', 'series'],
  ['yaml', 'missing-field', '  why: For the tests.\n', '', 'variable'],
  ['yaml', 'unknown-field (licence)', 'licence: Free', 'license: Free', 'license'],
  ['yaml', 'value-not-allowed (outcome)', 'role: outcome', 'role: outcom', 'outcom'],
  ['yaml', 'value-not-allowed (mean)', 'aggregation: mean', 'aggregation: men', 'men'],
  ['yaml', 'not-positive', 'discrepancy: 0.1', 'discrepancy: 0', '0\n'],
  ['yaml', 'integer-expected', 'from: 2000', 'from: 2000.5', '2000.5'],
  ['yaml', 'period-order', 'from: 2000, to: 2004', 'from: 2003, to: 2000', '{ from'],
  ['yaml', 'bad-id', 'series: sound', 'series: Sound series', 'Sound series'],
  ['yaml', 'driver-mapped', 'role: outcome', 'role: driver\ninforms: Something.', 'mapping'],
  ['yaml', 'fact-mapped', 'role: outcome', 'role: fact', 'mapping'],
  ['yaml', 'outcome-informs', 'licence: Free', 'licence: Free\ninforms: Something.', 'informs'],
  ['yaml', 'unknown-name (value)', 'value / (value + 6)', 'value / (valu + 6)', 'valu +'],
  ['yaml', 'unknown-name', 'value / (value + 6)', 'value / dt', 'dt'],
  ['yaml', 'unknown-name', 'value / (value + 6)', 'value * omega', 'omega'],
  ['yaml', 'unknown-name (logistic)', 'value / (value + 6)', 'logistc(value)', 'logistc'],
  ['yaml', 'arity', 'value / (value + 6)', 'max(value)', 'max('],
  ['yaml', 'expression-unfinished', 'value / (value + 6)', 'value /', '\n  aggregation'],
  ['yaml', 'multiplication-sign', 'value / (value + 6)', '2 value', 'value\n'],
  ['yaml', 'unknown-name (cooperation)', 'cooperation[', 'coperation[', 'coperation'],
  ['yaml', 'member-unknown (operations)', 'operations]', 'operation]', 'cooperation['],
  ['yaml', 'arity', ', operations]', ']', 'cooperation['],
  ['yaml', 'arity', 'cooperation[actor, partner, operations]', 'cooperation', 'cooperation\n'],
  ['yaml', 'bad-name', 'operations]', 'operations', 'cooperation['],
  ['yaml', 'unknown-name', 'cooperation[actor, partner, operations]', 'warState[actor]', 'warState'],
  ['yaml', 'yaml-quote', 'title: Exercises', 'title: "Exercises', '"Exercises'],
];

test.each(slips)('a slip in the %s is told as %s where it stands (%#)', (file, problem, before, slip, at) => {
  expect(sound[file].split(before)).toHaveLength(2);
  const after = sound[file].replace(before, () => slip);
  const start = after.indexOf(slip);
  const place = after.split(at).length === 2 ? after.indexOf(at) : after.indexOf(at, start);
  const above = after.slice(0, place).split('\n');
  const expected = `a.${file}:${above.length}:${(above.at(-1) ?? '').length + 1} ${problem}`;
  const found = problemsOf(filesWith({ [file]: after })).map(shortly);
  expect(found[0]).toBe(expected);
  expect(found.filter((one) => !one.endsWith(` ${problem}`))).toEqual([]);
});

test('a table without a record and a record without a table are told, each at its top', () => {
  const files = [
    { file: 'data/one.csv', text: sound.csv },
    { file: 'data/two.yaml', text: sound.yaml },
    { file: 'data/README.md', text: 'Neither.' },
  ];
  expect(problemsOf(files).map(shortly)).toEqual([
    'data/one.csv:1:1 record-missing',
    'data/two.yaml:1:1 table-missing',
  ]);
});

test('rows of two pairs are not mixed into one', () => {
  const yaml = sound.yaml.replace('[actor, partner, operations]', '[RUS, CHN, operations]');
  expect(problemsOf(filesWith({ yaml }))).toEqual([]);
  const csv = sound.csv.replace('2003,CHN,USA', '2002,CHN,USA');
  expect(problemsOf(filesWith({ yaml, csv })).map(shortly)).toEqual(['a.csv:5:6 rows-mixed']);
});

test('two records can not have the same id', () => {
  const files = ['a', 'b'].flatMap((name) =>
    filesWith({}).map(({ file, text: content }) => ({ file: file.replace('a.', `${name}.`), text: content })),
  );
  expect(problemsOf(files).map(shortly)).toEqual(['b.yaml:1:9 duplicate-id']);
});

test.each([
  ['', '1:1'],
  ['\n\n', '1:1'],
  ['year,actor,partner,value', '1:25'],
])('a table of %j lacks rows', (csv, place) => {
  expect(problemsOf(filesWith({ csv })).map(shortly)).toEqual([`a.csv:${place} table-empty`]);
});

test('several slips are told at once, in the record and in the table', () => {
  const yaml = sound.yaml.replace('role: outcome', 'role: none').replace('discrepancy: 0.1', 'discrepancy: -1');
  const csv = sound.csv.replace('RUS,CHN,6', 'RUS,CHN,six').replace('2003', 'then');
  expect(problemsOf(filesWith({ yaml, csv })).map(shortly)).toEqual([
    'a.csv:4:14 number-expected',
    'a.csv:5:1 integer-expected',
    'a.yaml:3:7 value-not-allowed',
    'a.yaml:12:16 not-positive',
  ]);
});

test('a large or hopeless table is refused at once', () => {
  const csv = `year,value\n${'2000,1\n'.repeat(200_000)}`;
  expect(problemsOf(filesWith({ csv })).map(shortly)).toEqual(['a.csv:1:1 file-too-large']);
  const slippery = `year,actor,partner,value\n${'2000,RUS,CHN,x\n'.repeat(50_000)}`;
  expect(problemsOf(filesWith({ csv: slippery })).length).toBeLessThan(200);
});

/** What a hand that slips or means harm may put into a record or a table. */
const scraps = fc.constantFrom(
  ...[
    '',
    ' ',
    '\n',
    '\r\n',
    ',',
    '"',
    '""',
    ':',
    '- ',
    '[',
    ']',
    '{',
    '#',
    '\t',
    '\0',
    '\ufeff',
    'é',
    '0',
    '-1',
    '1e400',
  ],
  ...[
    'null',
    '~',
    '.nan',
    '__proto__',
    'constructor',
    'actor',
    'partner',
    'value',
    ' / 0',
    ' ^ 2',
    '(',
    'time',
    '2001',
  ],
);

test('record and table may be damaged in any way: there are sentences to say, and nothing breaks', () => {
  const damage = fc.record({ at: fc.nat(), cut: fc.integer({ min: 0, max: 12 }), scrap: scraps });
  const apply = (whole: string, { at, cut, scrap }: { at: number; cut: number; scrap: string }) => {
    const place = at % (whole.length + 1);
    return whole.slice(0, place) + scrap + whole.slice(place + cut);
  };
  fc.assert(
    fc.property(fc.array(damage, { maxLength: 3 }), fc.array(damage, { maxLength: 3 }), (ofYaml, ofCsv) => {
      const yaml = ofYaml.reduce(apply, sound.yaml);
      const csv = ofCsv.reduce(apply, sound.csv);
      const problems = problemsOf(filesWith({ yaml, csv }));
      if (yaml === sound.yaml && csv === sound.csv) expect(problems).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('every kind of problem of a series has occurred here', () => {
  expect(seriesProblems.filter((code) => !seen.has(code))).toEqual([]);
});
