import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, describe, expect, test } from 'vitest';
import { resolveNames } from '../src/equations/name-table.ts';
import { callCli, parseCsv, wordsOf } from './support/cli.ts';
import { shippedLibrary } from './support/library.ts';
import { loadModel } from './support/run.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'counterpoise-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Carries out a command that must succeed. */
async function output(line: string): Promise<{ stdout: string; stderr: string }> {
  const { code, stdout, stderr } = await callCli(wordsOf(line.replaceAll('~', folder)));
  expect([code, stderr.slice(0, 500)], line).toEqual([0, expect.anything()]);
  return { stdout, stderr };
}

const slow = { timeout: 60_000 };

describe('run', slow, () => {
  test('puts out CSV when piped, and agrees with the outside reference run', async () => {
    const asked = await output('run as-recorded --members 1 --uncertainty none --format csv');
    const piped = await output('run as-recorded');
    expect(piped.stdout).toBe(asked.stdout);
    expect(piped.stderr).toBe('');
    const [header = [], ...rows] = parseCsv(piped.stdout);
    const [golden = [], ...expected] = parseCsv(readFileSync(here('golden/default-run.csv'), 'utf8'));
    const { model } = loadModel(shippedLibrary(), 'as-recorded');
    const columns = golden.map((name) => {
      if (name === 't') return 't';
      const resolved = resolveNames(name, model.names, ({ kind }) => kind === 'definition' || kind === 'stock');
      return resolved.ok ? (resolved.series[0] ?? '') : name;
    });
    expect(columns.filter((name) => !header.includes(name))).toEqual([]);
    expect(rows).toHaveLength(expected.length);
    const off = expected.flatMap((values, row) =>
      values.flatMap((value, column) => {
        const found = rows[row]?.[header.indexOf(columns[column] ?? '')];
        const tolerance = golden[column]?.startsWith('K[') ? 0.005 : 0.0005;
        return Math.abs(Number(value) - Number(found)) <= tolerance ? [] : [`${columns[column]} ${value} ${found}`];
      }),
    );
    expect(off).toEqual([]);
  });

  test('has a header of t and quoted series, and numbers with all their digits', async () => {
    const { stdout } = await output('run as-recorded --variables T[RUS,USA],power');
    const [header, first = ''] = stdout.split('\n');
    expect(header).toBe('t,power[RUS],power[CHN],power[USA],"threat[RUS,USA]"');
    expect(first).toMatch(/^1996,(\d\.\d{9,},){3}\d\.\d{9,}$/);
  });

  test('adds intermediate variables when asked for all', async () => {
    const count = async (line: string) => parseCsv((await output(line)).stdout)[0]?.length ?? 0;
    expect(await count('run pre-2014 --variables all')).toBeGreaterThan(1.5 * (await count('run pre-2014')));
  });

  test('has another fingerprint for another seed, variant, lever and setting, and the same without any', async () => {
    const choices = [
      '',
      '--seed 2',
      '--variant alliance',
      '--lever us-pressure-on-russia=0.5',
      '--set omega=0.3',
      '--without kosovo-war-1999',
    ];
    const lines = choices.map(
      (choice) => `run as-recorded --uncertainty chance --members 2 --variables power --format json ${choice}`,
    );
    const found = await Promise.all(
      [...lines, lines[0] ?? ''].map(async (line) => JSON.parse((await output(line)).stdout)),
    );
    const hashes = found.map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(choices.length);
    expect(hashes.at(-1)).toBe(hashes[0]);
    expect(found[4]).toMatchObject({ variant: null, set: { omega: 0.3 }, seed: '1', failed: [] });
  });

  test('puts out one line of JSON for each member, and long CSV', async () => {
    const { stdout } = await output('run post-2014 --members 3 --variables power --format jsonl --out -');
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ member }) => member)).toEqual([0, 1, 2]);
    expect(lines[0].series['power[RUS]']).toHaveLength(lines[0].times.length);
    const csv = parseCsv((await output('run post-2014 --members 3 --variables power')).stdout);
    expect(csv[0]).toEqual(['member', 't', 'power[RUS]', 'power[CHN]', 'power[USA]']);
    expect(csv).toHaveLength(3 * lines[0].times.length + 1);
    expect(csv.at(-1)?.map(Number)).toEqual([
      2,
      2022,
      ...['RUS', 'CHN', 'USA'].map((id) => lines[2].series[`power[${id}]`].at(-1)),
    ]);
  });

  test('writes Parquet with the same numbers, and says so on standard error alone', async () => {
    const { stdout, stderr } = await output('run pre-2014 --out ~/run.parquet');
    expect([stdout, stderr]).toEqual(['', expect.stringContaining('run.parquet')]);
    const bytes = readFileSync(join(folder, 'run.parquet'));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const rows = await parquetReadObjects({ file });
    const [header = [], ...lines] = parseCsv((await output('run pre-2014')).stdout);
    expect(rows.map((row) => header.map((name) => row[name]))).toEqual(lines.map((line) => line.map(Number)));
    const metadata = parquetMetadata(file).key_value_metadata?.find(({ key }) => key === 'counterpoise')?.value;
    expect(JSON.parse(metadata ?? '')).toMatchObject({ scenario: 'pre-2014', members: 1 });
  });

  test('is quiet when asked, and leaves nothing but the result', async () => {
    expect((await output('run pre-2014 --out ~/quiet.csv --quiet')).stderr).toBe('');
    expect(readdirSync(folder).filter((name) => name.includes('quiet'))).toEqual(['quiet.csv']);
  });

  test('summarises for people', async () => {
    const { stdout } = await output('run post-2014 --format summary --variant alliance --members 10 --set omega=0.2');
    for (const part of [
      'After the Ukraine crisis',
      '10 members',
      'omega is 0.2',
      'Threat',
      'Cooperation of Russia and China',
      'Turning points',
      'Milestones',
      'Fingerprint',
      'Next:',
    ]) {
      expect(stdout).toContain(part);
    }
    expect(stdout).toMatch(/Russia in China +[▁▂▃▄▅▆▇█]+│[▁▂▃▄▅▆▇█]+ +(\d\.\d\d +){3}\d\.\d\d–\d\.\d\d\n/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(120);
  });

  test('takes a file of one’s own with files beside it', async () => {
    const text = 'title: Mine\nsummary: Mine\n';
    writeFileSync(
      join(folder, 'mine.yaml'),
      `scenario: mine\n${text}theory: my-theory\nworld: strategic-triangle\ncontinues: as-recorded\nperiod: { from: 2014, to: 2016 }\n`,
    );
    writeFileSync(
      join(folder, 'my-theory.yaml'),
      `theory: my-theory\n${text}overrides: defensive-realism\nset: { worstCaseWeight: 0.4 }\n`,
    );
    const { hash, ...mine } = JSON.parse((await output('run ~/mine.yaml --format json --variables power')).stdout);
    expect(mine).toMatchObject({ scenario: 'mine', theory: 'my-theory' });
    const other = JSON.parse(
      (await output('run ~/mine.yaml --theory defensive-realism --set omega=0.4 --format json --variables power'))
        .stdout,
    );
    expect(other.hash).toBe(hash);
  });
});

describe('compare', slow, () => {
  test('gives differences on the same members', async () => {
    const [header = [], ...rows] = parseCsv(
      (await output('compare as-recorded --variants alliance,baseline --members 10 --at 2025 --variables autonomy'))
        .stdout,
    );
    expect(header.slice(0, 6)).toEqual(['variant', 'reference', 'series', 't', 'reference_q50', 'variant_q50']);
    expect(rows.map((row) => row.slice(0, 4))).toEqual(
      ['RUS', 'CHN', 'USA'].map((id) => ['alliance', 'baseline', `autonomy[${id}]`, '2025']),
    );
    const russia = Object.fromEntries(header.map((name, at) => [name, Number(rows[0]?.[at])]));
    expect(russia.difference_q95).toBeLessThan(0);
    expect([russia.lower, russia.higher, russia.members]).toEqual([1, 0, 10]);
  });

  test('takes the first as the reference where the baseline is not named', async () => {
    const { stdout } = await output(
      'compare as-recorded --variants alliance,non-alliance --format json --at 2020-06 --variables autonomy',
    );
    const { reference, times, variants } = JSON.parse(stdout);
    expect([reference.variant, times]).toEqual(['alliance', [2020.5]]);
    expect(variants).toHaveLength(1);
    const { reference: before, variant: after, difference } = variants[0].series['autonomy[RUS]'];
    expect(difference.q50[0]).toBeCloseTo(after[0] - before[0], 12);
  });

  test('summarises for people', async () => {
    const { stdout } = await output(
      'compare as-recorded --variants baseline,alliance,non-alliance --members 12 --format summary',
    );
    for (const part of [
      'alliance and non-alliance against baseline',
      'alliance against baseline, 2026-01',
      'of 12',
      'Milestones',
      'Fingerprints',
    ]) {
      expect(stdout).toContain(part);
    }
  });
});

describe('other commands', slow, () => {
  test('list names everything that can be chosen', async () => {
    const { stdout } = await output('list');
    for (const part of [
      'as-recorded',
      'no-us-pressure',
      'us-pressure-on-russia',
      'defensive-realism',
      'waltz',
      'c16-shared-threat',
      'joint-exercises',
    ]) {
      expect(stdout).toContain(part);
    }
    expect(stdout).not.toContain('cannot be listed');
  });

  test('describe writes the description to standard output or a file', async () => {
    const { stdout, stderr } = await output('describe as-recorded');
    expect([stdout.slice(0, 20), stderr]).toEqual(['# Defensive realism:', '']);
    await output('describe as-recorded --out ~/model.md');
    expect(readFileSync(join(folder, 'model.md'), 'utf8')).toBe(stdout);
  });

  test('check passes the shipped files, by path and by id', async () => {
    const { stdout } = await output(`check as-recorded ${here('../scenarios/theories/waltz.yaml')} strategic-triangle`);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(': ')[1]),
    ).toEqual(Array(3).fill('no problems'));
  });

  test('check reports every broken file at once', async () => {
    const files = readdirSync(here('broken-files')).map((name) => here(`broken-files/${name}`));
    const { code, stdout } = await callCli(['check', ...files]);
    expect(code).toBe(2);
    const lines = stdout.trimEnd().split('\n');
    const fine = lines.filter((line) => /: (no problems|\d+ warnings?)$/.test(line));
    const names = fine.map((line) => /([\w-]+)\.yaml: /.exec(line)?.[1]);
    expect(names).toEqual(expect.arrayContaining(['sound-scenario', 'sound-theory', 'sound-world']));
    const wrong = files.length - fine.length;
    expect(wrong).toBeGreaterThan(40);
    expect(lines.at(-1)).toMatch(new RegExp(`^\\d+ problems in ${wrong} files$`));
  });
});
