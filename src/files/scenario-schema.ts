import { z } from 'zod';
import { monthPattern } from './dates.ts';
import { idPattern } from './names.ts';
import { interval } from './sourced-value.ts';
import { path, points } from './world-schema.ts';

const id = z.string().regex(idPattern, 'bad-id');
const ownId = id.describe('Words joined by hyphens, unique in its list');
const note = z.string().optional().describe('Remark for the reader');
const year = z.number().min(-9999).max(9999);
const since = year.optional().describe('Decimal year from which it holds');

const date = z.union([z.string().regex(monthPattern, 'bad-date'), z.number()]).describe('YYYY-MM, or a decimal year');

const some = (what: string) =>
  z
    .union([z.array(z.string()), z.string()])
    .optional()
    .describe(what);

const selector = z
  .strictObject({
    id: some('Only the event of this id, or of these'),
    type: some('Only events of this type, or of these'),
    source: some('Only events by this actor, or by these'),
    target: some('Only events against this actor, or against these'),
    kind: some('Only events of this kind, or of these'),
    from: year.optional().describe('Decimal year, inclusive'),
    before: year.optional().describe('Decimal year, exclusive'),
  })
  .describe('Which events');

const origin = {
  title: z.string().describe('What happened, in a few words'),
  note: z.string().optional().describe('Why it has this kind and strength'),
  reference: z.string().optional().describe('Where it comes from: keys of `references`, or text'),
  verified: z.boolean().optional().describe('false where the statement is from memory and unchecked'),
};

const event = z
  .strictObject({
    id: ownId,
    date,
    type: z.string().describe('An event type of the theory'),
    source: z.string().describe('The actor that acts'),
    target: z.string().describe('The actor that is acted upon'),
    kind: z.string().describe('A kind of this event type'),
    intensity: z.number().min(0).max(1).describe('Strength from 0 to 1'),
    repeat: z
      .strictObject({
        every: z.number().min(0.08).describe('Years between repetitions'),
        until: year.describe('Decimal year of the last repetition at most'),
      })
      .optional()
      .describe('Repeats the event'),
    ...origin,
  })
  .describe('A dated event that acts on the model');

const context = z.strictObject({
  id: ownId,
  date,
  actors: z.array(z.string()).min(1).describe('The actors concerned'),
  kind: z.string().describe('What sort of thing it is'),
  strength: z.number().min(-1).max(1).describe('From -1 (against cooperation) to 1 (for it); only shown'),
  ...origin,
});

const period = z.strictObject({
  from: year.describe('First year, decimal'),
  to: year.describe('Last year, decimal'),
});

/** An edit has exactly one of the keys that name what it does; the others are its details. */
const edit = z
  .strictObject({
    remove: selector.optional().describe('Events to leave out'),
    scale: selector.optional().describe('Events whose intensity is multiplied (`by`)'),
    by: z.number().min(0).optional().describe('Factor of `scale`'),
    move: selector.optional().describe('Events to date otherwise (`years`)'),
    years: z.number().min(-9999).max(9999).optional().describe('By how much `move` shifts; negative is earlier'),
    add: event.optional(),
    set: z.string().optional().describe('A parameter or constant to set (`value`), such as divergence[RUS,CHN]'),
    path: z.string().optional().describe('An input to set (`value` or `points`), such as restraint[USA]; [*] is all'),
    value: z.number().optional().describe('Value of `set` or `path`'),
    points: points.optional(),
    hold: z.string().optional().describe('An input that keeps the value it has just before `from`'),
    from: since,
    period: period.optional().describe('Another period'),
    start: year.optional().describe('Simulate from this year, without the history'),
    note,
  })
  .describe('One change: exactly one of remove, scale, move, add, set, path, hold, period, start');

const lever = z.strictObject({
  id: ownId,
  title: z.string().describe('Name for the page'),
  text: z.string().describe('What the ends and the middle mean, in plain words'),
  range: interval,
  value: z.number().describe('Where the lever stands in the scenario'),
  step: z.number().positive().optional().describe('Distance between two positions'),
  source: z.string().optional().describe('Where the range comes from: keys of `references`, or text'),
  changes: z
    .strictObject({
      scale: selector.optional().describe('Events whose intensity the lever multiplies'),
      set: z.string().optional().describe('A parameter or constant that takes the value of the lever'),
      multiply: z.string().optional().describe('A parameter or constant that the lever multiplies'),
      path: z.string().optional().describe('An input that takes the value of the lever'),
      from: since,
    })
    .describe('What the lever changes: exactly one of scale, set, multiply, path'),
});

/** A counterfactual version of a scenario: edits of its history under an id. */
export const variantSchema = z.strictObject({
  id: ownId,
  title: z.string().describe('Name for lists and headings'),
  text: z.string().describe('What is different, in plain words'),
  edits: z.array(edit).describe('Changes, made one after another'),
});

const change = z.strictObject({
  set: z.string().describe('A parameter or constant, such as divergence[RUS,CHN]'),
  value: z.number().describe('Its new value'),
  from: year.describe('Decimal year from which it holds'),
  note,
});

/** A scenario file. */
export const scenarioSchema = z.strictObject({
  scenario: id.describe('Id; the name of the file'),
  title: z.string().describe('Name for lists and headings'),
  summary: z.string().describe('What the scenario asks, in a few sentences'),
  theory: z.string().describe('Id of a shipped theory, or a path'),
  world: z.string().describe('Id of a shipped world, or a path'),
  continues: z.string().optional().describe('The scenario whose recorded history leads up to this one: id or path'),
  period: period.describe('The years of the scenario'),
  references: z.record(z.string(), z.string()).optional().describe('Keys and full texts of the sources'),
  events: z.array(event).optional().describe('Dated events that act on the model'),
  context: z.array(context).optional().describe('Shown on the timeline, never an input'),
  paths: z.record(z.string(), path).optional().describe('Dated series of inputs, such as warState[RUS]'),
  changes: z.array(change).optional().describe('Changes of parameters or constants by date'),
  levers: z.array(lever).optional().describe('What the page lets people move'),
  variants: z.array(variantSchema).optional().describe('Counterfactual versions of the scenario'),
});

/** A scenario file after its shape is checked. */
export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type EventEntry = z.infer<typeof event>;
export type ContextEntry = z.infer<typeof context>;
export type EditEntry = z.infer<typeof edit>;
export type LeverEntry = z.infer<typeof lever>;
export type VariantEntry = z.infer<typeof variantSchema>;
export type SelectorEntry = z.infer<typeof selector>;
