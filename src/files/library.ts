import type { z } from 'zod';
import { checkShape } from './check-shape.ts';
import { foundAndNearest } from './names.ts';
import type { Address, ProblemList } from './problem.ts';
import { readYaml, type YamlDocument } from './read-yaml.ts';

/** The kinds of files that name one another. */
export type DocumentKind = 'theory' | 'world' | 'scenario';

/** Where files come from: a folder on disk, the page's bundle, or a user's own text. */
export interface Library {
  /** Text of the file with this id, or at this path relative to the file `from`; undefined where there is none. */
  read(kind: DocumentKind, reference: string, from?: string): { readonly file: string; readonly text: string } | undefined;
  /** Ids of the shipped files of a kind, in the order in which to list them. */
  ids(kind: DocumentKind): readonly string[];
}

/** A checked document with its parsed text. */
export interface LoadedFile<T> {
  readonly data: T;
  readonly document: YamlDocument;
}

/**
 * Reads and checks one file. `mention` is where the reference stands, for the message if there is no such file.
 * Undefined after reporting problems.
 */
export function loadFile<T>(
  library: Library,
  kind: DocumentKind,
  reference: string,
  mention: Address,
  schema: z.ZodType<T>,
  problems: ProblemList,
): LoadedFile<T> | undefined {
  const found = library.read(kind, reference, mention.file);
  if (!found) {
    problems.error('file-missing', mention, { ...foundAndNearest(reference, library.ids(kind)), kind });
    return undefined;
  }
  const read = readYaml(found.file, found.text);
  if (!read.ok) {
    problems.all.push(...read.problems);
    return undefined;
  }
  const data = checkShape(read.value, schema, problems);
  return data && { data, document: read.value };
}
