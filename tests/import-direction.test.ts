import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isNode, isTest, placeOf, type SourceFile, type SyntaxNode, sourceFiles, visitNodes } from './source-code.ts';

/** What each room may import beside itself: other rooms, and libraries (`*` for all but those of Node and of the page). */
const rooms: Record<string, { rooms: string[]; libraries: string[] }> = {
  'src/files': { rooms: [], libraries: ['yaml', 'zod', 'fastest-levenshtein'] },
  'src/equations': { rooms: ['src/files'], libraries: ['mathjs', 'zod'] },
  'src/compiler': { rooms: ['src/equations'], libraries: [] },
  'src/engine': { rooms: ['src/files', 'src/equations', 'src/compiler'], libraries: ['seedrandom'] },
  'src/analysis': {
    rooms: ['src/files', 'src/equations', 'src/engine'],
    libraries: ['zod'],
  },
  'src/messages': { rooms: [], libraries: ['@fluent/bundle'] },
  'src/cli': {
    rooms: ['src/files', 'src/equations', 'src/engine', 'src/analysis', 'src/messages', 'scenarios', 'package.json'],
    libraries: ['*', 'node:*'],
  },
  web: {
    rooms: ['src/files', 'src/equations', 'src/engine', 'src/analysis', 'src/messages', 'scenarios', 'package.json'],
    libraries: ['*', 'page'],
  },
};

const pageLibraries = ['preact', '@preact/signals', 'chart.js', '@fontsource-variable/vazirmatn'];
const testLibraries = ['vitest', 'fast-check', 'happy-dom', 'node:*'];

interface Import {
  place: string;
  /** As written; `*` when it is computed. */
  specifier: string;
}

function literal(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** What a node loads: by import, export from, import(), import types, and new URL(…, import.meta.url) as of workers. */
function loadedBy(node: SyntaxNode): string | undefined {
  if (node.type === 'TSExternalModuleReference') return literal(node.expression) ?? '*';
  if (node.type === 'ImportExpression' || node.type === 'TSImportType') return literal(node.source) ?? '*';
  if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type)) return literal(node.source);
  if (node.type !== 'NewExpression' || !isNode(node.callee) || node.callee.name !== 'URL') return undefined;
  const [address, base] = node.arguments as unknown[];
  return isNode(base) && isNode(base.object) && base.object.type === 'MetaProperty' ? literal(address) : undefined;
}

function importsOf(file: SourceFile): Import[] {
  const imports: Import[] = [];
  visitNodes(file, (node) => {
    const specifier = loadedBy(node);
    if (specifier !== undefined) imports.push({ place: placeOf(file, node), specifier });
  });
  return imports;
}

function roomOf(path: string): string | undefined {
  return [...Object.keys(rooms), 'scenarios', 'package.json'].find(
    (room) => path === room || path.startsWith(`${room}/`),
  );
}

function mayImportLibrary(allowed: string[], specifier: string): boolean {
  if (specifier.startsWith('node:')) return allowed.includes('node:*');
  if (builtinModules.includes(specifier)) return false;
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  if (allowed.includes(name)) return true;
  return pageLibraries.includes(name) ? allowed.includes('page') : allowed.includes('*');
}

/** The imports of a file that go against the rules, each as one line. */
function forbiddenImports(file: SourceFile): string[] {
  const room = roomOf(file.path);
  const rule = room === undefined ? undefined : rooms[room];
  if (room === undefined || !rule) return [`${file.path} is in none of the rooms ${Object.keys(rooms).join(', ')}`];
  const libraries = isTest(file) ? [...rule.libraries, ...testLibraries] : rule.libraries;
  return importsOf(file).flatMap(({ place, specifier }) => {
    if (!specifier.startsWith('.')) {
      return mayImportLibrary(libraries, specifier) ? [] : [`${place} imports ${specifier}, which ${room} may not`];
    }
    const target = roomOf(posix.join(posix.dirname(file.path), specifier.replace(/\?.*$/, '')));
    const allowed = target === room || (target !== undefined && rule.rooms.includes(target));
    return allowed ? [] : [`${place} imports ${specifier}, against the direction of imports`];
  });
}

test('no file imports against the direction files <- equations <- compiler <- engine <- analysis <- cli, web', () => {
  const files = [...sourceFiles('src'), ...sourceFiles('web')];
  expect(files.length).toBeGreaterThan(10);
  expect(files.flatMap(forbiddenImports)).toEqual([]);
});

describe('the rule notices', () => {
  const lines = (path: string, text: string) => forbiddenImports({ path, text });

  test.each([
    ['src/files/a.ts', "import { b } from '../equations/b.ts';"],
    ['src/equations/a.ts', "export * from '../engine/b.ts';"],
    ['src/equations/a.ts', "import type { B } from '../analysis/b.ts';"],
    ['src/engine/a.ts', "type B = import('../cli/b.ts').B;"],
    ['src/engine/a.ts', "const b = await import('../../web/b.ts');"],
    ['src/engine/a.ts', 'const b = await import(path);'],
    ['src/engine/a.ts', "import fs from 'node:fs';"],
    ['src/engine/a.ts', "import fs from 'fs';"],
    ['src/engine/a.ts', "import { render } from 'preact';"],
    ['src/engine/a.ts', "import world from '../../scenarios/worlds/world.yaml?raw';"],
    ['src/analysis/a.ts', "import { Chart } from 'chart.js';"],
    ['src/analysis/a.ts', "import { message } from '../messages/b.ts';"],
    ['src/messages/a.ts', "import type { B } from '../files/b.ts';"],
    ['src/cli/a.ts', "import { b } from '../../web/model/b.ts';"],
    ['src/cli/a.ts', "import { signal } from '@preact/signals';"],
    ['web/ui/a.tsx', "import { b } from '../../src/cli/b.ts';"],
    ['web/ui/a.tsx', "new Worker(new URL('../../src/cli/b.ts', import.meta.url));"],
    ['web/ui/a.tsx', "import { readFileSync } from 'node:fs';"],
    ['web/ui/a.tsx', "import { b } from '../../tests/b.ts';"],
    ['src/elsewhere/a.ts', 'export {};'],
  ])('%s: %s', (path, text) => {
    expect(lines(path, text)).toHaveLength(1);
  });

  test.each([
    [
      'src/engine/a.ts',
      "import { b } from '../equations/b.ts'; import c from './c.ts'; import seed from 'seedrandom';",
    ],
    ['src/engine/a.test.ts', "import { readFileSync } from 'node:fs'; import { test } from 'vitest';"],
    ['src/engine/a.ts', "// import fs from 'node:fs';\nconst text = \"import('../cli/b.ts')\";"],
    ['src/messages/a.ts', "import text from './en.ftl?raw'; import { FluentBundle } from '@fluent/bundle';"],
    [
      'src/cli/a.ts',
      "import { b } from '../analysis/b.ts'; import { Command } from 'commander'; import fs from 'node:fs';",
    ],
    ['web/ui/a.tsx', "import { Line } from 'chart.js'; const a = <p>{import('../../src/analysis/b.ts')}</p>;"],
  ])('but lets pass %s: %s', (path, text) => {
    expect(lines(path, text)).toEqual([]);
  });
});
