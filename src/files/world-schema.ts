import { z } from 'zod';
import { idPattern, namePattern } from './names.ts';
import { provenance, sourcedValues } from './sourced-value.ts';

/** Values at decimal years. */
export const points = z.record(z.string().regex(/^\d{4}(\.\d+)?$/), z.number());

/** A dated series with its origin. */
export const path = z.strictObject({ points, ...provenance });

const actor = z.strictObject({
  name: z.string().optional(),
  note: z.string().optional(),
  constants: z.record(z.string(), sourcedValues).optional(),
  toward: z.record(z.string(), z.record(z.string(), sourcedValues)).optional().describe('Constants of this actor toward another'),
  paths: z.record(z.string(), path).optional().describe('Exogenous series of this actor'),
});

/** A world file: actors with their constants and exogenous series. */
export const worldSchema = z.strictObject({
  world: z.string().regex(idPattern).describe('Id; the name of the file'),
  extends: z.string().optional().describe('A world to which this one adds actors and values'),
  title: z.string(),
  summary: z.string().optional(),
  references: z.record(z.string(), z.string()).optional(),
  actors: z.record(z.string().regex(namePattern), actor),
});

/** A world file after its shape is checked. */
export type WorldFile = z.infer<typeof worldSchema>;
/** An actor as a world file gives it. */
export type ActorEntry = z.infer<typeof actor>;
/** A dated series as a file gives it. */
export type PathEntry = z.infer<typeof path>;
