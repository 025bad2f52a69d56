import { z } from 'zod';
import { claimSchema } from './claim-schema.ts';
import type { DocumentKind } from './library.ts';
import { scenarioSchema } from './scenario-schema.ts';
import { seriesSchema } from './series-schema.ts';
import { theorySchema } from './theory-schema.ts';
import { worldSchema } from './world-schema.ts';

/** Kinds of files that have a JSON Schema: those that name one another, and the records of observed series. */
export type SchemaKind = DocumentKind | 'series';

const schemas: Readonly<Record<SchemaKind, z.ZodType>> = {
  theory: theorySchema,
  world: worldSchema,
  scenario: scenarioSchema,
  claim: claimSchema,
  series: seriesSchema,
};

/** Each {@link SchemaKind}. */
export const schemaKinds: readonly SchemaKind[] = ['theory', 'world', 'scenario', 'claim', 'series'];

/**
 * The JSON Schema of a kind of files (draft 7, which editors understand), as text: they complete, explain and check
 * fields with it while one writes. What only the program can check, it leaves open.
 */
export function jsonSchemaText(kind: SchemaKind): string {
  const { $schema, ...rest } = z.toJSONSchema(schemas[kind], { io: 'input', target: 'draft-7' });
  const schema = { $schema, title: `Counterpoise ${kind}`, ...rest };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
