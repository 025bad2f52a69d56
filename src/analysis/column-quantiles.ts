import type { Columns } from '../engine/columns.ts';
import { between, orderPositions } from './order-positions.ts';
import { summaryShares } from './quantiles.ts';
import { Selector } from './select.ts';

/**
 * Quantiles over members of every series and step: for each series `[share][step]`, at {@link summaryShares}. NaN where
 * there are no members, and at steps that do not exist. A selector given is used for its scratch memory.
 */
export function quantilesOfColumns(columns: Columns, selector = new Selector()): Float64Array[] {
  const { series, steps, count, values } = columns;
  const bands = Array.from({ length: series }, () => new Float64Array(summaryShares.length * steps).fill(Number.NaN));
  if (count === 0) return bands;
  const { ranks, low, high, fraction } = orderPositions(summaryShares, count);
  const found = new Float64Array(ranks.length);
  for (const [at, band] of bands.entries()) {
    for (let step = 0; step < steps; step++) {
      const from = (at * steps + step) * count;
      if (Number.isNaN(values[from])) continue;
      selector.select(values, from, from + count, ranks, found);
      for (let share = 0; share < summaryShares.length; share++) {
        const below = found[low[share] as number] as number;
        const above = found[high[share] as number] as number;
        band[share * steps + step] = between(below, above, fraction[share] as number);
      }
    }
  }
  return bands;
}
