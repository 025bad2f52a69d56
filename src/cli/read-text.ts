import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { largestFile } from '../files/source-text.ts';
import { CommandError, isSystemError, mistake } from './command-error.ts';

/** A file of as many characters as may be has at most this many bytes. */
const mostBytes = largestFile * 3;
/** Text of the right length is enough for the reader to refuse a huge file; no file needs to be longer for that. */
const longestStandIn = 500_000_000;

/**
 * Text of a file; undefined where there is no such file. Of a file that is too large it gives blanks of that length,
 * which the reader refuses by their length. What is no UTF-8 becomes replacement characters, which the reader refuses.
 * Throws {@link CommandError} for folders and whatever cannot be read.
 */
export function readText(path: string, shownAs: string): string | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (isSystemError(error) && ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(error.code)) {
      return undefined;
    }
    throw unreadable(error, shownAs);
  }
  try {
    const state = fstatSync(file);
    if (state.isDirectory()) throw mistake('file-is-folder', { file: shownAs });
    if (state.size > mostBytes) return ' '.repeat(Math.min(state.size, longestStandIn));
    return decode(readBounded((buffer) => readSync(file, buffer)));
  } catch (error) {
    throw error instanceof CommandError ? error : unreadable(error, shownAs);
  } finally {
    closeSync(file);
  }
}

/** Text of standard input, read no further than is needed to refuse what is too large. */
export async function readStandardInput(): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > mostBytes) break;
  }
  return decode(Buffer.concat(chunks));
}

function readBounded(read: (buffer: Uint8Array) => number): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let length = 0; length <= mostBytes; ) {
    const buffer = new Uint8Array(65_536);
    const count = read(buffer);
    if (count === 0) break;
    chunks.push(buffer.subarray(0, count));
    length += count;
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

function unreadable(error: unknown, file: string): unknown {
  if (!isSystemError(error)) return error;
  if (error.code === 'EACCES' || error.code === 'EPERM') return mistake('file-forbidden', { file });
  return mistake('file-unreadable', { file, reason: error.code });
}
