import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openOutput } from './output.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterpoise-output-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a file has its name only when it is complete', async () => {
  const file = join(folder, 'run.csv');
  const output = openOutput(file);
  expect(existsSync(file)).toBe(false);
  await output.write(['a\n', new Uint8Array([98])]);
  output.discard();
  expect(readFileSync(file, 'utf8')).toBe('a\nb');
  expect(readdirSync(folder)).toEqual(['run.csv']);
});

test('what is given up leaves the file as it was', async () => {
  const file = join(folder, 'kept.csv');
  writeFileSync(file, 'before');
  openOutput(file).discard();
  const broken = openOutput(file).write(
    (function* () {
      yield 'half';
      throw new Error('broken');
    })(),
  );
  await expect(broken).rejects.toThrow('broken');
  expect(readFileSync(file, 'utf8')).toBe('before');
  expect(readdirSync(folder).filter((name) => name.includes('kept'))).toEqual(['kept.csv']);
});

test('a link stays a link', async () => {
  const [file, link] = [join(folder, 'target.csv'), join(folder, 'link.csv')];
  writeFileSync(file, 'before');
  symlinkSync(file, link);
  await openOutput(link).write(['after']);
  expect(readFileSync(file, 'utf8')).toBe('after');
});

test('what cannot be written is refused before the work', () => {
  expect(() => openOutput(folder)).toThrow('is a folder');
  expect(() => openOutput(join(folder, 'no', 'run.csv'))).toThrow('there is no folder');
});
