import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli, startCli } from './support/cli.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'counterpoise-process-'));
/** What a published package holds. */
const published = join(folder, 'package');
const launcher = join(published, 'src', 'cli', 'launch.mjs');

beforeAll(async () => {
  await runCli(['--version']);
  for (const path of ['package.json', 'scenarios', 'dist/cli', 'src/cli/launch.mjs']) {
    cpSync(join(root, path), join(published, path), { recursive: true });
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const slow = { timeout: 60_000 };

describe('a process of its own', slow, () => {
  test('puts out CSV when piped, and nothing else', async () => {
    const { code, stdout, stderr } = await runCli(['run', 'as-recorded']);
    expect([code, stderr, stdout.split('\n').length]).toEqual([0, '', 123]);
    expect(stdout.startsWith('t,economy[RUS],')).toBe(true);
  });

  test('gives the same bits for any number of workers', async () => {
    const words = ['run', 'pre-2014', '--members', '20', '--variables', 'power', '--format', 'json', '--workers'];
    const results = [];
    for (const workers of ['1', '2', '3']) results.push((await runCli([...words, workers])).stdout);
    const [one = '', ...others] = results;
    expect(others).toEqual([one, one]);
    const { hash, members, uncertainty, bands } = JSON.parse(one);
    expect([hash, members, uncertainty]).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/), 20, 'both']);
    expect(Object.keys(bands['power[RUS]'])).toEqual(['q5', 'q25', 'q50', 'q75', 'q95']);
  });

  test('checks what standard input has', async () => {
    const { code, stdout } = await runCli(['check', '-'], { input: 'scenario: a\nthery: b\n' });
    expect([code, stdout.split('\n')[0]]).toEqual([2, expect.stringMatching(/^standard input:\d+:\d+: error: /)]);
  });

  test('tells a mistake on standard error and ends with 2', async () => {
    const { code, stdout, stderr } = await runCli(['run', 'as-recordd']);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('“as-recorded”')]);
  });
});

describe('a published package', slow, () => {
  test('runs without sources and libraries', async () => {
    const { code, stdout, stderr } = await runCli(
      ['run', 'as-recorded', '--members', '20', '--workers', '2', '--variables', 'power'],
      {
        program: launcher,
      },
    );
    expect([code, stderr, stdout.split('\n').length]).toEqual([0, '', 20 * 121 + 2]);
  });

  test('says how to build the page where it is not', async () => {
    const { code, stderr } = await runCli(['serve'], { program: launcher });
    expect([code, stderr]).toEqual([2, expect.stringContaining('npm run build')]);
  });

  test('serves the page until it is interrupted', async () => {
    mkdirSync(join(published, 'dist', 'web'), { recursive: true });
    writeFileSync(join(published, 'dist', 'web', 'index.html'), '<!doctype html><title>page</title>');
    const blocker = createServer();
    const port = await new Promise<number>((resolve) => {
      blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port));
    });
    // There is no browser for it to open here: no screen, and no program in the path.
    const environment = { DISPLAY: ':99', PATH: folder };
    const { child, shown, finished } = startCli(['serve', '--open', '--port', String(port)], {
      program: launcher,
      environment,
    });
    const address = /http:\S+/.exec(await shown(/http:\S+\/ .*\n/))?.[0] ?? '';
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(address).not.toContain(`:${port}/`);
    const page = await fetch(address);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<title>page</title>')]);
    const outside = await fetch(`${address}..%2f..%2fpackage.json`);
    expect([outside.status, await outside.text()]).toEqual([404, '']);
    child.kill('SIGINT');
    const { code, stderr } = await finished;
    blocker.close();
    if (process.platform !== 'win32') expect([code, stderr]).toEqual([0, '']);
  });
});

// Windows ends a process that is sent a signal.
describe.skipIf(process.platform === 'win32')('a run that is interrupted', slow, () => {
  test('stops with one line and leaves no half file', async () => {
    const words = ['run', 'as-recorded', '--members', '9000', '--variables', 'power', '--out', 'long.csv'];
    const { child, finished } = startCli(words, { cwd: folder });
    while (!readdirSync(folder).some((name) => name.includes('long.csv'))) {
      expect(child.exitCode).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.kill('SIGINT');
    const { code, stdout, stderr } = await finished;
    expect([code, stdout, stderr]).toEqual([130, '', 'Stopped before there was a result.\n']);
    expect(readdirSync(folder).filter((name) => name.includes('long.csv'))).toEqual([]);
  });

  test('ends quietly when its reader has seen enough', async () => {
    const { child, finished } = startCli(['run', 'as-recorded', '--members', '20', '--variables', 'all']);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { code, stderr } = await finished;
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe('members that fail', slow, () => {
  const theory = `theory: fragile
overrides: defensive-realism
title: Fragile
summary: Divides by zero where the weight of the worst case is small.
equations:
  - define: power(i)
    text: Breaks in some members.
    unit: trillion USD
    is: militaryStock(i) * technology(i) / max(0, worstCaseWeight - 0.3)
`;

  test('are told and left out, and the others are written', async () => {
    writeFileSync(join(folder, 'fragile.yaml'), theory);
    const words = ['run', 'as-recorded', '--theory', 'fragile.yaml', '--uncertainty', 'parameters', '--members', '12'];
    const { code, stdout, stderr } = await runCli([...words, '--format', 'json', '--variables', 'power'], {
      cwd: folder,
    });
    const { failed, bands } = JSON.parse(stdout);
    expect(code).toBe(3);
    expect(failed.length).toBeGreaterThan(0);
    expect(stderr).toContain(`${failed.length} of 12 members`);
    expect(bands['power[RUS]'].q50.every(Number.isFinite)).toBe(true);
  });
});
