import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const launcher = join(root, 'src/cli/launch.mjs');
const run = promisify(execFile);

interface Block {
  readonly language: string;
  readonly text: string;
}

/** Fenced blocks of a Markdown file, without the indentation of lists. */
function blocksOf(file: string): Block[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$/gm)].map(([, indent = '', language = '', body = '']) => ({
    language,
    text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

/** Words of a command as a shell would split them: quotes keep words together, `#` starts a comment. */
function wordsOf(command: string): string[] {
  const [before = ''] = command.split(/\s#\s/);
  return [...before.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

const scripts: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
/** What a command prints, carried out in the folder of the files that documents show. */
async function outputOf(words: readonly string[]): Promise<string> {
  const args = words.map((word) => (word.startsWith('scenarios/') ? join(root, word) : word));
  return (await run(process.execPath, [launcher, ...args], { cwd: folder, maxBuffer: 2 ** 28 })).stdout;
}

const folder = mkdtempSync(join(tmpdir(), 'counterpoise-docs-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(['README.md', 'CONTRIBUTING.md'])('%s', (file) => {
  const blocks = blocksOf(file);
  for (const [at, { text }] of blocks.entries()) {
    const name = /^# file: (\S+)$/m.exec(text)?.[1];
    if (name === undefined) continue;
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), text);
    // The table of a record stands below it.
    const next = blocks[at + 1];
    if (next?.language === 'csv') writeFileSync(join(folder, name.replace(/\.yaml$/, '.csv')), next.text);
  }
  const shown = blocks.flatMap(({ language, text }, at) => {
    const command = blocks[at - 1]?.text.trim().split('\n').at(-1) ?? '';
    return language === 'text' ? [{ command, lines: text.split('\n').filter((line) => line.trim() !== '') }] : [];
  });
  const commands = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => line.trim() !== '' && !shown.some(({ command }) => command === line));

  it('shows commands', () => {
    expect(commands.length).toBeGreaterThan(3);
  });

  it.each(commands)('%s', { timeout: 60_000 }, async (command) => {
    const [program, ...words] = wordsOf(command);
    if (program === 'npm') {
      // Running npm scripts from within a test would start the tests again; that they exist is what can be wrong here.
      const script = words[0] === 'run' ? (words[1] ?? '') : (words[0] ?? '');
      expect(Object.keys(scripts)).toContain(script);
      return;
    }
    expect([program, words[0]]).toEqual(['npx', 'counterpoise']);
    expect((await outputOf(words.slice(1))).length).toBeGreaterThan(20);
  });

  for (const { command, lines } of shown) {
    it(`${command} prints what stands below it`, { timeout: 60_000 }, async () => {
      const output = await outputOf([...wordsOf(command).slice(2), '--format', 'summary']);
      expect(output.split('\n').map((line) => line.trim())).toEqual(
        expect.arrayContaining(lines.map((line) => line.trim())),
      );
    });
  }

  it('links to files that exist', () => {
    const text = readFileSync(join(root, file), 'utf8');
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? '');
    const paths = [...text.matchAll(/`((?:src|web|tests|scenarios)\/[\w./-]+)`/g)].map((match) => match[1] ?? '');
    expect(links.length + paths.length).toBeGreaterThan(5);
    const missing = [...links, ...paths].filter((path) => !existsSync(join(root, dirname(file), path)));
    expect(missing).toEqual([]);
  });
});
