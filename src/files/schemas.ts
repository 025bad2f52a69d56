import { z } from 'zod';
import type { DocumentKind } from './library.ts';
import { scenarioSchema } from './scenario-schema.ts';
import { theorySchema } from './theory-schema.ts';
import { worldSchema } from './world-schema.ts';

const schemas: Readonly<Record<DocumentKind, z.ZodType>> = {
  theory: theorySchema,
  world: worldSchema,
  scenario: scenarioSchema,
};

/** Kinds of files that have a JSON Schema. */
export const schemaKinds: readonly DocumentKind[] = ['theory', 'world', 'scenario'];

/**
 * The JSON Schema of a kind of files (draft 7, which editors understand), as text: they complete, explain and check
 * fields with it while one writes. What only the program can check, it leaves open.
 */
export function jsonSchemaText(kind: DocumentKind): string {
  const { $schema, ...rest } = z.toJSONSchema(schemas[kind], { io: 'input', target: 'draft-7' });
  const schema = { $schema, title: `Counterpoise ${kind}`, ...rest };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
