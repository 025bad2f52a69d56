import { z } from 'zod';

/** How a number came to be: a prior of the theory, a measurement, or a judgement open to discussion. */
export const kindOfValue = z.enum(['prior', 'measured', 'judgement']).describe('How the number came to be');

/** Two numbers, lowest first. */
export const interval = z
  .tuple([z.number(), z.number()])
  .refine(([low, high]) => low <= high, 'range-order')
  .describe('Lowest and highest value');

const spread = z
  .string()
  .regex(/^(±\d+(\.\d+)?%?|×÷[1-9]\d*(\.\d+)?)$/, 'bad-range')
  .describe('Around the value: ±40%, ±0.12 or ×÷2 (half to double)');

/** A plausible range: two numbers, or a spread around the value. */
export const plausibleRange = z
  .union([interval, spread])
  .describe('Where plausible values lie: [lowest, highest], or around the value: ±40%, ±0.12, ×÷2 (half to double)');

/** Where a number comes from. */
export const provenance = {
  kind: kindOfValue.optional(),
  source: z.string().optional().describe('Where it comes from: keys of `references`, or text'),
  note: z.string().optional().describe('Remark for the reader'),
  verified: z.boolean().optional().describe('false where the statement is from memory and unchecked'),
};

const withOrigin = z.strictObject({
  value: z.number().describe('The number itself'),
  range: plausibleRange.optional(),
  ...provenance,
});

/** A number with its range and origin. */
export const sourcedValue = z.union([withOrigin, z.number()]).describe('A number, plain or with its range and origin');

/** A number, plain or with its origin. */
export type SourcedValue = z.infer<typeof sourcedValue>;

/** A sourced value, or one for each member of an index. */
export const sourcedValues = z
  .union([withOrigin, z.number(), z.record(z.string(), sourcedValue)])
  .describe('A number, plain or with its range and origin, or one for each member of a further index');

/** Plausible range of a value after its spread is worked out, cut to what is permissible at all. */
export function rangeAround(
  value: number,
  range: z.infer<typeof plausibleRange>,
  limits: readonly [number, number],
): readonly [number, number] {
  if (typeof range !== 'string') return range;
  const amount = Number(range.replace(/[^\d.]/g, ''));
  const [low, high] = range.startsWith('×÷')
    ? [value / amount, value * amount].sort((a, b) => a - b)
    : range.endsWith('%')
      ? [value - (Math.abs(value) * amount) / 100, value + (Math.abs(value) * amount) / 100]
      : [value - amount, value + amount];
  return [Math.max(low ?? value, limits[0]), Math.min(high ?? value, limits[1])];
}
