import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { endianness, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Tape } from '../declared/tape.ts';
import type { DeclaredValues } from '../declared/values.ts';
import { reasonOf } from './load-framework.ts';
import { type FoundPort, firstMembers, type Port } from './port.ts';

const execute = promisify(execFile);

/** What a script is to do. Its file, in JSON, is the script's only argument. */
interface Job {
  readonly task: 'trajectory' | 'time';
  readonly values: DeclaredValues;
  readonly members: number;
  readonly steps: number;
  /** Path of the tape's values: `[member][step][shock]`, little-endian numbers of 8 bytes. */
  readonly tape: string;
  /** Members that a vectorised script runs together. */
  readonly batch: number;
}

/** What a script prints, depending on the task. */
interface Answer {
  readonly trajectory?: readonly number[];
  readonly seconds?: number;
}

/** Where Python is, and where it looks for packages besides its own places. */
export interface Python {
  readonly program?: string;
  readonly path?: string;
}

function environmentFor({ path }: Python): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...(path === undefined ? {} : { PYTHONPATH: path }),
    PYTHONDONTWRITEBYTECODE: '1',
    // Without these the C library gives large temporary arrays back to the system again and again, and NumPy is up to
    // twenty times slower.
    MALLOC_TRIM_THRESHOLD_: String(2 ** 30),
    MALLOC_MMAP_THRESHOLD_: String(2 ** 30),
    MALLOC_TOP_PAD_: String(2 ** 26),
    // One thread, as all other implementations.
    OMP_NUM_THREADS: '1',
    OPENBLAS_NUM_THREADS: '1',
    MKL_NUM_THREADS: '1',
  };
}

async function runScript(
  script: string,
  python: Python,
  task: Job['task'],
  values: DeclaredValues,
  tape: Tape,
  batch: number,
): Promise<Answer> {
  if (endianness() !== 'LE')
    throw new Error('Tapes are written in the byte order of this machine, which is big-endian.');
  const folder = await mkdtemp(join(tmpdir(), 'counterpoise-port-'));
  try {
    const job: Job = { task, values, members: tape.members, steps: tape.steps, tape: join(folder, 'tape'), batch };
    await writeFile(job.tape, tape.values);
    await writeFile(join(folder, 'job.json'), JSON.stringify(job));
    const { stdout } = await execute(python.program ?? 'python3', [script, join(folder, 'job.json')], {
      maxBuffer: 2 ** 28,
      env: environmentFor(python),
    });
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function findPort(name: string, file: string, module: string, python: Python, batch: number): Promise<FoundPort> {
  const script = fileURLToPath(new URL(file, import.meta.url));
  try {
    await execute(python.program ?? 'python3', ['-c', `import ${module}`], { env: environmentFor(python) });
  } catch (error) {
    return { missing: reasonOf(error) };
  }
  const port: Port = {
    name,
    async trajectory(values, tape) {
      const { trajectory } = await runScript(script, python, 'trajectory', values, firstMembers(tape, 1), batch);
      return Float64Array.from(trajectory ?? []);
    },
    async time(values, tape) {
      return (await runScript(script, python, 'time', values, tape, batch)).seconds ?? Number.NaN;
    },
  };
  return { port };
}

/** The declared model in NumPy, vectorised over `batch` members at a time. */
export function findNumpy(python: Python = {}, batch = 1000): Promise<FoundPort> {
  return findPort(`NumPy, ${batch} members together`, 'numpy_port.py', 'numpy', python, batch);
}

/** The declared model in Mesa 3. */
export function findMesa(python: Python = {}): Promise<FoundPort> {
  return findPort('Mesa', 'mesa_port.py', 'mesa', python, 1);
}
