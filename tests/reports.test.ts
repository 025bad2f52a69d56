import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chosenDraws } from '../src/analysis/calibration/accepted-set.ts';
import { prepareFit } from '../src/analysis/calibration/fit.ts';
import { implausibility } from '../src/analysis/calibration/implausibility.ts';
import { fitRules } from '../src/analysis/calibration/rules.ts';
import { compareForecasters, isFitted } from '../src/analysis/evidence/evidence.ts';
import { judgeEnsemble } from '../src/analysis/evidence/forecast.ts';
import { observe } from '../src/analysis/evidence/observe.ts';
import { planRuns } from '../src/analysis/workbench.ts';
import { inlineExecutor } from '../src/engine/ensemble.ts';
import { planHistory } from '../src/engine/study-plan.ts';
import { ProblemList } from '../src/files/problem.ts';
import { filled, likeShown, proseOf } from './reports/documents.ts';
import { bandsFigure, implausibilityFigure, parametersFigure, trendsFigure } from './reports/figures.ts';
import { numberIn, reportsFolder, rowsOf, rowsWhere } from './reports/outputs.ts';
import { shippedSet } from './support/accepted-sets.ts';
import { callCli, parseCsv, wordsOf } from './support/cli.ts';
import { shippedLibrary } from './support/library.ts';
import { expectOk, loadModel } from './support/run.ts';
import { shippedSeries } from './support/series.ts';

const documents = readdirSync(reportsFolder).filter((name) => name.endsWith('.md'));
const read = (name: string) => readFileSync(join(reportsFolder, name), 'utf8');
const bench = loadModel(shippedLibrary(), 'as-recorded');
const history = expectOk(planHistory(bench.model, bench.scenario, {}, { file: '(test)', line: 1, column: 1 }));
const observations = [...shippedSeries().values()].flatMap(
  (one) => observe(one, bench.model.names, new ProblemList()) ?? [],
);
const executor = inlineExecutor(() => Promise.resolve());
const theory = bench.model.theory.source.id;
const slow = { timeout: 120_000 };
const stale = 'stale: make the outputs anew with the commands of calibration.md, then `npm run reports`';

describe.each(documents)('%s', (name) => {
  const text = read(name);

  test('has the numbers and tables of the outputs that it names; `npm run reports` renews them', async () => {
    await expect(filled(text)).toMatchFileSnapshot(join(reportsFolder, name));
  });

  test('takes many numbers from outputs, and says no share or decimal number without its source', () => {
    expect(text.match(/\]\(outputs\/[^)]+"\)/g)?.length).toBeGreaterThan(3);
    const prose = proseOf(text).replaceAll(/\b[59]0 % band/g, 'band');
    expect(prose.match(/[^\n]{0,40}(?:\d[.]\d|\d %)[^\n]{0,20}/g) ?? []).toEqual([]);
  });

  test('links to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#:\s]+)/g)].map((match) => match[1] ?? '');
    const paths = [...text.matchAll(/`((?:src|web|tests|scenarios)\/[\w./-]+)`/g)].map((match) => match[1] ?? '');
    const missing = [
      ...links.filter((link) => !existsSync(join(reportsFolder, dirname(name), link))),
      ...paths.filter((path) => !existsSync(join(reportsFolder, '../..', path))),
    ];
    expect(links.length).toBeGreaterThan(10);
    expect(missing).toEqual([]);
  });
});

test('numbers are shown in the form of the text that they take the place of', () => {
  expect(likeShown('0.8035', '1 %')).toBe('80 %');
  expect(likeShown('0.00456', '0.0 %')).toBe('0.5 %');
  expect(likeShown('31409', '1,000')).toBe('31,409');
  expect(likeShown('-0.00712', '+0.000')).toBe('−0.007');
  expect(likeShown('0.0684', '+0.000')).toBe('+0.068');
  expect(likeShown('-0.0002', '+0.00')).toBe('0.00');
  expect(likeShown('mostly-supported', 'open')).toBe('mostly-supported');
});

test('a number that no output has is noticed', () => {
  expect(() => filled('[1 %](outputs/claims.csv "C99 supporting")')).toThrow('0 rows');
  expect(() => filled('[1 %](outputs/claims.csv "c01-pressure-on-russia supporting")')).toThrow('4 rows');
  expect(filled('[9 %](outputs/claims.csv "C4 supporting")')).not.toContain('[9 %]');
  expect(proseOf('It is 12 % of [3 %](outputs/claims.csv "C4 supporting").')).toBe('It is 12 % of .');
});

describe.each([
  ['implausibility', implausibilityFigure],
  ['parameters', parametersFigure],
  ['bands', () => bandsFigure(observations)],
  ['trends', trendsFigure],
] as const)('the figure %s', (name, draw) => {
  test('is what the outputs give; `npm run reports` renews it', async () => {
    await expect(draw()).toMatchFileSnapshot(join(reportsFolder, `figures/${name}.svg`));
  });

  test('can be read without colours, and without seeing it', () => {
    const svg = draw();
    expect(svg).toMatch(
      /role="img" aria-labelledby="(\S+) (\S+)".*\n<title id="\1">.{20,}<\/title>\n<desc id="\2">.{80,}/,
    );
    expect(svg).not.toMatch(/NaN|undefined/);
    const colours = [...svg.matchAll(/"#([0-9a-f]{3,6})"/g)].map((match) => match[1] ?? '');
    expect(colours.filter((one) => !/^(.)\1\1$|^(..)\2\2$/.test(one))).toEqual([]);
  });
});

test('places and values of a figure go together', () => {
  const dots = [...bandsFigure(observations).matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].slice(1);
  const exercises = observations.filter(({ source }) => source === 'joint-exercises');
  // The first panel is 330 wide for thirty years from 1996, and 190 high, from 44 and 64 on.
  for (const [place, { year, value }] of exercises.entries()) {
    const [x, y] = [Number(dots[place]?.[1]), Number(dots[place]?.[2])];
    expect(x).toBeCloseTo(44 + (330 * (year + 0.5 - 1996)) / 30, 0.5);
    expect(y).toBeCloseTo(64 + 190 * (1 - value), 0.5);
  }
});

describe('the committed outputs', slow, () => {
  const commands = [...read('calibration.md').matchAll(/^npx counterpoise (.*)$/gm)].map((match) => match[1] ?? '');
  const commandFor = (file: string) => {
    const found = commands.find((command) => command.endsWith(` --out scenarios/reports/outputs/${file}`));
    if (found === undefined) throw new Error(`No command of calibration.md writes ${file}.`);
    return found.replace(/ --out .*/, '');
  };

  test('are all written by a command that the document shows', () => {
    const files = readdirSync(join(reportsFolder, 'outputs')).filter((name) => name !== 'fit');
    for (const file of files) expect(commandFor(file)).toMatch(/^(claims|alliance|evidence|run) ?/);
    expect(commands).toContain('fit --out scenarios/calibration --report scenarios/reports/outputs/fit');
  });

  test('have the claims that the command gives', async () => {
    const tests = ['C4', 'C16'];
    const line = `${commandFor('claims.csv')} ${tests.join(' ')} --format csv --workers 1 --quiet`;
    const [head = [], ...rows] = parseCsv((await callCli(wordsOf(line))).stdout);
    for (const id of tests) {
      const anew = rows.find((row) => row[head.indexOf('test')] === id);
      const [committed] = rowsWhere('outputs/claims.csv', [`test=${id}`]);
      expect(anew, stale).toEqual([...(committed?.values() ?? [])]);
    }
    const [baseline] = rowsWhere('outputs/alliance.csv', ['condition=baseline']);
    const [noAlliance] = rowsWhere('outputs/claims.csv', ['test=C4']);
    expect(baseline?.get('alliance')).toBe(noAlliance?.get('contradicting'));
  });

  test('have the bands that the command gives', async () => {
    const { stdout } = await callCli(wordsOf(`${commandFor('bands.json')} --format json --workers 1 --quiet`));
    expect(stdout, stale).toBe(readFileSync(join(reportsFolder, 'outputs/bands.json'), 'utf8'));
  });

  test('have the implausibilities of the defaults', async () => {
    const { draws, seed } = shippedSet(theory);
    const task = await prepareFit(bench, history, observations.filter(isFitted), { draws, seed }, executor);
    const rows = rowsWhere('outputs/fit/targets.csv', [`theory=${theory}`]);
    expect(rows.length).toBe(task.targets.length);
    for (const [at, { source, value, discrepancy, from }] of task.targets.entries()) {
      const [row = new Map()] = rows.filter((one) => one.get('source') === source && numberIn(one, 'from') === from);
      const anew = implausibility(task.defaults[at] ?? Number.NaN, value, discrepancy, task.variances[at] ?? 0);
      expect([numberIn(row, 'observed'), numberIn(row, 'default_implausibility')], stale).toEqual([value, anew]);
    }
    const [row = new Map()] = rowsWhere('outputs/fit/theories.csv', [`theory=${theory}`]);
    expect([numberIn(row, 'draws'), numberIn(row, 'accepted')], stale).toEqual([
      draws,
      shippedSet(theory).accepted.length,
    ]);
  });

  test('have the scores of the model', async () => {
    const fitted = observations.filter(isFitted);
    const series = [...new Set(fitted.map((one) => one.series))];
    const sampling = { members: 1000, seed: '1', uncertainty: 'both', draws: chosenDraws(shippedSet(theory)) } as const;
    const plan = planRuns(bench, history, sampling, { series, fingerprint: false });
    const outcomes = await judgeEnsemble(plan, fitted, executor);
    const { scores } = compareForecasters(fitted, [{ id: theory, kind: 'model', outcomes }]);
    const own = scores.filter(({ source }) => source !== 'all-series');
    expect(own.length).toBe(2 * (fitRules.series.length + 1));
    for (const { period, source, rmse, crps, coverage90 } of own) {
      const [row = new Map()] = rowsWhere('outputs/scores.csv', [`period=${period}`, `source=${source}`, 'kind=model']);
      expect(
        ['rmse', 'crps', 'coverage90'].map((name) => numberIn(row, name)),
        stale,
      ).toEqual([rmse, crps, coverage90]);
    }
  });

  test('know nothing observed after 2021', () => {
    const periods = rowsOf('outputs/scores.csv').map((row) => row.get('period'));
    expect([...new Set(periods)]).toEqual(['to-2013', '2014-2021']);
  });
});
