import { type Library, type LoadedFile, loadFile } from './library.ts';
import { type Located, locateEntries } from './located.ts';
import type { Address, ProblemList } from './problem.ts';
import type { SourcedValue } from './sourced-value.ts';
import { type PathEntry, type WorldFile, worldSchema } from './world-schema.ts';

/** A constant as a world states it: one value, or one for each member of a further index. */
export type StatedValue = SourcedValue | Readonly<Record<string, SourcedValue>>;

/** An actor put together from a world file and the worlds that it extends. */
export interface ActorSource {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
  /** Its key in the last file that mentions it. */
  readonly address: Address;
  readonly constants: ReadonlyMap<string, Located<StatedValue>>;
  /** Other actor to the constants of this actor toward it. */
  readonly toward: ReadonlyMap<string, ReadonlyMap<string, Located<StatedValue>>>;
  /** Other actor to its key, in the last file that mentions it there. */
  readonly towardAddresses: ReadonlyMap<string, Address>;
  readonly paths: ReadonlyMap<string, Located<PathEntry>>;
}

/** A world with its actors in file order. */
export interface WorldSource {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly address: Address;
  /** The files that the world is put together from, the extended one first; later ones prevail. */
  readonly files: readonly string[];
  readonly references: ReadonlyMap<string, string>;
  readonly actors: ReadonlyMap<string, ActorSource>;
}

const deepestExtension = 8;

/** Loads a world and the worlds that it extends. Undefined after reporting problems. */
export function loadWorld(
  library: Library,
  reference: string,
  mention: Address,
  problems: ProblemList,
): WorldSource | undefined {
  const chain: LoadedFile<WorldFile>[] = [];
  let next: string | undefined = reference;
  let from = mention;
  while (next !== undefined) {
    const file: LoadedFile<WorldFile> | undefined = loadFile(library, 'world', next, from, worldSchema, problems);
    if (!file) return undefined;
    if (chain.some((earlier) => earlier.document.file === file.document.file) || chain.length >= deepestExtension) {
      problems.error('cyclic-files', from, { found: next });
      return undefined;
    }
    chain.unshift(file);
    next = file.data.extends;
    from = file.document.address(['extends']);
  }
  const top = chain.at(-1);
  return (
    top && {
      id: top.data.world,
      title: top.data.title,
      summary: top.data.summary ?? '',
      address: top.document.address([]),
      files: chain.map(({ document }) => document.file),
      references: new Map(chain.flatMap(({ data }) => Object.entries(data.references ?? {}))),
      actors: mergeActors(chain),
    }
  );
}

function mergeActors(chain: readonly LoadedFile<WorldFile>[]): Map<string, ActorSource> {
  const actors = new Map<string, ActorSource>();
  for (const { data, document } of chain) {
    for (const [id, { value: entry, path }] of locateEntries(document, ['actors'], data.actors)) {
      const earlier = actors.get(id);
      const toward = new Map(earlier?.toward);
      const towardAddresses = new Map(earlier?.towardAddresses);
      for (const [other, { value, path: below }] of locateEntries(document, [...path, 'toward'], entry.toward)) {
        towardAddresses.set(other, document.keyAddress(below));
        toward.set(other, new Map([...(toward.get(other) ?? []), ...locateEntries(document, below, value)]));
      }
      const note = entry.note ?? earlier?.note;
      actors.set(id, {
        id,
        name: entry.name ?? earlier?.name ?? id,
        ...(note === undefined ? {} : { note }),
        address: document.keyAddress(path),
        constants: new Map([
          ...(earlier?.constants ?? []),
          ...locateEntries<StatedValue>(document, [...path, 'constants'], entry.constants),
        ]),
        toward,
        towardAddresses,
        paths: new Map([...(earlier?.paths ?? []), ...locateEntries(document, [...path, 'paths'], entry.paths)]),
      });
    }
  }
  return actors;
}
