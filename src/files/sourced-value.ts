import { z } from 'zod';

/** How a number came to be: a prior of the theory, a measurement, or a judgement open to discussion. */
export const kindOfValue = z.enum(['prior', 'measured', 'judgement']).describe('How the number came to be');

/** Two numbers, lowest first. */
export const interval = z
  .tuple([z.number(), z.number()])
  .refine(([low, high]) => low <= high, { params: { code: 'range-order' } })
  .describe('Lowest and highest value');

const spread = z
  .string()
  .regex(/^(±\d+(\.\d+)?%?|×÷\d+(\.\d+)?)$/)
  .describe('Around the value: ±40%, ±0.12 or ×÷2 (half to double)');

/** A plausible range: two numbers, or a spread around the value. */
export const plausibleRange = z.union([interval, spread]);

/** Where a number comes from. */
export const provenance = {
  kind: kindOfValue.optional(),
  source: z.string().optional().describe('Reference keys or text'),
  note: z.string().optional(),
  verified: z.boolean().optional().describe('false where the statement is from memory and unchecked'),
};

/** A number with its range and origin. */
export const sourcedValue = z.union([
  z.strictObject({ value: z.number(), range: plausibleRange.optional(), ...provenance }),
  z.number(),
]);

/** A number, plain or with its origin. */
export type SourcedValue = z.infer<typeof sourcedValue>;

/** A sourced value, or one for each member of an index. */
export const sourcedValues = z.union([
  z.strictObject({ value: z.number(), range: plausibleRange.optional(), ...provenance }),
  z.number(),
  z.record(z.string(), sourcedValue),
]);

/** Plausible range of a value after its spread is worked out, cut to what is permissible at all. */
export function rangeAround(
  value: number,
  range: z.infer<typeof plausibleRange>,
  limits: readonly [number, number],
): readonly [number, number] {
  if (typeof range !== 'string') return range;
  const amount = Number(range.replace(/[^\d.]/g, ''));
  const [low, high] = range.startsWith('×÷')
    ? [value / amount, value * amount]
    : range.endsWith('%')
      ? [value - (Math.abs(value) * amount) / 100, value + (Math.abs(value) * amount) / 100]
      : [value - amount, value + amount];
  return [Math.max(low, limits[0]), Math.min(high, limits[1])];
}
