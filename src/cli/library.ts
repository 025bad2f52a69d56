import { readdirSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { DocumentKind, Library } from '../files/library.ts';
import { idPattern } from '../files/names.ts';
import type { Address } from '../files/problem.ts';
import { readText } from './read-text.ts';
import { say } from './say.ts';

/** Where the user named something: not in a file. */
export const onCommandLine: Address = { file: say('command-line'), line: 1, column: 1 };

/** Where files of each kind lie below the folder of scenarios. */
const folders: Readonly<Record<DocumentKind, string>> = {
  theory: 'theories',
  world: 'worlds',
  scenario: '',
  claim: 'claims',
};

/**
 * The shipped files and the user's own. A reference that ends in .yaml or .yml or has a slash is a path, relative to
 * the file that mentions it or, from the command line, to the working folder. Anything else is an id: that of a file
 * beside the user's file that mentions it, if there is one of the right kind, or of a shipped file.
 */
export class FileLibrary implements Library {
  readonly #shipped: string;
  readonly #working: string;

  /** `shipped` is the folder of scenarios, `working` the folder to which the command line's paths are relative. */
  constructor(shipped: string, working: string) {
    this.#shipped = resolve(shipped);
    this.#working = resolve(working);
  }

  read(kind: DocumentKind, reference: string, from: string = onCommandLine.file) {
    const mention = resolve(this.#working, from);
    if (isPath(reference)) return this.#read(resolve(dirname(mention), reference));
    if (!idPattern.test(reference)) return undefined;
    const shipped = join(this.#shipped, folders[kind], `${reference}.yaml`);
    const beside = this.isShipped(mention)
      ? []
      : ['', folders[kind]].map((folder) => join(dirname(mention), folder, `${reference}.yaml`));
    const own = beside.filter((path) => path !== mention);
    for (const path of from === onCommandLine.file ? [shipped, ...own] : [...own, shipped]) {
      const found = this.#read(path);
      if (found && (path === shipped || statedKind(found.text) === kind)) return found;
    }
    return undefined;
  }

  /** The file at a path from the working folder, whatever its name; undefined where there is none. */
  readPath(path: string) {
    return this.#read(resolve(this.#working, path));
  }

  ids(kind: DocumentKind): readonly string[] {
    return readdirSync(join(this.#shipped, folders[kind]))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => name.slice(0, -'.yaml'.length))
      .sort();
  }

  #read(path: string) {
    const file = shownPath(path, this.#working);
    const text = readText(path, file);
    return text === undefined ? undefined : { file, text };
  }

  /** Whether a file, by its path or as `read` names it, is one of the shipped ones. */
  isShipped(file: string): boolean {
    return resolve(this.#working, file).startsWith(this.#shipped + sep);
  }
}

/** Whether a reference is a path and no id. */
export function isPath(reference: string): boolean {
  return /\.ya?ml$/i.test(reference) || reference.includes('/') || reference.includes(sep);
}

/** What a file says it is by its keys; a claim names a scenario, and a scenario a theory and a world. Undefined where it says nothing. */
export function statedKind(text: string): DocumentKind | undefined {
  const kinds: readonly DocumentKind[] = ['claim', 'scenario', 'world', 'theory'];
  return kinds.find((kind) => new RegExp(`^${kind}\\s*:`, 'm').test(text));
}

/** A path as people read it: from the working folder where it lies in it, else in full. */
function shownPath(path: string, working: string): string {
  const short = relative(working, path);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short;
}
