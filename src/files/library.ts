import type { z } from 'zod';
import { checkShape, type LoadedFile } from './check-shape.ts';
import { foundAndNearest } from './names.ts';
import { type Address, ProblemList } from './problem.ts';
import { readYaml } from './read-yaml.ts';

export type { LoadedFile } from './check-shape.ts';

/** The kinds of files that name one another. */
export type DocumentKind = 'theory' | 'world' | 'scenario' | 'claim';

/** Where files come from: a folder on disk, the page's bundle, or a user's own text. */
export interface Library {
  /** Text of the file with this id, or at this path relative to the file `from`; undefined where there is none. */
  read(
    kind: DocumentKind,
    reference: string,
    from?: string,
  ): { readonly file: string; readonly text: string } | undefined;
  /** Ids of the shipped files of a kind, in the order in which to list them. */
  ids(kind: DocumentKind): readonly string[];
}

interface EarlierReading {
  readonly text: string;
  readonly schema: z.ZodType;
  readonly found: ProblemList;
  readonly loaded: LoadedFile<unknown> | undefined;
}

/** Many files refer to the same theory and world; each is read once for a library as long as its text is the same. */
const readings = new WeakMap<Library, Map<string, EarlierReading>>();

/**
 * Reads and checks one file. `mention` is where the reference stands, for the message if there is no such file.
 * Undefined after reporting problems; but for a tolerant list what is left of a damaged file.
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
  const { found: own, loaded } = readOnce(library, found, schema, problems.isTolerant);
  problems.all.push(...own.all);
  for (const name of own.lost) problems.lost.add(name);
  return own.failed && !own.isTolerant ? undefined : (loaded as LoadedFile<T> | undefined);
}

function readOnce(
  library: Library,
  { file, text }: { readonly file: string; readonly text: string },
  schema: z.ZodType,
  isTolerant: boolean,
): EarlierReading {
  const known = readings.get(library) ?? new Map<string, EarlierReading>();
  readings.set(library, known);
  const key = `${isTolerant} ${file}`;
  const earlier = known.get(key);
  if (earlier?.text === text && earlier.schema === schema) return earlier;
  const found = new ProblemList(isTolerant);
  const document = readYaml(file, text, found);
  const reading = { text, schema, found, loaded: document && checkShape(document, schema, found) };
  known.set(key, reading);
  return reading;
}
