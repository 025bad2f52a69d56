import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One TypeScript file of the repository. */
export interface SourceFile {
  /** Path from the repository's root, with slashes, such as `src/files/dates.ts`. */
  path: string;
  text: string;
}

/** A node of a file's syntax tree (ESTree with TypeScript's additions). */
export interface SyntaxNode {
  type: string;
  start: number;
  [key: string]: unknown;
}

/** All TypeScript files of a folder of the repository and of the folders in it; none if there is no such folder. */
export function sourceFiles(folder: string): SourceFile[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(path) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
  });
}

/** Whether a file holds unit tests, which may do what the code they stand beside may not. */
export function isTest(file: SourceFile): boolean {
  return /\.test\.tsx?$/.test(file.path);
}

/** Calls `visit` on each node of the file's syntax tree, with the node that holds it and under which key. */
export function visitNodes(
  file: SourceFile,
  visit: (node: SyntaxNode, parent: SyntaxNode | undefined, key: string) => void,
): void {
  const descend = (value: unknown, parent: SyntaxNode | undefined, key: string): void => {
    if (Array.isArray(value)) {
      for (const each of value) descend(each, parent, key);
    } else if (isNode(value)) {
      visit(value, parent, key);
      for (const [childKey, child] of Object.entries(value)) descend(child, value, childKey);
    }
  };
  descend(parseAst(file.text, { lang: file.path.endsWith('x') ? 'tsx' : 'ts' }, file.path), undefined, '');
}

/** Where a node stands, for messages: `src/files/dates.ts:12`. */
export function placeOf(file: SourceFile, node: SyntaxNode): string {
  return `${file.path}:${file.text.slice(0, node.start).split('\n').length}`;
}

/** Whether a value is a node of a syntax tree. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
