import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProblemList } from '../files/problem.ts';
import { readYaml } from '../files/read-yaml.ts';
import { largestFile } from '../files/source-text.ts';
import { FileLibrary, isPath, statedKind } from './library.ts';
import { readText } from './read-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterpoise-library-'));
const shipped = join(folder, 'scenarios');
const own = join(folder, 'own');
const library = new FileLibrary(shipped, own);

beforeAll(() => {
  for (const path of ['scenarios/theories', 'scenarios/worlds', 'own/theories']) {
    mkdirSync(join(folder, path), { recursive: true });
  }
  const files = {
    'scenarios/record.yaml': 'scenario: record\ntheory: realism\nworld: triangle\n',
    'scenarios/theories/realism.yaml': 'theory: realism\n',
    'scenarios/worlds/triangle.yaml': 'world: triangle\n',
    'own/mine.yaml': 'scenario: mine\ntheory: realism\n',
    'own/record.yaml': 'scenario: record\n',
    'own/triangle.yaml': 'scenario: triangle\n',
    'own/theories/realism.yaml': 'theory: realism # mine\n',
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a reference', () => {
  test('on the command line is a shipped id first, then a file in the working folder', () => {
    expect(library.read('scenario', 'record')?.file).toBe(join(shipped, 'record.yaml'));
    expect(library.read('scenario', 'mine')?.file).toBe('mine.yaml');
  });

  test('in a file of the user is a file beside it first, if it is of that kind', () => {
    expect(library.read('theory', 'realism', 'mine.yaml')?.text).toContain('# mine');
    expect(library.read('scenario', 'record', 'mine.yaml')?.file).toBe('record.yaml');
    expect(library.read('world', 'triangle', 'mine.yaml')?.file).toBe(join(shipped, 'worlds', 'triangle.yaml'));
  });

  test('in a shipped file is a shipped file', () => {
    expect(library.read('theory', 'realism', join(shipped, 'record.yaml'))?.text).not.toContain('# mine');
  });

  test('with an ending or a slash is a path from the file that has it', () => {
    expect(library.read('theory', './theories/realism.yaml', 'mine.yaml')?.file).toBe('theories/realism.yaml');
    expect(library.read('theory', 'realism.yaml', 'theories/other.yaml')?.file).toBe('theories/realism.yaml');
    expect(library.read('theory', 'theories/realism.yaml')?.file).toBe('theories/realism.yaml');
  });

  test.each(['nowhere', '../record', '..', 'Record', 'a\u0000b', 'a/\u0000.yaml'])('%j is nothing', (reference) => {
    expect(library.read('scenario', reference)).toBeUndefined();
  });
});

test('ids are the names of the shipped files', () => {
  expect(library.ids('scenario')).toEqual(['record']);
  expect(library.ids('theory')).toEqual(['realism']);
});

test('paths and kinds are told apart', () => {
  expect(['a', 'a.yaml', 'a.YML', 'b/a'].map(isPath)).toEqual([false, true, true, true]);
  expect(['theory: a\nscenario: b', 'world: a', 'theory: a', ' theory: a'].map(statedKind)).toEqual([
    'scenario',
    'world',
    'theory',
    undefined,
  ]);
});

describe('reading', () => {
  const codes = (text: string | undefined) => {
    const problems = new ProblemList();
    readYaml('file', text ?? '', problems);
    return problems.all.map(({ code }) => code);
  };
  const write = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  test('refuses a folder', () => {
    expect(() => readText(own, 'own')).toThrow('own is a folder');
  });

  test('does not read a huge file to have it refused', () => {
    const path = write('huge.yaml', Buffer.alloc(50_000_000, 'a'));
    const start = performance.now();
    const text = readText(path, path);
    expect(codes(text)).toEqual(['file-too-large']);
    expect(text).toHaveLength(50_000_000);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('reads what has more bytes than characters are allowed', () => {
    const text = readText(write('wide.yaml', '–'.repeat(largestFile - 1)), 'wide.yaml');
    expect(text).toHaveLength(largestFile - 1);
  });

  test('has text that is no UTF-8 refused', () => {
    expect(codes(readText(write('latin.yaml', Buffer.from([0x61, 0xe9, 0x62])), 'latin.yaml'))).toEqual([
      'file-not-text',
    ]);
    expect(codes(readText(write('wide16.yaml', Buffer.from('a: b', 'utf16le')), 'wide16.yaml'))).toEqual([
      'file-not-text',
    ]);
  });
});
