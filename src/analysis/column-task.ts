import type { Columns } from '../engine/columns.ts';
import { quantilesOfColumns } from './column-quantiles.ts';
import { type Pairing, pairedDifferences, SignCounts } from './paired-differences.ts';
import { Selector } from './select.ts';

/** Columns of an ensemble in memory that workers share. */
type SharedColumns = Pick<Columns, 'steps' | 'members'> & { readonly values: Float64Array };

/** One series to reduce over its members: of an ensemble, or of the differences between two. */
export interface ColumnTask {
  readonly current: SharedColumns;
  readonly at: number;
  readonly baseline?: SharedColumns & { readonly at: number; readonly dates: Int32Array };
}

/** Quantiles `[share][step]`, and of differences how many members are below and above zero, by step. */
export interface ReducedSeries {
  readonly quantiles: Float64Array;
  readonly lower: Int32Array;
  readonly higher: Int32Array;
  readonly members: number;
}

/** Scratch memory for all reductions of this thread. */
const selector = new Selector();
let room = new Float64Array(0);

/** Reduces a series of an ensemble, or of differences. */
export function reduceSeries({ current, at, baseline }: ColumnTask): ReducedSeries {
  const now = seriesOf(current, at);
  if (!baseline) {
    const [quantiles = new Float64Array(0)] = quantilesOfColumns(now, selector);
    return { quantiles, lower: new Int32Array(0), higher: new Int32Array(0), members: now.count };
  }
  const before = seriesOf(baseline, baseline.at);
  const pairing: Pairing = { series: [{ current: 0, baseline: 0 }], steps: baseline.dates };
  const length = baseline.dates.length * Math.min(now.count, before.count);
  if (room.length < length) room = new Float64Array(length);
  const differences = pairedDifferences(now, before, pairing, room);
  const [quantiles = new Float64Array(0)] = quantilesOfColumns(differences, selector);
  const signs = new SignCounts(1, differences.steps);
  signs.add(differences);
  return { quantiles, lower: signs.lower, higher: signs.higher, members: differences.count };
}

/** Carries out a {@link ColumnTask} that came from another thread. */
export function performColumnTask(task: unknown): ReducedSeries {
  return reduceSeries(task as ColumnTask);
}

function seriesOf({ steps, members, values }: SharedColumns, at: number): Columns {
  const count = members.length;
  const size = steps * count;
  return { series: 1, steps, count, members, values: values.subarray(at * size, (at + 1) * size) };
}
