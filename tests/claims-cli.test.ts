import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { callCli, parseCsv, wordsOf } from './support/cli.ts';

// Each command opens the scenario anew, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'counterpoise-claims-'));
afterAll(() => rmSync(folder, { recursive: true }));

const own = `claim: own
title: Russia arms against China
kind: causal
study: Nobody says so.
meaning: Without China near, Russia would spend less.
refutation: It would spend as much.
scenario: as-recorded
variants:
  - id: far
    title: China far away
    text: China is far away.
    edits:
      - { set: "proximity[RUS,CHN]", value: 0 }
tests:
  - id: OWN
    title: Russian effort with China near relative to far
    measures:
      near: { of: "e[RUS]", mean: [2010, 2020] }
      far: { of: "e[RUS]", mean: [2010, 2020], in: far }
    effect: near / far
    support: { above: 1.1 }
    contradiction: { below: 1.01 }
`;

async function run(line: string) {
  return await callCli(wordsOf(line.replaceAll('~', folder)));
}

describe('claims', () => {
  test('shows a line for each test under the sentence of its claim, with what is to be said of it', async () => {
    const { code, stdout, stderr } = await run('claims C17 C7 --draws 64 --format summary');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^5 tests of claims on 64 draws of all parameters, seed 1\n/);
    expect(stdout).toMatch(/Russia's caution about China faded\n {2}C7a .*\+0\.034 +\d+ % \/ \d+ % +\d+ % \/ \d+ %\n/);
    expect(stdout).toMatch(/ C17-S400 +refuted by record +0 *\n {4}S-400 systems delivered in 2014\.\n/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(stdout).not.toMatch(/NaN|undefined|\{|\$/);
  });

  test('takes the id of a shipped claim, of a test with all that belong to it, or of one test', async () => {
    const tests = async (line: string) => parseCsv((await run(line)).stdout).map((row) => row[1]);
    expect(await tests('claims c02-record-of-increase')).toEqual(['test', 'C2-exercises', 'C2-arms', 'C2-arms-long']);
    expect(await tests('claims c17-s400 C2-arms-long')).toEqual(['test', 'C17-S400', 'C2-arms-long']);
    expect(await tests('claims C17')).toEqual(['test', 'C17-S400', 'C17-Su35']);
  });

  test('puts out the same numbers as CSV and as JSON, with a row for each test', async () => {
    const [header = [], ...rows] = parseCsv((await run('claims C1 --draws 64 --seed 3')).stdout);
    const json = JSON.parse((await run('claims C1 --draws 64 --seed 3 --format json')).stdout);
    const tests = json.claims.flatMap((claim: { tests: unknown[] }) => claim.tests);
    expect([json.draws, json.seed]).toEqual([64, '3']);
    expect(rows.map((row) => row[1])).toEqual(['C1', 'C1o', 'C1a', 'C1b']);
    for (const [at, row] of rows.entries()) {
      expect(Number(row[header.indexOf('at_defaults')])).toBe(tests[at].atDefaults);
      expect(Number(row[header.indexOf('supporting')])).toBe(tests[at].all.supporting.share);
      expect(Number(row[header.indexOf('q95')])).toBe(tests[at].all.quantiles[2]);
      expect(row[header.indexOf('sign')]).toBe(tests[at].all.sign);
    }
  });

  test('tests a claim of the user’s own, and says what is wrong in one', async () => {
    writeFileSync(join(folder, 'own.yaml'), own);
    const { code, stdout } = await run('claims ~/own.yaml --draws 64 --format json --out ~/own.json');
    expect([code, stdout]).toEqual([0, '']);
    const [claim] = JSON.parse(readFileSync(join(folder, 'own.json'), 'utf8')).claims;
    // Effort follows the greatest threat (E17), which is the American one: China is not what Russia arms against.
    expect(claim.tests[0].atDefaults).toBeLessThan(1.01);
    expect(claim.tests[0].verdictAtDefaults).toBe('refuted');
    writeFileSync(join(folder, 'slip.yaml'), own.replace('in: far', 'in: fra'));
    const slip = await run('claims ~/slip.yaml');
    expect(slip.code).toBe(2);
    expect(slip.stderr).toMatch(
      /slip\.yaml:19:\d+: error: The scenario has no variant “fra”\. Did you mean “far”\?\n$/,
    );
    expect((await run('check ~/slip.yaml')).stdout).toContain('no variant “fra”');
  });

  test('says of how many draws nothing came, and shows no number where there is none', async () => {
    // Nought at the defaults and for all draws; one over the other is no number.
    const none = own.replace('effect: near / far', 'effect: far / (near - near)');
    writeFileSync(join(folder, 'none.yaml'), none);
    const { code, stdout } = await run('claims ~/none.yaml --draws 16 --format summary');
    expect(code).toBe(0);
    expect(stdout).toMatch(/ OWN +open .*– \/ –/);
    expect(stdout).toContain('16 of 16 draws gave no number and are left out.');
    expect(stdout).not.toMatch(/NaN|Infinity|sign/);
    const [test] = JSON.parse((await run('claims ~/none.yaml --draws 16 --format json')).stdout).claims[0].tests;
    expect(test).toMatchObject({ verdictAtDefaults: 'neither', all: { draws: 0, sign: 'free' } });
  });

  test('tells how many draws turn the sign round, as the table does', async () => {
    const line = 'claims C1 --draws 256';
    const [header = [], first = []] = parseCsv((await run(line)).stdout);
    const reversing = Math.round(256 * Number(first[header.indexOf('reversing')]));
    expect(reversing).toBeGreaterThan(0);
    const summary = (await run(`${line} --format summary`)).stdout.replaceAll(/\s+/g, ' ');
    expect(summary).toContain(`${reversing} of 256 draws have the opposite sign`);
  });

  test('holds for another theory and for settings of the user', async () => {
    const effect = async (line: string) => JSON.parse((await run(line)).stdout).claims[0].tests[0].atDefaults;
    const standard = await effect('claims C14b --draws 2 --format json');
    // The design study: pressure of 2014 raises the readiness to sell by 0.25; under Waltz by 0.02.
    expect(standard).toBeCloseTo(0.25, 1);
    expect(await effect('claims C14b --draws 2 --format json --theory waltz')).toBeLessThan(0.05);
    expect(await effect('claims C14b --draws 2 --format json --set omega=1 --set zeta=0')).toBeLessThan(0.05);
  });

  test.each([
    ['claims C99', /There is no claim “C99”/],
    ['claims c04-no-aliance', /Did you mean “c04-no-alliance”\?/],
    ['claims ~/nothing.yaml', /There is no file/],
    ['claims C1 --draws 0', /whole number from 1/],
    ['claims C1 --set omga=1', /“omga” is not known here\. Did you mean “omega”\?/],
    ['claims C1 --theory walz', /Did you mean “waltz”\?/],
    ['alliance --over ups', /Name two different parameters/],
    ['alliance --over ups,ups', /Name two different parameters/],
    ['alliance --over upss,omega', /“upss” is not known here/],
    ['alliance --over benefit,omega', /error: .+/],
    ['alliance --condition no-war', /no variant “no-war”/],
  ])('%s is a mistake of the user, told in a sentence', async (line, message) => {
    const { code, stdout, stderr } = await run(line);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/inside Counterpoise|NaN|undefined/);
  });
});

describe('alliance', () => {
  test('tells shares by condition, and maps the border over two parameters', async () => {
    const { code, stdout } = await run(
      'alliance --draws 64 --over ups,div[RUS,CHN] --grid 5 --condition china-decoupled --format summary',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/The recorded history +0\.25 +\d+ % \(\d+–\d+\)/);
    expect(stdout).toMatch(/No fear, the same goals, and China decoupled +0\.75 /);
    expect(stdout).toMatch(/divergence\[.+\] \(upwards\) against partnerShareWeight .+under china-decoupled/);
    // The default of both lies in the middle of the map, without an alliance.
    expect(stdout).toMatch(/\n +0\.50 # [.#] o \. \. +0\.\d\d\n/);
    expect(stdout).not.toMatch(/NaN|undefined|\{|\$/);
  });

  test('puts out the shares, or the grid, as CSV, and everything as JSON', async () => {
    const [head, ...rows] = parseCsv((await run('alliance --draws 16')).stdout);
    expect(head?.slice(0, 3)).toEqual(['condition', 'at_defaults', 'alliance']);
    expect(rows).toHaveLength(12);
    const grid = parseCsv((await run('alliance --draws 2 --over ups,omega --grid 3')).stdout);
    expect(grid).toHaveLength(10);
    expect(grid[0]).toEqual(['partnerShareWeight', 'worstCaseWeight', 'highest_commitment', 'alliance']);
    const json = JSON.parse((await run('alliance --draws 2 --over ups,omega --grid 3 --format json')).stdout);
    expect(json.map.highestCommitment.map(String)).toEqual(grid.slice(1).map((row) => row[2]));
    expect(json.conditions).toHaveLength(12);
  });
});
