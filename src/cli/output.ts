import { once } from 'node:events';
import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isSystemError, mistake } from './command-error.ts';

/** Pieces of text or bytes, in order. */
export type Chunks = Iterable<string | Uint8Array>;

/** Somewhere to write a result to, once and as a whole. */
export interface Output {
  /** Writes everything. A file gets its name only when it is complete. */
  write(chunks: Chunks): Promise<void>;
  /** Gives up what is not complete; does nothing after `write`. */
  discard(): void;
}

/**
 * Opens standard output (`-`) or a file. A file is opened under another name in the same folder, so that a folder that
 * can't be written to is noticed before the work and an aborted command never leaves half a result.
 */
export function openOutput(target: string): Output {
  if (target === '-') return { write: writeToStandardOutput, discard: () => {} };
  try {
    return openFile(target);
  } catch (error) {
    throw unwritable(error, target);
  }
}

async function writeToStandardOutput(chunks: Chunks): Promise<void> {
  for (const chunk of chunks) {
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
  }
}

function openFile(target: string): Output {
  const existing = statSync(target, { throwIfNoEntry: false });
  if (existing?.isDirectory()) throw mistake('out-is-folder', { file: target });
  // Pipes and devices can't be put in place by renaming.
  const direct = existing !== undefined && !existing.isFile();
  const final = existing ? realpathSync(target) : target;
  const written = direct ? final : join(dirname(final), `.${basename(final)}.${process.pid}.part`);
  const file = openSync(written, 'w');
  let open = true;
  const discard = () => {
    process.off('exit', discard);
    if (!open) return;
    open = false;
    closeSync(file);
    if (!direct) rmSync(written, { force: true });
  };
  process.once('exit', discard);
  return {
    discard,
    async write(chunks) {
      try {
        for (const chunk of chunks) {
          writeAll(file, typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
          // Lets an interruption in between the pieces of a long result.
          await nextTurn();
        }
        closeSync(file);
        open = false;
        process.off('exit', discard);
        if (!direct) renameSync(written, final);
      } catch (error) {
        discard();
        throw unwritable(error, target);
      }
    },
  };
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

function unwritable(error: unknown, file: string): unknown {
  if (!isSystemError(error)) return error;
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return mistake('out-forbidden', { file });
    case 'ENOENT':
    case 'ENOTDIR':
      return mistake('out-no-folder', { file, folder: dirname(file) });
    default:
      return mistake('out-unwritable', { file, reason: error.code });
  }
}
