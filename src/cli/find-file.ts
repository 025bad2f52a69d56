import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { DocumentKind } from '../files/library.ts';
import { nearestName } from '../files/names.ts';
import { type CommandError, mistake } from './command-error.ts';
import { type FileLibrary, isPath, statedKind } from './library.ts';

const ending = /\.ya?ml$/i;

/** Refuses a path on the command line at which there is no file, or one of another kind. Lets ids pass. */
export function checkPath(library: FileLibrary, kind: DocumentKind, reference: string): void {
  if (!isPath(reference)) return;
  const found = library.readPath(reference);
  if (!found) throw fileMissing(reference);
  const stated = statedKind(found.text);
  if (stated !== undefined && stated !== kind) throw mistake('file-other-kind', { file: found.file, stated, kind });
}

/** The error for a path at which there is no file, with the nearest name in its folder. */
export function fileMissing(path: string): CommandError {
  const stem = (name: string) => name.replace(ending, '');
  const names = new Map(namesIn(dirname(path)).map((name) => [stem(name), name]));
  const nearest = names.get(nearestName(stem(basename(path)), names.keys()) ?? '');
  return nearest === undefined
    ? mistake('file-none', { file: path })
    : mistake('file-none-nearest', { file: path, nearest });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => ending.test(name));
  } catch {
    return [];
  }
}
