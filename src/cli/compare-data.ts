import { type PairedDifference, summarise } from '../analysis/bands.ts';
import { summaryShares } from '../analysis/quantiles.ts';
import type { ComparedVariant, Comparison } from './compare-variants.ts';
import type { Column, Table } from './csv.ts';
import type { Metadata } from './metadata.ts';
import { quantileName, quantilesOf } from './run-json.ts';

/** Middle of the members of a series at each step. */
type MiddleOf = (variant: ComparedVariant, series: string) => Float64Array;

/**
 * A comparison as a table: for each variant but the reference, each of `series` and each of `steps` the middle of both
 * variants, the quantiles of their difference on the same members, and the shares of members in which it is negative
 * and positive.
 */
export function comparisonTable(comparison: Comparison, series: readonly string[], steps: readonly number[]): Table {
  const { reference, others } = comparison;
  const { times } = reference.ensemble;
  const middle = middles();
  const perVariant = series.length * steps.length;
  const place = (row: number) => {
    const variant = others[Math.floor(row / perVariant)] ?? reference;
    const name = series[Math.floor((row % perVariant) / steps.length)] ?? '';
    const step = steps[row % steps.length] ?? 0;
    return { variant, name, step, difference: differenceIn(variant, name) };
  };
  const number = (name: string, value: (at: ReturnType<typeof place>) => number | undefined): Column => ({
    name,
    kind: 'number',
    at: (row) => value(place(row)) ?? Number.NaN,
  });
  const columns: Column[] = [
    { name: 'variant', kind: 'text', at: (row) => place(row).variant.name },
    { name: 'reference', kind: 'text', at: () => reference.name },
    { name: 'series', kind: 'text', at: (row) => place(row).name },
    number('t', ({ step }) => times[step]),
    number('reference_q50', ({ name, step }) => middle(reference, name)[step]),
    number('variant_q50', ({ variant, name, step }) => middle(variant, name)[step]),
    ...summaryShares.map((share, at) =>
      number(
        `difference_${quantileName(share)}`,
        ({ difference, step }) => difference?.quantiles[at * times.length + step],
      ),
    ),
    number('lower', ({ difference, step }) => difference?.lower[step]),
    number('higher', ({ difference, step }) => difference?.higher[step]),
    { name: 'members', kind: 'count', at: (row) => place(row).difference?.members ?? 0 },
  ];
  return { rows: others.length * perVariant, columns };
}

/** A comparison as plain data: one entry for each variant but the reference. `steps` are those to put out. */
export function comparisonEntries(
  { reference, others }: Comparison,
  series: readonly string[],
  steps: readonly number[],
): object[] {
  const { times } = reference.ensemble;
  const middle = middles();
  const pick = (values: ArrayLike<number>) => steps.map((step) => values[step] ?? null);
  return others.map((variant) => ({
    variant: variant.name,
    hash: variant.ensemble.hash,
    failed: variant.ensemble.failed,
    series: Object.fromEntries(
      series.map((name) => {
        const difference = differenceIn(variant, name);
        const quantiles = quantilesOf(difference?.quantiles ?? new Float64Array(), times.length);
        const entry = {
          reference: pick(middle(reference, name)),
          variant: pick(middle(variant, name)),
          difference: Object.fromEntries(Object.entries(quantiles).map(([key, values]) => [key, pick(values)])),
          lower: pick(difference?.lower ?? []),
          higher: pick(difference?.higher ?? []),
        };
        return [name, entry];
      }),
    ),
  }));
}

/** What JSON says of a comparison beside its entries. */
export function comparisonHead(comparison: Comparison, metadata: Metadata, steps: readonly number[]): object {
  const { variant, hash, failed, ...shared } = metadata;
  const { name, ensemble } = comparison.reference;
  return { ...shared, reference: { variant: name, hash, failed }, times: steps.map((step) => ensemble.times[step]) };
}

function differenceIn({ ensemble, differences }: ComparedVariant, series: string): PairedDifference | undefined {
  return differences[ensemble.series.indexOf(series)];
}

function middles(): MiddleOf {
  const known = new Map<ComparedVariant, ReadonlyMap<string, Float64Array>>();
  return (variant, name) => {
    let bands = known.get(variant);
    if (!bands) {
      const { times, series, bands: all } = summarise(variant.ensemble);
      const steps = times.length;
      bands = new Map(series.map((one, at) => [one, (all[at] ?? new Float64Array()).subarray(2 * steps, 3 * steps)]));
      known.set(variant, bands);
    }
    return bands.get(name) ?? new Float64Array();
  };
}
