import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { emptyState, type FitState, type FitTask } from '../analysis/calibration/fit.ts';
import { isSystemError, mistake } from './command-error.ts';
import { readText } from './read-text.ts';

const whole = z.number().int().min(0);
const schema = z.strictObject({
  digest: z.string(),
  done: whole,
  leftOut: z.string(),
  failed: whole,
  counts: z.array(z.array(whole)),
  alone: z.array(whole),
});

/** Makes a folder if there is none. Throws `CommandError` where that can't be. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw isSystemError(error) ? mistake('folder-forbidden', { folder }) : error;
  }
}

/** A file in which a fit is kept as it goes, so that it can be stopped and gone on with. */
export class FitStateFile {
  readonly #file: string;
  readonly #task: FitTask;

  /** The file of this name in an existing folder. */
  constructor(folder: string, name: string, task: FitTask) {
    this.#file = join(folder, `${name}.json`);
    this.#task = task;
  }

  /** How far the fit has come; from the beginning where there is no file, or one of another fit. */
  read(): FitState {
    const text = readText(this.#file, this.#file);
    const state = text === undefined ? undefined : parse(text);
    const isOwn = state?.digest === this.#task.digest && state.leftOut.length === state.done;
    return isOwn && state.counts.length === this.#task.targets.length ? state : emptyState(this.#task);
  }

  /** Keeps the state. A file is put in place as a whole, so that a fit that is killed leaves the one before. */
  write(state: FitState): void {
    const part = `${this.#file}.${process.pid}.part`;
    writeFileSync(part, JSON.stringify(state));
    renameSync(part, this.#file);
  }
}

function parse(text: string): FitState | undefined {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
