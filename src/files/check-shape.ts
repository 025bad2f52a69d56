import { z } from 'zod';
import { foundAndNearest } from './names.ts';
import { type Address, mostProblems, type ProblemCode, type ProblemList, problemCodes } from './problem.ts';
import { type DocumentPath, type Repairs, shorten, type YamlDocument } from './read-yaml.ts';
import { readSignature } from './signature.ts';

type Issue = z.core.$ZodIssue;

/** A checked document with its parsed text. */
export interface LoadedFile<T> {
  readonly data: T;
  readonly document: YamlDocument;
}

/** A difference between a document and its schema. */
interface Fault {
  readonly code: ProblemCode;
  readonly address: Address;
  readonly values: Record<string, string | number>;
  readonly path: DocumentPath;
}

/** Fields without which the rest of a file can be checked all the same. */
const dispensable: ReadonlySet<string | number | undefined> = new Set(['title', 'summary']);

/** Fields on which so much depends that nothing can be said of the rest when they are damaged. */
const essential: ReadonlySet<string | number | undefined> = new Set(['indices', 'period']);

const deepestRepair = 20;

/**
 * Checks a document against a schema and reports every difference with its address. Undefined if there is any; but for
 * a tolerant list of problems the document without its damaged parts, if that much is left.
 */
export function checkShape<T>(
  document: YamlDocument,
  schema: z.ZodType<T>,
  problems: ProblemList,
): LoadedFile<T> | undefined {
  let rest: YamlDocument | undefined = document;
  for (let round = 0; rest && round < deepestRepair; round++) {
    const checked = schema.safeParse(rest.data);
    if (checked.success) return { data: checked.data, document: rest };
    const faults = new Finder(rest, schema).faults(checked.error.issues);
    if (round === 0) for (const { code, address, values } of faults) problems.error(code, address, values);
    if (!problems.isTolerant || faults.some(({ path }) => essential.has(path[0]))) return undefined;
    const repairs = repairsOf(faults, rest);
    for (const path of repairs.drop) addNames(path, valueAt(rest.data, path), problems.lost);
    rest = rest.repaired(repairs);
  }
  return undefined;
}

/** What to leave out, to spell rightly or to fill so that the rest can be checked. */
function repairsOf(faults: readonly Fault[], { data }: YamlDocument): Repairs {
  const repairs = { drop: [] as DocumentPath[], rename: [] as Repairs['rename'][number][], fill: [] as string[] };
  for (const { code, path, values } of faults) {
    const above = path.slice(0, -1);
    const name = String(path.at(-1));
    const isThere = valueAt(data, path) !== undefined;
    const right = code === 'unknown-field' ? values.nearest : undefined;
    if (typeof right === 'string' && valueAt(data, [...above, right]) === undefined) {
      repairs.rename.push({ path, name: right });
    } else if (!isThere && above.length === 0 && dispensable.has(name)) repairs.fill.push(name);
    else repairs.drop.push(isThere ? path : above);
  }
  return repairs;
}

/** Names that a part of a document introduces: its key, keys below, and texts that can be ids or left-hand sides. */
function addNames(path: DocumentPath, part: unknown, names: Set<string>): void {
  for (const name of path.slice(-1)) if (typeof name === 'string') addName(name, names);
  if (typeof part === 'string') addName(part, names);
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) addNames(Array.isArray(part) ? [] : [key], value, names);
}

function addName(text: string, names: Set<string>): void {
  names.add(text);
  const signature = readSignature(text, true);
  if (signature) names.add(signature.name);
}

class Finder {
  readonly #document: YamlDocument;
  readonly #schema: z.ZodType;

  constructor(document: YamlDocument, schema: z.ZodType) {
    this.#document = document;
    this.#schema = schema;
  }

  faults(issues: readonly Issue[]): Fault[] {
    const faults = issues.slice(0, mostProblems).flatMap((issue) => this.#faults(issue, []));
    // A misspelt field is one slip, not an unknown field and a missing one.
    const misspelt = new Set(
      faults.flatMap(({ code, path, values: { nearest } }) =>
        code === 'unknown-field' ? [[...path.slice(0, -1), nearest].join('\n')] : [],
      ),
    );
    return faults.filter(({ code, path }) => code !== 'missing-field' || !misspelt.has(path.join('\n')));
  }

  #faults(issue: Issue, above: DocumentPath): Fault[] {
    const path = [...above, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
    const found = valueAt(this.#document.data, path);
    const fault = (code: ProblemCode, values: Fault['values'] = {}): Fault[] => [
      { code, address: this.#document.address(path), values: { found: this.#describe(path, found), ...values }, path },
    ];
    if (typeof found === 'number' && !Number.isFinite(found)) return fault('not-finite');
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.slice(0, mostProblems).map((key) => {
          const keyPath = [...path, key];
          const values = foundAndNearest(key, this.#fieldsAt(path));
          return { code: 'unknown-field', address: this.#document.keyAddress(keyPath), values, path: keyPath };
        });
      case 'invalid_union':
        return this.#unionFaults(issue, path, found, fault);
      case 'invalid_key': {
        const values = { found: String(path.at(-1)) };
        const code = codeOf(issue.issues[0]?.message) ?? 'bad-name';
        return [{ code, address: this.#document.keyAddress(path), values, path }];
      }
      default:
    }
    if (found === undefined && path.length > 0) {
      const address = this.#document.address(path.slice(0, -1));
      return [{ code: 'missing-field', address, values: { found: String(path.at(-1)) }, path }];
    }
    if (found === null) return [this.#empty(path)];
    switch (issue.code) {
      case 'invalid_type':
        if (issue.expected === 'int') return fault('integer-expected');
        return issue.expected === 'number' ? fault('number-expected') : fault('shape', { expected: issue.expected });
      case 'invalid_value': {
        const valid = issue.values.map(String);
        return fault('value-not-allowed', {
          ...foundAndNearest(this.#describe(path, found), valid),
          expected: valid.join(', '),
        });
      }
      case 'too_small':
        if (issue.origin === 'array') return fault(issue.minimum === 1 ? 'list-empty' : 'shape', { expected: 'tuple' });
        if (issue.inclusive === false) return fault('not-positive');
        return fault('too-small', { least: String(issue.minimum) });
      case 'too_big':
        if (issue.origin === 'array') return fault('shape', { expected: 'tuple' });
        return fault('too-large', { most: String(issue.maximum) });
      default:
        return fault(codeOf(issue.message) ?? 'shape', { expected: issue.code });
    }
  }

  #empty(path: DocumentPath): Fault {
    return {
      code: 'empty-field',
      address: this.#document.keyAddress(path),
      values: { found: String(path.at(-1)) },
      path,
    };
  }

  #unionFaults(
    issue: Issue & { code: 'invalid_union' },
    path: DocumentPath,
    found: unknown,
    fault: (code: ProblemCode, values: Fault['values']) => Fault[],
  ): Fault[] {
    if (found === null) return [this.#empty(path)];
    const branch = issue.errors[this.#closestBranch(issue.errors, path, found)];
    if (branch) return branch.flatMap((inner) => this.#faults(inner, path));
    if (found === undefined && path.length > 0) {
      const address = this.#document.address(path.slice(0, -1));
      return [{ code: 'missing-field', address, values: { found: String(path.at(-1)) }, path }];
    }
    const expected = [
      ...new Set(issue.errors.flat().flatMap((inner) => (inner.code === 'invalid_type' ? [inner.expected] : []))),
    ];
    if (expected.includes('number') && !expected.includes('string')) return fault('number-expected', {});
    return fault('shape', { expected: expected.sort().join('-or-') });
  }

  /** The alternative that the author most likely meant; -1 where the value is of a wrong type for all of them. */
  #closestBranch(branches: readonly (readonly Issue[])[], path: DocumentPath, found: unknown): number {
    const fits = (issues: readonly Issue[]) =>
      !issues.some(
        (issue) => issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value'),
      );
    const keys = typeof found === 'object' && found !== null ? Object.keys(found) : [];
    const fields = this.#alternativesAt(path).map(({ properties }) => Object.keys(properties ?? {}));
    const named = fields.findIndex((names) => names.some((name) => keys.includes(name)));
    if (named >= 0 && branches[named] && fits(branches[named])) return named;
    return branches.findLastIndex(fits);
  }

  #describe(path: DocumentPath, found: unknown): string {
    if (found === null || found === undefined) return '';
    if (Array.isArray(found)) return '[...]';
    if (typeof found === 'object') return '{...}';
    return shorten(this.#document.written(path) ?? String(found));
  }

  #fieldsAt(path: DocumentPath): string[] {
    return this.#alternativesAt(path).flatMap((one) => Object.keys(one.properties ?? {}));
  }

  /** The alternatives that the schema has for the value at `path`. */
  #alternativesAt(path: DocumentPath): JsonSchema[] {
    let level = alternatives(jsonSchema(this.#schema));
    for (const part of path) {
      level = level.flatMap((one) => {
        const items = isList(one.items) ? undefined : one.items;
        const others = typeof one.additionalProperties === 'object' ? one.additionalProperties : undefined;
        const next = typeof part === 'number' ? items : (one.properties?.[part] ?? others);
        return next ? alternatives(next) : [];
      });
    }
    return level;
  }
}

/** Schemas give a problem's code as the message of a pattern or refinement. */
function codeOf(message: string | undefined): ProblemCode | undefined {
  return problemCodes.find((code) => code === message);
}

function valueAt(data: unknown, path: DocumentPath): unknown {
  let at = data;
  for (const part of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string | number, unknown>)[part];
  }
  return at;
}

interface JsonSchema {
  readonly properties?: Record<string, JsonSchema>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
}

function isList(items: JsonSchema['items']): items is readonly JsonSchema[] {
  return Array.isArray(items);
}

const jsonSchemas = new WeakMap<z.ZodType, JsonSchema>();

function jsonSchema(schema: z.ZodType): JsonSchema {
  const known = jsonSchemas.get(schema);
  if (known) return known;
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  jsonSchemas.set(schema, made);
  return made;
}

function alternatives(one: JsonSchema): JsonSchema[] {
  return one.anyOf ? one.anyOf.flatMap(alternatives) : [one];
}
