import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callCli, wordsOf } from './support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterpoise-mistakes-'));
beforeAll(() => {
  writeFileSync(join(folder, 'huge.yaml'), Buffer.alloc(50_000_000, 'a'));
  writeFileSync(join(folder, 'latin.yaml'), Buffer.from('scenario: caf\u00e9', 'latin1'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Command lines and what the message must say. */
const mistakes: readonly (readonly [line: string, message: RegExp])[] = [
  ['', /Usage: counterpoise/],
  ['rnu', /Did you mean run\?/],
  ['as-recorded', /counterpoise run as-recorded/],
  ['run', /missing required argument 'scenario'/],
  ['run as-recorded more', /too many arguments/],
  ['run as-recorded --varient alliance', /Did you mean --variant\?/],
  ['run as-recordd', /“as-recordd”.*“as-recorded”/],
  ['run ~/no-such.yaml', /There is no file .*no-such\.yaml/],
  ['run ~/hug.yaml', /Did you mean huge\.yaml/],
  ['run .', /no scenario/],
  ['run ~/', /is a folder/],
  ['run ~/huge.yaml', /huge\.yaml:1:1: error: .*too large/],
  ['run ~/latin.yaml', /latin\.yaml:1:14: error: .*UTF-8/],
  ['run as-recorded --variant alliace', /“alliace”.*“alliance”/],
  ['run as-recorded --theory walz', /“walz”.*“waltz”/],
  ['run as-recorded --lever us-pressure-on-rusia=1', /“us-pressure-on-rusia”.*“us-pressure-on-russia”/],
  ['run as-recorded --lever us-pressure-on-russia=9', /us-pressure-on-russia: 9 .* 0 to 2/],
  ['run as-recorded --set omga=0.3', /“omga”.*“omega”/],
  ['run as-recorded --set omega=abc', /"abc" is not a number/],
  ['run as-recorded --set omega=0,3', /after a point/],
  ['run as-recorded --set omega=7', /omega: 7 .* 0 to 1/],
  ['run as-recorded --set omega', /name=value/],
  ['run as-recorded --set __proto__=1', /__proto__/],
  ['run as-recorded --set divergence[RUS,CHI]=0.5', /“CHI”.*“CHN”/],
  ['run as-recorded --without nato-1899', /“nato-1899”/],
  ['run as-recorded --members 0', /from 1 to 1000000/],
  ['run as-recorded --members 1e9', /from 1 to 1000000/],
  ['run as-recorded --members 10000 --variables all', /GB/],
  ["run as-recorded --seed ''", /not empty/],
  ['run as-recorded --workers 0', /from 1 to 256/],
  ['run as-recorded --uncertainty luck', /none, chance, parameters, calibrated, both/],
  ['run as-recorded --format xlsx', /summary, csv, json, jsonl, parquet/],
  ['run as-recorded --variables thraet', /“thraet”.*“threat”/],
  ['run as-recorded --variables ,', /at least one variable/],
  ['run as-recorded --out ~/no/run.csv', /there is no folder/],
  ['run as-recorded --out ~', /is a folder/],
  ['compare as-recorded', /--variants/],
  ['compare as-recorded --variants baseline', /at least one variant/],
  ['compare as-recorded --variants baseline,allianc', /“allianc”.*“alliance”/],
  ['compare as-recorded --variants alliance --at 2050-01', /1996-01 to 2026-01/],
  ['compare as-recorded --variants alliance --at soon', /2014-03/],
  ['check', /missing required argument/],
  ['describe as-recordd', /“as-recorded”/],
  ['evidence --series ~/nowhere', /There is no folder .*nowhere/],
  ['evidence --series ~/huge.yaml', /is a file/],
  ['evidence --series ~', /record/],
  ['evidence --members 3', /from 20 to 100000/],
  ['evidence --out ~/scores.jsonl', /no form jsonl/],
  ['evidence --theory walz', /“walz”.*“waltz”/],
  ['fit --draws 0', /from 1 to 10000000/],
  ['fit --theories ,', /at least one theory/],
  ['fit --theories walz', /“walz”.*“waltz”/],
  ['fit --series ~/nowhere', /There is no folder .*nowhere/],
  ['fit --out ~/huge.yaml', /cannot be made/],
  ['run north-korea --uncertainty calibrated', /no draws of defensive-realism in strategic-triangle-north-korea/],
  ['serve --port 99999', /from 0 to 65535/],
];

describe('a mistake of the user', { timeout: 60_000 }, () => {
  test.each(mistakes)('counterpoise %s', async (line, message) => {
    const { code, stdout, stderr } = await callCli(wordsOf(line.replaceAll('~', folder)));
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([2, '']);
    // No stack traces, and no internal names.
    expect(stderr).not.toMatch(/^\s+at |\.js:\d|\.ts:\d|undefined|\[object/m);
  });

  test('counterpoise check tells of all files', async () => {
    const { code, stdout } = await callCli(
      wordsOf('check ~/huge.yaml ~/none.yaml ~/latin.yaml ~').map((word) => word.replace('~', folder)),
    );
    expect(code).toBe(2);
    for (const message of [
      /huge\.yaml:1:1: error/,
      /There is no file .*none\.yaml\.$/m,
      /latin\.yaml:1:14: error/,
      /is a folder/,
    ]) {
      expect(stdout).toMatch(message);
    }
  });
});
