import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar } from 'yaml';
import { isInheritedName } from './names.ts';
import { type Address, ProblemList, type Result } from './problem.ts';
import { SourceText } from './source-text.ts';

/** Files larger than this are refused before they are parsed: a shipped theory has about 60 kB. */
export const largestFile = 2_000_000;
const deepestNesting = 60;

/** Keys and list positions from the top of a document to a value. */
export type DocumentPath = readonly (string | number)[];

/** A parsed file as plain data, with the address of everything in it. */
export interface YamlDocument {
  readonly file: string;
  /** Scalars, arrays and null-prototype objects; nothing else. */
  readonly data: unknown;
  /** Address of the value at `path`, or of the nearest thing above it that exists. */
  address(path: DocumentPath): Address;
  /** Address of the key that ends `path`. */
  keyAddress(path: DocumentPath): Address;
  /** Address of a character inside the text value at `path`, however the file folds or quotes it. */
  characterAddress(path: DocumentPath, offset: number): Address;
}

/**
 * Parses YAML 1.2 text to plain data with addresses. Refuses what a document of ours never needs and an attacker
 * might use: anchors and aliases, custom tags, duplicate keys, names that objects inherit, huge or deeply nested text.
 */
export function readYaml(file: string, text: string): Result<YamlDocument> {
  const problems = new ProblemList();
  const source = new SourceText(file, text.length > largestFile ? '' : text);
  const fail = (code: Parameters<ProblemList['error']>[0], offset: number, values: Record<string, string | number>) => {
    problems.error(code, source.address(offset), values);
    return problems.result<YamlDocument>(() => {
      throw new Error('unreachable: a problem was reported');
    });
  };
  if (text.length > largestFile) return fail('file-too-large', 0, { size: text.length, most: largestFile });
  const control = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/);
  if (control >= 0) return fail('file-not-text', control, {});
  const deep = deepPlace(text);
  if (deep !== undefined) return fail('file-too-deep', deep, { most: deepestNesting });

  const document = parseDocument(text, {
    lineCounter: new LineCounter(),
    prettyErrors: false,
    uniqueKeys: true,
    version: '1.2',
    schema: 'core',
    stringKeys: false,
  });
  for (const error of document.errors) {
    const found = text.slice(error.pos[0], Math.max(error.pos[0] + 1, error.pos[1])).split('\n')[0] ?? '';
    if (error.code === 'DUPLICATE_KEY') problems.error('duplicate-key', source.address(error.pos[0]), { found: wordAt(text, error.pos[0]) });
    else problems.error('yaml-syntax', source.address(error.pos[0]), { found: shorten(found), code: error.code });
  }
  const nodes = new Map<string, { key?: Node; value?: Node }>();
  const convert = (node: Node | null, path: DocumentPath, depth: number): unknown => {
    if (node === null) return null;
    if (isAlias(node)) problems.error('alias', source.address(node.range?.[0] ?? 0), { found: `*${node.source}` });
    else if (isScalar(node)) {
      if (node.anchor) problems.error('alias', source.address(node.range?.[0] ?? 0), { found: `&${node.anchor}` });
      return typeof node.value === 'bigint' ? Number(node.value) : node.value;
    } else if (isSeq(node)) {
      return node.items.map((item, at) => {
        const itemPath = [...path, at];
        nodes.set(pathKey(itemPath), { value: item as Node });
        return convert(item as Node, itemPath, depth + 1);
      });
    } else if (isMap(node)) {
      const object: Record<string, unknown> = Object.create(null);
      for (const pair of node.items) {
        const key = pair.key as Node;
        const name = isScalar(key) ? String((key as Scalar).source ?? key.value) : undefined;
        if (name === undefined || isInheritedName(name)) {
          problems.error('bad-name', source.address(key?.range?.[0] ?? 0), { found: name ?? shorten(String(key)) });
          continue;
        }
        const itemPath = [...path, name];
        nodes.set(pathKey(itemPath), { key, ...(pair.value ? { value: pair.value as Node } : {}) });
        object[name] = convert(pair.value as Node | null, itemPath, depth + 1);
      }
      return object;
    }
    return null;
  };
  const data = convert(document.contents as Node | null, [], 0);
  const nodeAt = (path: DocumentPath) => nodes.get(pathKey(path));
  const start = (path: DocumentPath): number => {
    for (let length = path.length; length > 0; length--) {
      const found = nodeAt(path.slice(0, length));
      const range = (length === path.length ? found?.value?.range : undefined) ?? found?.key?.range ?? found?.value?.range;
      if (range) return range[0];
    }
    return (document.contents as Node | null)?.range?.[0] ?? 0;
  };
  return problems.result(() => ({
    file,
    data,
    address: (path) => source.address(start(path)),
    keyAddress: (path) => source.address(nodeAt(path)?.key?.range?.[0] ?? start(path)),
    characterAddress: (path, offset) => {
      const node = nodeAt(path)?.value;
      if (!node?.range || !isScalar(node) || typeof node.value !== 'string') return source.address(start(path));
      return source.address(rawOffset(text, node.range[0], node.range[1], node.value, offset));
    },
  }));
}

/** Where the character `offset` of a scalar's value stands in the raw text, whose lines may be folded or quoted. */
function rawOffset(text: string, from: number, to: number, value: string, offset: number): number {
  let at = from;
  const first = text[at];
  if (first === '"' || first === "'") at += 1;
  if (first === '|' || first === '>') at = text.indexOf('\n', at) + 1;
  const skipBlank = () => {
    while (at < to && /\s/.test(text[at] ?? '')) at += 1;
  };
  if (first === '|' || first === '>') skipBlank();
  for (let seen = 0; seen < offset && at < to; seen++) {
    if (/\s/.test(value[seen] ?? '')) skipBlank();
    else at += 1;
  }
  if (!/\s/.test(value[offset] ?? ' ')) skipBlank();
  return at;
}

/** Offset of the first place nested deeper than any document of ours, found before a recursive parser sees it. */
function deepPlace(text: string): number | undefined {
  let flow = 0;
  let quoted = '';
  let lineDepth = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text[at] ?? '';
    if (c === '\n') {
      lineDepth = 0;
      if (/^\s*[^\s#]*[A-Za-z-]/.test(text.slice(at + 1, at + 200)) && flow === 0) quoted = '';
      const indent = /^ */.exec(text.slice(at + 1, at + 2000))?.[0].length ?? 0;
      if (indent > deepestNesting * 8) return at + 1;
    } else if (quoted) {
      if (c === quoted) quoted = '';
    } else if ((c === '"' || c === "'") && /[\s[{,:]/.test(text[at - 1] ?? ' ')) quoted = c;
    else if (c === '#' && /\s/.test(text[at - 1] ?? ' ')) at = (text.indexOf('\n', at) + 1 || text.length + 1) - 2;
    else if (c === '[' || c === '{') flow += 1;
    else if (c === ']' || c === '}') flow = Math.max(0, flow - 1);
    else if ((c === '-' || c === '?') && text[at + 1] === ' ') lineDepth += 1;
    if (flow > deepestNesting || lineDepth > deepestNesting) return at;
  }
  return undefined;
}

function pathKey(path: DocumentPath): string {
  return path.join('\u0001');
}

function wordAt(text: string, offset: number): string {
  return shorten(/^[^\s:]+/.exec(text.slice(offset, offset + 80))?.[0] ?? '');
}

/** Text short enough to quote in a message. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
