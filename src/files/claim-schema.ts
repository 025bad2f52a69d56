import { z } from 'zod';
import { monthPattern } from './dates.ts';
import { idPattern, namePattern } from './names.ts';
import { variantSchema } from './scenario-schema.ts';

const text = (what: string) => z.string().describe(what);
const year = z.number().int().min(-9999).max(9999);
const years = (what: string) =>
  z
    .tuple([year, year])
    .refine(([first, last]) => first <= last, 'range-order')
    .optional()
    .describe(`${what}. First and last year; both count in full`);

/** The ways to make one number of a series; a measure has exactly one of them. */
export const statistics = ['mean', 'highest', 'lowest', 'change', 'slope', 'at', 'sum'] as const;

/** One of {@link statistics}. */
export type Statistic = (typeof statistics)[number];

const measure = z
  .strictObject({
    of: z
      .string()
      .optional()
      .describe('A quantity of this file, or an output of the model: cooperation[RUS,CHN,defence]'),
    observed: z.string().optional().describe('An observed series by its id, in place of `of`: nothing is simulated'),
    actor: z.string().optional().describe('Of an observed series only the rows of this actor'),
    partner: z.string().optional().describe('Of an observed series only the rows of this partner'),
    in: z.string().optional().describe('A variant of this file or of the scenario; without it the scenario as it is'),
    mean: years('Mean over years'),
    highest: years('Highest value within years'),
    lowest: years('Lowest value within years'),
    change: years('Mean of the last year minus mean of the first'),
    slope: years('Rise per year, by least squares'),
    sum: years('Sum over years, of an observed series'),
    at: z
      .union([z.string().regex(monthPattern, 'bad-date'), z.number()])
      .optional()
      .describe('Value at a date: YYYY-MM, or a decimal year'),
  })
  .describe('One number of one run: exactly one of mean, highest, lowest, change, slope, at, sum');

const bound = (what: string) =>
  z
    .strictObject({
      above: z.number().optional().describe('The effect is greater than this'),
      atLeast: z.number().optional().describe('The effect is this or greater'),
      below: z.number().optional().describe('The effect is less than this'),
      atMost: z.number().optional().describe('The effect is this or less'),
    })
    .describe(what);

const quantity = z.strictObject({
  meaning: text('What it is, in a few words'),
  sum: z
    .record(z.string(), z.number())
    .describe('Outputs of the model and their weights: { "cooperation[RUS,CHN,technology]": 0.5, … }'),
});

const test = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'bad-test-id')
    .describe('Short id by which tables name the test, such as C1'),
  title: text('What is compared, in a few words'),
  measures: z
    .record(z.string().regex(namePattern, 'bad-name'), measure)
    .describe('The numbers that the effect is made of, by names of your choice'),
  effect: text('The effect, made of the measures: recorded - withoutPressure'),
  support: bound('Where the effect supports the claim: exactly one of above, atLeast, below, atMost'),
  contradiction: bound('Where the effect contradicts the claim; between the two it is too small to count'),
  builtIn: z
    .string()
    .optional()
    .describe('Where the equations leave the sign no choice: why. The size is a result then, and the sign is not'),
  note: z.string().optional().describe('Remark for the reader'),
});

/** A claim file: something said of the world, and the tests by which the model or the record speak for or against it. */
export const claimSchema = z.strictObject({
  claim: z.string().regex(idPattern, 'bad-id').describe('Id; the name of the file'),
  title: text('The claim in one sentence'),
  kind: z
    .enum(['causal', 'descriptive', 'counterfactual', 'comparison', 'fact'])
    .describe('What sort of claim it is; a fact is compared with observed series only'),
  study: text('What the examined study says, paraphrased'),
  meaning: text('What is taken to follow from it, so that it can be tested'),
  refutation: text('What would refute it'),
  source: z.string().optional().describe('Where the claim is made'),
  scenario: text('The scenario on which it is tested: id or path'),
  quantities: z
    .record(z.string().regex(namePattern, 'bad-name'), quantity)
    .optional()
    .describe('Weighted sums of outputs, by names of your choice'),
  variants: z.array(variantSchema).optional().describe('Counterfactuals beside those of the scenario'),
  conditions: z
    .array(z.string())
    .optional()
    .describe('Variants in which the tests are repeated, each in place of the scenario as it is'),
  tests: z.array(test).min(1).describe('The comparisons, each with a verdict of its own'),
});

/** A claim file after its shape is checked. */
export type ClaimFile = z.infer<typeof claimSchema>;
export type ClaimTestEntry = z.infer<typeof test>;
export type MeasureEntry = z.infer<typeof measure>;
export type BoundEntry = z.infer<ReturnType<typeof bound>>;
export type QuantityEntry = z.infer<typeof quantity>;
