import { z } from 'zod';
import { monthPattern } from './dates.ts';
import { idPattern } from './names.ts';
import { interval } from './sourced-value.ts';
import { path, points } from './world-schema.ts';

const date = z
  .union([z.string(), z.number()])
  .refine((value) => typeof value === 'number' || monthPattern.test(value), { params: { code: 'bad-date' } })
  .describe('YYYY-MM, or a decimal year');

const some = <T extends z.ZodType>(one: T) => z.union([z.array(one), one]);

const selector = z
  .strictObject({
    id: some(z.string()).optional(),
    type: some(z.string()).optional(),
    source: some(z.string()).optional(),
    target: some(z.string()).optional(),
    kind: some(z.string()).optional(),
    from: z.number().optional().describe('Decimal year, inclusive'),
    before: z.number().optional().describe('Decimal year, exclusive'),
  })
  .describe('Which events');

const origin = {
  title: z.string(),
  note: z.string().optional(),
  reference: z.string().optional(),
  verified: z.boolean().optional(),
};

const event = z.strictObject({
  id: z.string().regex(idPattern),
  date,
  type: z.string(),
  source: z.string(),
  target: z.string(),
  kind: z.string(),
  intensity: z.number().min(0).max(1),
  repeat: z.strictObject({ every: z.number().positive(), until: z.number() }).optional(),
  ...origin,
});

const context = z.strictObject({
  id: z.string().regex(idPattern),
  date,
  actors: z.array(z.string()).min(1),
  kind: z.string(),
  strength: z.number().min(-1).max(1),
  ...origin,
});

const period = z.strictObject({ from: z.number(), to: z.number() });

/** An edit has exactly one of the keys that name what it does; the others are its details. */
const edit = z.strictObject({
  remove: selector.optional(),
  scale: selector.optional(),
  by: z.number().min(0).optional(),
  move: selector.optional(),
  years: z.number().optional(),
  add: event.optional(),
  set: z.string().optional(),
  path: z.string().optional(),
  value: z.number().optional(),
  points: points.optional(),
  hold: z.string().optional(),
  from: z.number().optional(),
  period: period.optional(),
  start: z.number().optional(),
  note: z.string().optional(),
});

const lever = z.strictObject({
  id: z.string().regex(idPattern),
  title: z.string(),
  text: z.string(),
  range: interval,
  value: z.number().describe('Where the lever stands in the scenario'),
  step: z.number().positive().optional(),
  source: z.string().optional(),
  changes: z
    .strictObject({
      scale: selector.optional(),
      set: z.string().optional(),
      multiply: z.string().optional(),
      path: z.string().optional(),
      from: z.number().optional(),
    })
    .describe('What the lever changes: exactly one of scale, set, multiply, path'),
});

const variant = z.strictObject({
  id: z.string().regex(idPattern),
  title: z.string(),
  text: z.string(),
  edits: z.array(edit),
});

/** A scenario file. */
export const scenarioSchema = z.strictObject({
  scenario: z.string().regex(idPattern).describe('Id; the name of the file'),
  title: z.string(),
  summary: z.string(),
  theory: z.string().describe('Id of a shipped theory, or a path'),
  world: z.string().describe('Id of a shipped world, or a path'),
  continues: z.string().optional().describe('The scenario whose recorded history leads up to this one'),
  period,
  references: z.record(z.string(), z.string()).optional(),
  events: z.array(event).optional(),
  context: z.array(context).optional().describe('Shown on the timeline, never an input'),
  paths: z.record(z.string(), path).optional(),
  changes: z
    .array(z.strictObject({ set: z.string(), value: z.number(), from: z.number(), note: z.string().optional() }))
    .optional(),
  levers: z.array(lever).optional(),
  variants: z.array(variant).optional(),
});

/** A scenario file after its shape is checked. */
export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type EventEntry = z.infer<typeof event>;
export type ContextEntry = z.infer<typeof context>;
export type EditEntry = z.infer<typeof edit>;
export type LeverEntry = z.infer<typeof lever>;
export type VariantEntry = z.infer<typeof variant>;
export type SelectorEntry = z.infer<typeof selector>;
