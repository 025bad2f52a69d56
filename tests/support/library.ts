import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DocumentKind, Library } from '../../src/files/library.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where files of each kind lie, from the repository's root. */
const folders: Readonly<Record<DocumentKind, string>> = {
  theory: 'scenarios/theories',
  world: 'scenarios/worlds',
  scenario: 'scenarios',
  claim: 'scenarios/claims',
};

/** Path of a shipped file from the repository's root, such as `scenarios/worlds/strategic-triangle.yaml`. */
export function shippedPath(kind: DocumentKind, id: string): string {
  return `${folders[kind]}/${id}.yaml`;
}

/** Texts of all shipped theories, worlds, scenarios and claims by their paths from the repository's root. */
export function shippedFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const folder of Object.values(folders)) {
    for (const name of readdirSync(join(root, folder)).sort()) {
      if (name.endsWith('.yaml')) files.set(`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8'));
    }
  }
  return files;
}

/** A library over texts held in memory, by path from the repository's root. */
export function libraryOf(files: ReadonlyMap<string, string>): Library {
  return {
    read(kind, reference, from) {
      const file = /[/.]/.test(reference)
        ? posix.join(posix.dirname(from ?? ''), reference)
        : shippedPath(kind, reference);
      const text = files.get(file);
      return text === undefined ? undefined : { file, text };
    },
    ids(kind) {
      const pattern = new RegExp(`^${folders[kind]}/([^/]+)\\.yaml$`);
      return [...files.keys()].flatMap((path) => pattern.exec(path)?.[1] ?? []);
    },
  };
}

/** The shipped files as they are on disk. */
export function shippedLibrary(): Library {
  return libraryOf(shippedFiles());
}

/**
 * The shipped files with one of them changed by a text edit, or with a new one. Throws when the edit changes nothing,
 * since a test that edits nothing proves nothing.
 */
export function editedLibrary(path: string, edit: (text: string) => string): Library {
  const files = shippedFiles();
  const before = files.get(path) ?? '';
  const after = edit(before);
  if (after === before) throw new Error(`The edit of ${path} changes nothing.`);
  return libraryOf(files.set(path, after));
}
