import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import { isInheritedName } from './names.ts';
import type { Address, ProblemList } from './problem.ts';
import { rawOffsets } from './scalar-offset.ts';
import { readSource, type SourceText } from './source-text.ts';
import { explainSyntax } from './yaml-syntax.ts';
import { composeDocument, deepestNesting, findRefusal, lexemesOf } from './yaml-tokens.ts';

/** Keys and list positions from the top of a document to a value. */
export type DocumentPath = readonly (string | number)[];

/** How to mend a damaged document so far that the rest of it can be checked. */
export interface Repairs {
  /** What to leave out; where nothing stands, what would hold it. */
  readonly drop: readonly DocumentPath[];
  /** Misspelt fields and how they are spelt. */
  readonly rename: readonly { readonly path: DocumentPath; readonly name: string }[];
  /** Texts at the top level that may be empty. */
  readonly fill: readonly string[];
}

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
  /** The number or text at `path` as the file writes it, such as `1e400`. */
  written(path: DocumentPath): string | undefined;
  /** The document after repairs. Undefined if nothing would be left. */
  repaired(repairs: Repairs): YamlDocument | undefined;
}

/**
 * Parses YAML 1.2 text to plain data with addresses. Refuses what a document of ours never needs and an attacker
 * might use: anchors and aliases, tags, names that objects inherit, huge or deeply nested text. Undefined where the
 * text can't be read at all; repeated keys and bad names are reported and left out.
 */
export function readYaml(file: string, given: string, problems: ProblemList): YamlDocument | undefined {
  const source = readSource(file, given, problems);
  if (!source) return undefined;
  const { text } = source;
  const lexemes = lexemesOf(text);
  const refusal = findRefusal(lexemes);
  if (refusal) {
    problems.error(refusal.code, source.address(refusal.offset), refusal.values);
    return undefined;
  }
  const { contents, errors } = composeDocument(lexemes, text);
  // What follows the first slip is mostly its consequence.
  const [error] = errors;
  if (error) {
    const { code, offset, found } = explainSyntax(error, text);
    problems.error(code, source.address(offset), { found: shorten(found), most: deepestNesting });
    return undefined;
  }
  const tree = new Tree(source, contents as Node | null, { dropped: new Set(), renamed: new Map(), filled: [] });
  tree.report(problems);
  return tree.isTooDeep ? undefined : tree;
}

/** What was repaired in a tree. */
interface Mended {
  readonly dropped: ReadonlySet<Node | Pair>;
  readonly renamed: ReadonlyMap<Node | Pair, string>;
  readonly filled: readonly string[];
}

/** Where a value and its key stand, and what to leave out to be rid of them. */
interface Place {
  readonly key?: Node;
  readonly value?: Node;
  readonly item: Node | Pair;
}

class Tree implements YamlDocument {
  readonly file: string;
  readonly data: unknown;
  isTooDeep = false;
  readonly #source: SourceText;
  readonly #contents: Node | null;
  readonly #mended: Mended;
  readonly #places = new Map<string, Place>();
  readonly #offsets = new Map<string, Int32Array>();
  readonly #found: Parameters<ProblemList['error']>[] = [];

  constructor(source: SourceText, contents: Node | null, mended: Mended) {
    this.file = source.file;
    this.#source = source;
    this.#contents = contents;
    this.#mended = mended;
    const data = this.#convert(contents, []);
    for (const name of mended.filled) (data as Record<string, unknown>)[name] = '';
    this.data = data;
  }

  /** Tells what was found while the tree was turned into data. */
  report(problems: ProblemList): void {
    for (const one of this.#found) problems.error(...one);
  }

  address(path: DocumentPath): Address {
    return this.#source.address(this.#start(path));
  }

  keyAddress(path: DocumentPath): Address {
    return this.#source.address(this.#places.get(pathKey(path))?.key?.range?.[0] ?? this.#start(path));
  }

  characterAddress(path: DocumentPath, offset: number): Address {
    const node = this.#places.get(pathKey(path))?.value;
    if (!node?.range || !isScalar(node) || typeof node.value !== 'string') return this.address(path);
    const key = pathKey(path);
    const [from, to] = node.range;
    const offsets = this.#offsets.get(key) ?? rawOffsets(this.#source.text, from, to, node.value);
    this.#offsets.set(key, offsets);
    return this.#source.address(offsets[Math.min(offset, node.value.length)] ?? from);
  }

  written(path: DocumentPath): string | undefined {
    const node = this.#places.get(pathKey(path))?.value;
    return isScalar(node) ? ((node as Scalar).source ?? String(node.value)) : undefined;
  }

  repaired({ drop, rename, fill }: Repairs): YamlDocument | undefined {
    const dropped = new Set(this.#mended.dropped);
    for (const path of drop) {
      const place = this.#places.get(pathKey(path)) ?? this.#places.get(pathKey(path.slice(0, -1)));
      if (!place) return undefined;
      dropped.add(place.item);
    }
    const renamed = new Map(this.#mended.renamed);
    for (const { path, name } of rename) {
      const place = this.#places.get(pathKey(path));
      if (place) renamed.set(place.item, name);
    }
    return new Tree(this.#source, this.#contents, { dropped, renamed, filled: [...this.#mended.filled, ...fill] });
  }

  #convert(node: Node | null, path: DocumentPath): unknown {
    if (path.length > deepestNesting) {
      if (!this.isTooDeep) this.#error('file-too-deep', node, { most: deepestNesting });
      this.isTooDeep = true;
      return null;
    }
    if (isScalar(node)) return typeof node.value === 'bigint' ? Number(node.value) : node.value;
    if (isSeq(node)) {
      return (node.items as Node[])
        .filter((item) => !this.#mended.dropped.has(item))
        .map((item, at) => {
          const itemPath = [...path, at];
          this.#places.set(pathKey(itemPath), { value: item, item });
          return this.#convert(item, itemPath);
        });
    }
    if (!isMap(node)) return null;
    const object: Record<string, unknown> = Object.create(null);
    const names = new Set<string>();
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      const written = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : undefined;
      const name = this.#mended.renamed.get(pair) ?? written;
      if (name === undefined || name === '' || isInheritedName(name)) {
        const code = isInheritedName(name ?? '') ? 'name-taken' : 'bad-name';
        this.#error(code, pair.key ?? pair.value, { found: shorten(name ?? String(pair.key)) });
        continue;
      }
      if (names.has(name)) this.#error('duplicate-key', pair.key, { found: shorten(name) });
      if (names.has(name) || this.#mended.dropped.has(pair)) continue;
      names.add(name);
      const itemPath = [...path, name];
      this.#places.set(pathKey(itemPath), { key: pair.key, ...(pair.value ? { value: pair.value } : {}), item: pair });
      object[name] = this.#convert(pair.value, itemPath);
    }
    return object;
  }

  #error(
    code: 'bad-name' | 'name-taken' | 'duplicate-key' | 'file-too-deep',
    node: Node | null,
    values: Record<string, string | number>,
  ) {
    this.#found.push([code, this.#source.address(node?.range?.[0] ?? 0), values]);
  }

  #start(path: DocumentPath): number {
    for (let length = path.length; length > 0; length--) {
      const found = this.#places.get(pathKey(path.slice(0, length)));
      const value = length === path.length ? found?.value?.range : undefined;
      const range = value ?? found?.key?.range ?? found?.value?.range;
      if (range) return range[0];
    }
    return this.#contents?.range?.[0] ?? 0;
  }
}

function pathKey(path: DocumentPath): string {
  return path.join('\u0001');
}

/** Text short enough to quote in a message, on one line. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
