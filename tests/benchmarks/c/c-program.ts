import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { promisify } from 'node:util';
import type { KernelCode, MemberBlock } from '../../../src/engine/kernel.ts';
import type { Schedule } from '../../../src/engine/schedule.ts';
import { generateC, type Lanes } from './generate.ts';
import { writeJob } from './write-job.ts';

const execute = promisify(execFile);

/** How C is built. */
export interface Build {
  readonly name: string;
  readonly lanes: Lanes;
  readonly flags: readonly string[];
  /** Whether multiplications and additions are fused, which rounds once instead of twice. */
  readonly isFused: boolean;
}

/** AVX-512, where there is some, would be another limit. */
const native = process.arch === 'x64' ? ['-march=native', '-mno-avx512f'] : [];
const withoutFusing = process.arch === 'x64' ? ['-mno-fma'] : [];

/** Vectors of 128 bits, each operation rounded: what WebAssembly's instructions can do at best. */
export const exactBuild: Build = {
  name: 'C, 128-bit vectors, no FMA',
  lanes: 2,
  flags: ['-O3', '-ffp-contract=off', ...native, ...withoutFusing],
  isFused: false,
};

/** Vectors of 256 bits, and multiplications fused with additions: what a usual machine can do at best. */
export const widestBuild: Build = {
  name: 'C, AVX2 with FMA',
  lanes: 4,
  flags: ['-O3', '-ffp-contract=fast', ...native, ...(process.arch === 'x64' ? ['-mavx2', '-mfma'] : [])],
  isFused: true,
};

/** Whether there is a GCC here. */
export async function hasGcc(): Promise<boolean> {
  return await execute('gcc', ['--version']).then(
    () => true,
    () => false,
  );
}

/** What members of a C program gave. */
export interface CRun {
  /** `[output][step][member]`. */
  readonly values: Float64Array;
  readonly finite: Uint8Array;
}

/** A C program that stays started, so that rounds can take turns with others. */
export class CProgram {
  readonly #folder: string;
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #answers: AsyncIterator<string>;
  readonly #members: number;

  private constructor(folder: string, child: ChildProcessByStdio<Writable, Readable, null>, members: number) {
    this.#folder = folder;
    this.#child = child;
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    this.#members = members;
  }

  /** Generates and builds the program, in a temporary folder, and gives it members to run. Throws what GCC says. */
  static async start(build: Build, code: KernelCode, schedule: Schedule, block: MemberBlock): Promise<CProgram> {
    const folder = await mkdtemp(join(tmpdir(), 'counterpoise-c-'));
    try {
      const source = join(folder, 'kernel.c');
      const program = join(folder, 'kernel');
      const job = join(folder, 'job');
      await writeFile(source, generateC(code, build.lanes));
      await execute('gcc', [...build.flags, '-pthread', '-o', program, source]);
      writeJob(job, code, schedule, block, build.lanes);
      return new CProgram(folder, spawn(program, [job], { stdio: ['pipe', 'pipe', 'inherit'] }), block.count);
    } catch (error) {
      await rm(folder, { recursive: true });
      throw error;
    }
  }

  /** Runs all members, and gives the seconds that it took. */
  async run(threads = 1): Promise<number> {
    return Number(await this.#ask(`run ${threads}`));
  }

  /** What the last run gave. */
  async results(): Promise<CRun> {
    const path = join(this.#folder, 'outputs');
    await this.#ask(`write ${path}`);
    const bytes = new Uint8Array(await readFile(path));
    const numbers = (bytes.length - this.#members) / 8;
    return { values: new Float64Array(bytes.buffer, 0, numbers), finite: bytes.subarray(8 * numbers) };
  }

  /** Ends the program and removes its folder. */
  async close(): Promise<void> {
    this.#child.stdin.end();
    await rm(this.#folder, { recursive: true });
  }

  async #ask(line: string): Promise<string> {
    this.#child.stdin.write(`${line}\n`);
    const answer = await this.#answers.next();
    if (answer.done) throw new Error(`The C program ended instead of an answer to "${line}".`);
    return answer.value;
  }
}
