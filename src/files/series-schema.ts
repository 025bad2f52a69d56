import { z } from 'zod';
import { idPattern } from './names.ts';

const text = (what: string) => z.string().describe(what);
const year = z.number().int().min(-9999).max(9999);

/** How the values of a model's variable within a calendar year become one number. */
export const yearAggregation = z
  .enum(['mean', 'last'])
  .describe('How the steps of a year become one number: their mean, or the last of them');

const mapping = z
  .strictObject({
    variable: text(
      'The variable of the model to compare with, such as cooperation[actor, partner, operations]: “actor” and “partner” stand for those of each row',
    ),
    formula: text(
      'Turns an observed value into one on the scale of the variable, in the language of equations: value / (value + 6). “value” is the observed value and “time” its decimal year',
    ),
    aggregation: yearAggregation,
    discrepancy: z
      .number()
      .positive()
      .describe('Standard deviation, on the scale of the variable, of what measurement and structural error can do'),
    why: text('Why this formula and this discrepancy'),
    alreadySeen: z
      .string()
      .optional()
      .describe('What in the model was set with this series in view, so that agreement with it there is no test'),
  })
  .describe('How an outcome is compared with the model');

/** The record of an observed series: where it comes from, what it is, and how it is compared with the model. */
export const seriesSchema = z.strictObject({
  series: z.string().regex(idPattern, 'bad-id').describe('Id of the series: words joined by hyphens'),
  title: text('What is measured, in a few words'),
  role: z
    .enum(['driver', 'outcome', 'fact'])
    .describe(
      'driver: stands behind inputs of the model; outcome: is only ever compared with what the model says; fact: is only compared with what claims say',
    ),
  publisher: text('Who measured and published it, with the work to cite'),
  copy: z.string().optional().describe('The copy that the numbers were taken from, with its commit'),
  licence: text('Licence or terms under which the extract may be passed on'),
  attribution: z.string().optional().describe('Sentence to show wherever the series is shown'),
  unit: text('Unit of the column “value”'),
  years: z
    .strictObject({ from: year.describe('First year'), to: year.describe('Last year') })
    .describe('The years within which the rows lie'),
  transformation: z.string().optional().describe('What was done to the publisher’s numbers'),
  caveats: z.array(z.string()).optional().describe('What to know before relying on it'),
  quality: z.enum(['high', 'medium', 'low']).optional().describe('How far the numbers can be relied on'),
  informs: z.string().optional().describe('Of a driver: the inputs of the model that it stands behind'),
  mapping: mapping.optional(),
});

/** A record as parsed. */
export type SeriesRecord = z.infer<typeof seriesSchema>;

/** How an outcome is compared with the model. */
export type SeriesMapping = z.infer<typeof mapping>;

/** One of the ways to make one number of a year's steps. */
export type YearAggregation = z.infer<typeof yearAggregation>;
