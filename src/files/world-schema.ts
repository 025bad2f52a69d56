import { z } from 'zod';
import { idPattern, namePattern } from './names.ts';
import { provenance, sourcedValues } from './sourced-value.ts';

/** Values at decimal years. */
export const points = z
  .record(z.string().regex(/^\d{4}(\.\d+)?$/, 'bad-path-point'), z.number())
  .describe('Values at decimal years, such as 2014: 1.5');

/** A dated series with its origin. */
export const path = z.strictObject({ points, ...provenance }).describe('A dated series with its origin');

const actor = z.strictObject({
  name: z.string().optional().describe('Full name'),
  note: z.string().optional().describe('Remark for the reader'),
  constants: z.record(z.string(), sourcedValues).optional().describe('Constants of this actor'),
  toward: z
    .record(z.string(), z.record(z.string(), sourcedValues))
    .optional()
    .describe('Constants of this actor toward another, by the other actor'),
  paths: z.record(z.string(), path).optional().describe('Exogenous series of this actor'),
});

/** A world file: actors with their constants and exogenous series. */
export const worldSchema = z.strictObject({
  world: z.string().regex(idPattern, 'bad-id').describe('Id; the name of the file'),
  extends: z.string().optional().describe('A world to which this one adds actors and values: id or path'),
  title: z.string().describe('Name for lists and headings'),
  summary: z.string().optional().describe('What the world holds, in a few sentences'),
  references: z.record(z.string(), z.string()).optional().describe('Keys and full texts of the sources'),
  actors: z.record(z.string().regex(namePattern), actor).describe('The actors by their ids, such as RUS'),
});

/** A world file after its shape is checked. */
export type WorldFile = z.infer<typeof worldSchema>;
/** An actor as a world file gives it. */
export type ActorEntry = z.infer<typeof actor>;
/** A dated series as a file gives it. */
export type PathEntry = z.infer<typeof path>;
