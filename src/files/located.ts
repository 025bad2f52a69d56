import type { Address } from './problem.ts';
import type { DocumentPath, YamlDocument } from './read-yaml.ts';

/** A piece of a document together with where it stands, so that later checks can still point at it. */
export interface Located<T> {
  readonly value: T;
  readonly document: YamlDocument;
  readonly path: DocumentPath;
}

/** Address of `located`, or of something below it. */
export function addressOf(located: Located<unknown>, ...below: DocumentPath): Address {
  return located.document.address([...located.path, ...below]);
}

/** Address of the key under which `located` stands. */
export function keyAddressOf(located: Located<unknown>, ...below: DocumentPath): Address {
  return located.document.keyAddress([...located.path, ...below]);
}

/** The entries of a mapping below `path`, each with its place. */
export function locateEntries<T>(
  document: YamlDocument,
  path: DocumentPath,
  entries: Readonly<Record<string, T>> | undefined,
): [string, Located<T>][] {
  return Object.entries(entries ?? {}).map(([key, value]) => [key, { value, document, path: [...path, key] }]);
}

/** The items of a list below `path`, each with its place. */
export function locateItems<T>(
  document: YamlDocument,
  path: DocumentPath,
  items: readonly T[] | undefined,
): Located<T>[] {
  return (items ?? []).map((value, at) => ({ value, document, path: [...path, at] }));
}
