import { z } from 'zod';
import { idPattern } from './names.ts';
import { interval, type kindOfValue, plausibleRange, provenance, sourcedValue } from './sourced-value.ts';

const source = z.string().optional().describe('Where it comes from: keys of `references`, or text');
const note = z.string().optional().describe('Remark for the reader');
const limits = interval.optional().describe('Lowest and highest value that may be set at all');
const symmetric = z
  .boolean()
  .optional()
  .describe('true: the same in both directions of a pair, and stated for one of them');

const described = {
  meaning: z.string().describe('What it is, in words of the field'),
  symbol: z.string().optional().describe('Short mark used in the literature; accepted wherever the name is'),
  unit: z.string().optional().describe('For example: index, ratio, year, 1/year, trillion USD/year'),
};

const member = z.strictObject({
  meaning: z.string().describe('What it is, in words of the field'),
  symbol: z.string().optional().describe('Short mark used in the literature; accepted wherever the name is'),
});

const index = z.strictObject({
  meaning: z.string().describe('What its members are'),
  letters: z
    .array(z.string().regex(/^[a-z]$/, 'bad-letter'))
    .min(1)
    .describe('Letters for it in equations; different letters are always different members'),
  from: z.literal('world').optional().describe('world: the members are the actors of the world'),
  members: z.record(z.string(), member).optional().describe('The members by name, where the theory itself names them'),
});

/** mathjs syntax; YAML reads a plain number as a number, which is an expression too. */
const expression = z.union([z.string(), z.number()]).transform((written) => String(written).trimEnd());

const ownFunction = z.strictObject({
  text: z.string().describe('What the function does, in a plain sentence'),
  is: expression.describe('Its value, from the arguments and the functions above'),
  source,
});

const parameter = z.strictObject({
  ...described,
  value: z
    .union([z.number(), z.record(z.string(), z.number())])
    .describe('The number, or one for each member of the index'),
  range: plausibleRange
    .optional()
    .describe('Where plausible values lie; draws come from here. Without it the value is not varied'),
  limits,
  symmetric,
  ...provenance,
});

const constant = z.strictObject({
  ...described,
  default: z.number().optional().describe('For worlds that say nothing; without it every world must give a value'),
  limits,
  symmetric,
  note,
});

const input = z.strictObject({
  ...described,
  between: z.enum(['hold', 'linear', 'log-linear']).describe('What holds between two dated points'),
  default: z.number().optional().describe('Value where no file gives any'),
  limits,
  symmetric,
  note,
});

const shock = z.strictObject({
  meaning: z.string().describe('What happens by chance'),
  distribution: z.enum(['normal', 'uniform']).describe('Standard normal, or uniform between 0 and 1'),
  quiet: z.number().describe('Value when chance is switched off'),
  symmetric,
  source,
});

const effect = z.strictObject({
  text: z.string().describe('What the event does, in a plain sentence'),
  on: z.string().describe('A stock, indexed by source and target'),
  kinds: z.array(z.string()).optional().describe('Only events of these kinds'),
  becomes: expression.describe('New value; may use source, target and intensity'),
});

const eventType = z.strictObject({
  meaning: z.string().describe('What events of this type are'),
  turn: z.number().int().describe('Types of a lower turn act first within a step'),
  kinds: z.record(z.string(), z.string()).describe('Kinds of this type and what they are'),
  symmetric: z.boolean().optional().describe('true: acts in both directions of the pair'),
  effects: z.array(effect).min(1).describe('What such an event does to stocks'),
});

const equation = z
  .strictObject({
    section: z.string().optional().describe('Opens a section'),
    define: z.string().optional().describe('A quantity of the present step, such as threat(i, j)'),
    stock: z.string().optional().describe('A quantity that carries over from step to step'),
    id: z.string().optional().describe('Number by which texts refer to the equation'),
    text: z.string().optional().describe('The equation in a plain sentence'),
    note,
    source,
    symbol: described.symbol,
    unit: described.unit,
    range: interval.optional().describe('Where the value stays by construction'),
    is: expression.optional().describe('Right-hand side of a definition'),
    start: expression.optional().describe('Start of a stock, or what previous(...) is in the first step'),
    next: expression.optional().describe('Value of a stock in the next step'),
    intermediate: z.boolean().optional().describe('true: left out of tables unless asked for'),
  })
  .describe('A section, a definition, or a stock');

/** One item of a theory's equations. */
export type EquationItem = z.infer<typeof equation>;

/** A change of parameters in a theory that overrides another. */
const settings = {
  set: z
    .record(z.string(), sourcedValue)
    .optional()
    .describe('New values of parameters, with new ranges where the old one does not fit'),
  multiply: z.record(z.string(), z.number()).optional().describe('Factors on values of parameters and their ranges'),
};

/** A theory file: complete, or an override of another theory. */
export const theorySchema = z.strictObject({
  theory: z.string().regex(idPattern, 'bad-id').describe('Id; the name of the file'),
  overrides: z.string().optional().describe('The theory that this one changes: id of a shipped theory, or a path'),
  title: z.string().describe('Name for lists and headings'),
  summary: z.string().describe('What the theory says, in a few sentences'),
  purpose: z.string().optional().describe('What the model is for'),
  references: z.record(z.string(), z.string()).optional().describe('Keys and full texts of the literature'),
  step: z.number().positive().optional().describe('Length of a step in years'),
  indices: z.record(z.string(), index).optional().describe('Sets over which quantities are indexed'),
  functions: z
    .record(z.string(), ownFunction)
    .optional()
    .describe('Functions for the equations, such as noisyOr(a, b)'),
  parameters: z.record(z.string(), parameter).optional().describe('Numbers that the theory itself gives'),
  constants: z
    .record(z.string(), constant)
    .optional()
    .describe('Numbers that each world gives for its actors and pairs'),
  inputs: z.record(z.string(), input).optional().describe('Dated series that come from outside the theory'),
  shocks: z.record(z.string(), shock).optional().describe('Chance, when a run switches it on'),
  events: z.record(z.string(), eventType).optional().describe('What a dated event of a scenario does'),
  equations: z.array(equation).optional().describe('Definitions and stocks; their order means nothing'),
  headline: z.array(z.string()).optional().describe('Variables that a short summary shows'),
  patterns: z.array(z.string()).optional().describe('Patterns of the world by which the model is judged useful'),
  misfits: z.array(z.string()).optional().describe('Where the theory is known to be wrong against the record'),
  milestones: z.array(z.string()).optional().describe('0/1 variables whose first 1 is reported'),
  ...settings,
});

/** A theory file after its shape is checked. */
export type TheoryFile = z.infer<typeof theorySchema>;
/** Entry types of a theory file. */
export type ParameterEntry = z.infer<typeof parameter>;
export type ConstantEntry = z.infer<typeof constant>;
export type InputEntry = z.infer<typeof input>;
export type ShockEntry = z.infer<typeof shock>;
export type EventTypeEntry = z.infer<typeof eventType>;
export type IndexEntry = z.infer<typeof index>;
export type FunctionEntry = z.infer<typeof ownFunction>;
export type ValueKind = z.infer<typeof kindOfValue>;
