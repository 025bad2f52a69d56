import { z } from 'zod';
import { foundAndNearest } from './names.ts';
import type { ProblemList } from './problem.ts';
import { type DocumentPath, shorten, type YamlDocument } from './read-yaml.ts';

type Issue = z.core.$ZodIssue;

/**
 * Checks a document against a schema. Reports every difference with its address; returns undefined if there is any.
 */
export function checkShape<T>(document: YamlDocument, schema: z.ZodType<T>, problems: ProblemList): T | undefined {
  const checked = schema.safeParse(document.data);
  if (checked.success) return checked.data;
  for (const issue of checked.error.issues) report(issue, [], document, schema, problems);
  return undefined;
}

function report(
  issue: Issue,
  above: DocumentPath,
  document: YamlDocument,
  schema: z.ZodType,
  problems: ProblemList,
): void {
  const path: DocumentPath = [...above, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  const found = valueAt(document.data, path);
  const address = document.address(path);
  if (issue.code === 'unrecognized_keys') {
    const valid = keysAt(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), path);
    for (const key of issue.keys) {
      problems.error('unknown-field', document.keyAddress([...path, key]), foundAndNearest(key, valid));
    }
  } else if (issue.code === 'invalid_union') {
    const closest = closestBranch(issue.errors, found);
    for (const inner of closest) report(inner, path, document, schema, problems);
  } else if (issue.code === 'invalid_key') {
    problems.error('bad-name', document.keyAddress(path), { found: String(path.at(-1)) });
  } else if (found === undefined && path.length > 0) {
    problems.error('missing-field', document.address(path.slice(0, -1)), { found: String(path.at(-1)) });
  } else if (issue.code === 'invalid_type') {
    const code = issue.expected === 'number' ? 'number-expected' : 'shape';
    problems.error(code, address, { found: describe(found), expected: String(issue.expected) });
  } else if (issue.code === 'invalid_value') {
    const valid = issue.values.map(String);
    problems.error('value-not-allowed', address, {
      ...foundAndNearest(describe(found), valid),
      expected: valid.join(', '),
    });
  } else if (issue.code === 'custom' && issue.params?.['code']) {
    problems.error(issue.params['code'], address, { found: describe(found), ...issue.params['values'] });
  } else if (issue.code === 'too_small' || issue.code === 'too_big') {
    problems.error('out-of-range', address, {
      found: describe(found),
      least: issue.code === 'too_small' ? String(issue.minimum) : '',
      most: issue.code === 'too_big' ? String(issue.maximum) : '',
    });
  } else {
    problems.error('shape', address, { found: describe(found), expected: issue.code });
  }
}

/** The alternative of a union that the author most likely meant: the one that complains about the least outer thing. */
function closestBranch(branches: readonly (readonly Issue[])[], found: unknown): readonly Issue[] {
  const wrongType = (issues: readonly Issue[]) =>
    issues.some((issue) => issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value'));
  const fitting = branches.filter((issues) => !wrongType(issues));
  const hasValue = typeof found === 'object' && found !== null && 'value' in found;
  if (fitting.length > 0) return (hasValue ? fitting[0] : fitting.at(-1)) ?? [];
  return branches[0] ?? [];
}

function describe(found: unknown): string {
  if (found === null) return '(empty)';
  if (Array.isArray(found)) return '[...]';
  if (typeof found === 'object') return '{...}';
  return shorten(String(found));
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
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** Names of the fields that a schema allows at `path`. */
function keysAt(schema: unknown, path: DocumentPath): string[] {
  let level = [schema as JsonSchema];
  const alternatives = (one: JsonSchema): JsonSchema[] => (one.anyOf ? one.anyOf.flatMap(alternatives) : [one]);
  for (const part of path) {
    level = level.flatMap(alternatives).flatMap((one) => {
      const next =
        typeof part === 'number'
          ? one.items
          : (one.properties?.[part] ?? (typeof one.additionalProperties === 'object' ? one.additionalProperties : undefined));
      return next ? [next] : [];
    });
  }
  return level.flatMap(alternatives).flatMap((one) => Object.keys(one.properties ?? {}));
}
