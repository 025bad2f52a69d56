import type { DocumentKind, Library } from '../src/files/library.ts';

const folders: Record<DocumentKind, string> = {
  theory: 'theories/',
  world: 'worlds/',
  scenario: '',
  claim: 'claims/',
};

/**
 * The shipped files as a library. `files` maps their paths below the folder of scenarios (such as
 * `theories/defensive-realism.yaml`) to their texts.
 */
export function bundledLibrary(files: ReadonlyMap<string, string>): Library {
  return {
    read(kind, reference, from) {
      const isPath = reference.includes('/') || reference.endsWith('.yaml');
      const path = isPath ? resolvePath(from ?? '', reference) : `${folders[kind]}${reference}.yaml`;
      const text = files.get(path);
      return text === undefined ? undefined : { file: path, text };
    },
    ids(kind) {
      const folder = folders[kind];
      const inFolder = [...files.keys()].filter((path) => path.startsWith(folder));
      const names = inFolder.map((path) => path.slice(folder.length));
      return names.filter((name) => !name.includes('/')).map((name) => name.replace(/\.yaml$/, ''));
    },
  };
}

/** A path relative to the file `from`. */
function resolvePath(from: string, reference: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of reference.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
