import { z } from 'zod';
import { idPattern } from './names.ts';
import { interval, type kindOfValue, plausibleRange, provenance, sourcedValue } from './sourced-value.ts';

const described = {
  meaning: z.string().describe('What it is, in words of the field'),
  symbol: z.string().optional().describe('Short mark used in the literature; accepted wherever the name is'),
  unit: z.string().optional().describe('For example: index, year, 1/year, trillion USD/year'),
};

const index = z.strictObject({
  meaning: z.string(),
  letters: z
    .array(z.string().regex(/^[a-z]$/))
    .min(1)
    .describe('Letters for it in equations; different letters are always different members'),
  from: z.literal('world').optional().describe('world: the members are the actors of the world'),
  members: z.record(z.string(), z.strictObject({ meaning: z.string(), symbol: z.string().optional() })).optional(),
});

/** mathjs syntax; YAML reads a plain number as a number, which is an expression too. */
const expression = z.union([z.string(), z.number()]).transform((written) => String(written).trimEnd());

const ownFunction = z.strictObject({ text: z.string(), is: expression, source: z.string().optional() });

const parameter = z.strictObject({
  ...described,
  value: z.union([z.number(), z.record(z.string(), z.number())]),
  range: plausibleRange
    .optional()
    .describe('Where plausible values lie; draws come from here. Without it the value is not varied'),
  limits: interval.optional().describe('What may be set at all'),
  symmetric: z.boolean().optional(),
  ...provenance,
});

const constant = z.strictObject({
  ...described,
  default: z.number().optional().describe('For worlds that say nothing; without it every world must give a value'),
  limits: interval.optional(),
  symmetric: z.boolean().optional().describe('The same in both directions of a pair; stated once'),
  note: z.string().optional(),
});

const input = z.strictObject({
  ...described,
  between: z.enum(['hold', 'linear', 'log-linear']).describe('What holds between two dated points'),
  default: z.number().optional(),
  limits: interval.optional(),
  symmetric: z.boolean().optional(),
  note: z.string().optional(),
});

const shock = z.strictObject({
  meaning: z.string(),
  distribution: z.enum(['normal', 'uniform']).describe('Standard normal, or uniform between 0 and 1'),
  quiet: z.number().describe('Value when chance is switched off'),
  symmetric: z.boolean().optional(),
  source: z.string().optional(),
});

const eventType = z.strictObject({
  meaning: z.string(),
  turn: z.number().int().describe('Types of a lower turn act first within a step'),
  kinds: z.record(z.string(), z.string()).describe('Kinds of this type and what they are'),
  symmetric: z.boolean().optional().describe('Acts in both directions of the pair'),
  effects: z
    .array(
      z.strictObject({
        text: z.string(),
        on: z.string().describe('A stock, indexed by source and target'),
        kinds: z.array(z.string()).optional().describe('Only events of these kinds'),
        becomes: expression.describe('New value; may use source, target and intensity'),
      }),
    )
    .min(1),
});

const equation = z.strictObject({
  section: z.string().optional().describe('Opens a section'),
  define: z.string().optional().describe('A quantity of the present step'),
  stock: z.string().optional().describe('A quantity that carries over from step to step'),
  id: z.string().optional(),
  text: z.string().optional().describe('The equation in a plain sentence'),
  note: z.string().optional(),
  source: z.string().optional(),
  symbol: z.string().optional(),
  unit: z.string().optional(),
  range: interval.optional().describe('Where the value stays by construction'),
  is: expression.optional().describe('Right-hand side of a definition'),
  start: expression.optional().describe('Start of a stock, or what previous(...) is in the first step'),
  next: expression.optional().describe('Value of a stock in the next step'),
  intermediate: z.boolean().optional().describe('Left out of tables unless asked for'),
});

/** One item of a theory's equations. */
export type EquationItem = z.infer<typeof equation>;

/** A change of parameters in a theory that overrides another. */
const settings = {
  set: z
    .record(z.string(), sourcedValue)
    .optional()
    .describe('New values, with new ranges where the old one does not fit'),
  multiply: z.record(z.string(), z.number()).optional().describe('Factors on values and their ranges'),
};

/** A theory file: complete, or an override of another theory. */
export const theorySchema = z.strictObject({
  theory: z.string().regex(idPattern).describe('Id; the name of the file'),
  overrides: z.string().optional().describe('The theory that this one changes'),
  title: z.string(),
  summary: z.string(),
  purpose: z.string().optional(),
  references: z.record(z.string(), z.string()).optional(),
  step: z.number().positive().optional().describe('Length of a step in years'),
  indices: z.record(z.string(), index).optional(),
  functions: z.record(z.string(), ownFunction).optional(),
  parameters: z.record(z.string(), parameter).optional(),
  constants: z.record(z.string(), constant).optional(),
  inputs: z.record(z.string(), input).optional(),
  shocks: z.record(z.string(), shock).optional(),
  events: z.record(z.string(), eventType).optional(),
  equations: z.array(equation).optional(),
  headline: z.array(z.string()).optional().describe('Variables that a short summary shows'),
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
