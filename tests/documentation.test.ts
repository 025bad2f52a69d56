import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
const folder = mkdtempSync(join(tmpdir(), 'counterpoise-docs-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(['README.md', 'CONTRIBUTING.md'])('%s', (file) => {
  const blocks = blocksOf(file);
  for (const { text } of blocks.filter(({ language }) => language === 'yaml')) {
    const name = /^# file: (\S+)$/m.exec(text)?.[1];
    if (name) writeFileSync(join(folder, name), text);
  }
  const commands = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => line.trim() !== '');

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
    const args = words.slice(1).map((word) => (word.startsWith('scenarios/') ? join(root, word) : word));
    const { stdout } = await run(process.execPath, [launcher, ...args], { cwd: folder, maxBuffer: 2 ** 28 });
    expect(stdout.length).toBeGreaterThan(20);
  });

  it('links to files that exist', () => {
    const text = readFileSync(join(root, file), 'utf8');
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? '');
    const paths = [...text.matchAll(/`((?:src|web|tests|scenarios)\/[\w./-]+)`/g)].map((match) => match[1] ?? '');
    expect(links.length + paths.length).toBeGreaterThan(5);
    const missing = [...links, ...paths].filter((path) => !existsSync(join(root, dirname(file), path)));
    expect(missing).toEqual([]);
  });
});
