import { describe, expect, test } from 'vitest';
import { checkFile } from '../src/analysis/check.ts';
import { jsonSchemaText, schemaKinds } from '../src/files/schemas.ts';
import { libraryOf, shippedFiles } from './support/library.ts';

describe.each(schemaKinds)('the JSON Schema for a %s', (kind) => {
  test('is the one that the program checks with; `npm run schemas` renews it', async () => {
    await expect(jsonSchemaText(kind)).toMatchFileSnapshot(`../scenarios/schemas/${kind}.schema.json`);
  });

  test('explains every field to whoever hovers over it', () => {
    expect(undescribed(JSON.parse(jsonSchemaText(kind)), '')).toEqual([]);
  });
});

interface Part {
  readonly description?: string;
  readonly properties?: Record<string, Part>;
}

/** Paths of the fields without a description. */
function undescribed(part: unknown, path: string): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = Object.entries((part as Part).properties ?? {}).flatMap(([name, field]) =>
    field.description === undefined ? [`${path}.${name}`] : [],
  );
  return [...own, ...Object.entries(part).flatMap(([key, inner]) => undescribed(inner, `${path}.${key}`))];
}

const files = shippedFiles();
const library = libraryOf(files);

describe.each([...files])('%s', (file, text) => {
  test('has not a single problem', () => {
    expect(checkFile(library, { file, text })).toEqual([]);
  });

  test('tells editors its schema on the first line', () => {
    const folders = { theories: 'theory', worlds: 'world', claims: 'claim' };
    const kind = Object.entries(folders).find(([folder]) => file.startsWith(`scenarios/${folder}/`))?.[1] ?? 'scenario';
    const above = kind === 'scenario' ? '' : '../';
    expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=${above}schemas/${kind}.schema.json`);
  });
});
