import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callCli, parseCsv, wordsOf } from './support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterpoise-evidence-'));
afterAll(() => rmSync(folder, { recursive: true }));
const shipped = fileURLToPath(new URL('../scenarios/data', import.meta.url));
const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const slow = { timeout: 120_000 };

/** Carries out a command that must succeed; `~` is the folder of this test. */
async function output(line: string): Promise<string> {
  const { code, stdout, stderr } = await callCli(wordsOf(line.replaceAll('~', folder)));
  expect([code, stderr.slice(0, 500)], line).toEqual([0, expect.anything()]);
  return stdout;
}

/** A copy of the shipped series with a table changed. */
function copyOfData(name: string, table: string, edit: (text: string) => string): void {
  const copy = join(folder, name);
  cpSync(shipped, copy, { recursive: true });
  const file = join(copy, `${table}.csv`);
  const before = readFileSync(file, 'utf8');
  const after = edit(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

describe('fit', slow, () => {
  test('writes the same set whether its state is kept or not, and whatever was observed after 2013', async () => {
    const fit = 'fit --theories waltz --draws 512 --workers 1 --quiet';
    const summary = await output(`${fit} --out ~/one --report ~/report`);
    expect(summary).toMatch(/of 512 draws accepted .*Nothing observed after 2013 was read/s);
    copyOfData('planted', 'arms-deliveries', (text) =>
      text.replaceAll(/^(201[4-9]|202\d),RUS,CHN,.*$/gm, '$1,RUS,CHN,99999'),
    );
    await output(`${fit} --out ~/two --state ~/state --series ~/planted`);
    await output(`${fit} --out ~/three --state ~/state`);
    expect(read('two/waltz.yaml')).toBe(read('one/waltz.yaml'));
    expect(read('three/waltz.yaml')).toBe(read('one/waltz.yaml'));
    const kept = JSON.parse(read('state/waltz.json'));
    expect([kept.done, kept.leftOut.length]).toEqual([512, 512]);
    const [head, ...rows] = parseCsv(read('report/theories.csv'));
    expect(head?.slice(0, 4)).toEqual(['theory', 'kind', 'draws', 'accepted']);
    expect(rows.map(([theory]) => theory).sort()).toEqual([
      'no-fear-of-partner',
      'no-us-threat',
      'threat-pays-nothing',
      'waltz',
    ]);
    expect(JSON.parse(read('report/fit.json')).fitted[0].parameters.length).toBeGreaterThan(50);
  });

  test('begins anew where the state that was kept is damaged', async () => {
    mkdirSync(join(folder, 'damaged'));
    writeFileSync(join(folder, 'damaged/waltz.json'), '{"digest": 1');
    await output('fit --theories waltz --draws 512 --workers 1 --quiet --state ~/damaged --out ~/four');
    expect(read('four/waltz.yaml')).toBe(read('one/waltz.yaml'));
  });
});

describe('evidence', slow, () => {
  const evidence = 'evidence --members 20 --workers 1 --quiet --series ~/few';
  beforeAll(() => {
    mkdirSync(join(folder, 'few'));
    for (const name of ['joint-exercises', 'arms-deliveries']) {
      for (const ending of ['csv', 'yaml'])
        cpSync(`${shipped}/${name}.${ending}`, join(folder, `few/${name}.${ending}`));
    }
  });

  test('scores series of a user’s folder, later years than the shipped ones included', async () => {
    copyOfData(
      'later',
      'joint-exercises',
      (text) => `${text}2022,RUS,CHN,5\n2023,RUS,CHN,6\n2024,RUS,CHN,7\n2025,RUS,CHN,7\n`,
    );
    const record = join(folder, 'later/joint-exercises.yaml');
    writeFileSync(record, readFileSync(record, 'utf8').replace('to: 2021', 'to: 2025'));
    const found = JSON.parse(await output(`${evidence.replace('few', 'later')} --format json`));
    const later = found.scores.filter((score: { period: string }) => score.period === 'from-2022');
    expect(later.find((score: { forecaster: string }) => score.forecaster === 'persistence')).toMatchObject({
      source: 'joint-exercises',
      count: 4,
    });
    // Persistence says what 2021 had, four exercises: 4/10 on the scale of the model, against 5/11, 6/12, 7/13 and 7/13.
    const errors = [5 / 11, 6 / 12, 7 / 13, 7 / 13].map((value) => 0.4 - value);
    const rmse = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / 4);
    const persistence = later.find(
      (score: { forecaster: string; source: string }) =>
        score.forecaster === 'persistence' && score.source === 'joint-exercises',
    );
    expect(persistence.rmse).toBeCloseTo(rmse, 9);
    expect(found.parameters).toMatchObject({ 'defensive-realism': 'calibrated', waltz: 'calibrated' });
    expect(found.trends.values.length).toBeGreaterThan(50);
  });

  test('knows the shipped years of a series of which the folder has later ones alone', async () => {
    mkdirSync(join(folder, 'late'));
    const rows = 'year,actor,partner,value\n2022,RUS,CHN,5\n2023,RUS,CHN,6\n';
    writeFileSync(join(folder, 'late/joint-exercises.csv'), rows);
    const record = readFileSync(`${shipped}/joint-exercises.yaml`, 'utf8').replace('to: 2021', 'to: 2025');
    writeFileSync(join(folder, 'late/joint-exercises.yaml'), record);
    const persistenceOf = async () => {
      const { scores } = JSON.parse(await output(`${evidence.replace('few', 'late')} --format json`));
      return scores.find((score: { forecaster: string }) => score.forecaster === 'persistence');
    };
    const persistence = await persistenceOf();
    expect(persistence).toMatchObject({ period: 'from-2022', count: 2 });
    // As above: 4/10 for 2021.
    expect(persistence.meanError).toBeCloseTo(0.4 - (5 / 11 + 6 / 12) / 2, 9);
    // On another scale, the shipped values would be those of something else.
    writeFileSync(join(folder, 'late/joint-exercises.yaml'), record.replace('(value + 6)', '(value + 7)'));
    expect(await persistenceOf()).toBeUndefined();
  });

  test('says that what lacks terms was not fitted without them', async () => {
    const summary = (await output(`${evidence} --format summary`)).replaceAll(/\s+/g, ' ');
    expect(summary).toContain('no-fear-of-partner, and no-us-threat run with the draws of the whole model');
  });

  test('puts out the scores as a table, the same for the same seed, and the trends when asked', async () => {
    const [one, other] = [await output(evidence), await output(`${evidence} --format csv`)];
    expect(other).toBe(one);
    const [head = [], ...rows] = parseCsv(one);
    const at = (row: readonly string[], column: string) => row[head.indexOf(column)];
    const model = rows.filter((row) => at(row, 'kind') === 'model');
    expect(new Set(model.map((row) => at(row, 'period')))).toEqual(new Set(['to-2013', '2014-2021']));
    for (const row of model) {
      const [half, most] = ['coverage50', 'coverage90'].map((column) => Number(at(row, column)));
      expect(half).toBeLessThanOrEqual(most ?? 0);
    }
    const trends = parseCsv(await output(`${evidence} --table trends`));
    expect(trends[0]?.slice(0, 4)).toEqual(['trend', 'series', 'role', 'without']);
  });

  test('tells a summary with wins and losses, and where the trends go wrong', async () => {
    const summary = await output(`${evidence} --format summary --ranges`);
    expect(summary).toMatch(/parameters\s+anywhere\s+within\s+their\s+ranges/);
    expect(summary).toMatch(/wins +losses/);
    expect(summary).toMatch(/histories\s+with\s+permuted\s+dates/);
    expect(summary).toContain('Arms deliveries, and what moves them');
  });
});
