import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const launcher = `${root}/src/cli/launch.mjs`;

/** What a command gave. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let before: Promise<unknown> = Promise.resolve();

/**
 * Carries out a command line in this process, which is much faster than starting one. Threads, signals and pipes need
 * a process of their own.
 */
export function callCli(words: readonly string[]): Promise<Finished> {
  // One at a time, since all write to the same standard output.
  const result = before.then(() => call(words));
  before = result.catch(() => {});
  return result;
}

async function call(words: readonly string[]): Promise<Finished> {
  const texts = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      texts[name] += typeof text === 'string' ? text : new TextDecoder().decode(text);
      return true;
    }),
  );
  try {
    const place = { packageFolder: root, workerFile: pathToFileURL(`${root}/dist/cli/ensemble-worker.js`) };
    const code = await runProgram(words, place);
    return { code, ...texts };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** A command under way. */
export interface Started {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  /** Resolves with what standard output has so far, once that matches. */
  shown(pattern: RegExp): Promise<string>;
}

/** Where and with what to run a command. */
export interface Surroundings {
  readonly cwd?: string;
  /** What standard input has; nothing if left out. */
  readonly input?: string | Uint8Array;
  /** Another program than the launcher of this repository. */
  readonly program?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts a command as a shell would, with its output piped. */
export function startCli(words: readonly string[], surroundings: Surroundings = {}): Started {
  const { cwd = root, input = '', program = launcher, environment = {} } = surroundings;
  const { NO_COLOR, FORCE_COLOR, ...inherited } = process.env;
  const child = spawn(process.execPath, [program, ...words], { cwd, env: { ...inherited, ...environment } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  const shown = async (pattern: RegExp) => {
    while (!pattern.test(stdout)) {
      if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode} and showed: ${stdout}${stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return stdout;
  };
  return { child, finished, shown };
}

/** Runs a command in a process of its own, to its end. */
export function runCli(words: readonly string[], surroundings?: Surroundings): Promise<Finished> {
  return startCli(words, surroundings).finished;
}

/** A command line in words: blanks part them, single quotes keep them together. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

/** Rows of CSV text, fields as text. */
export function parseCsv(text: string): string[][] {
  const field = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;
  const lines = text.trimEnd().split('\n');
  return lines.map((line) =>
    [...line.matchAll(field)].map((match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? ''),
  );
}
