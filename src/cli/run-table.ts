import type { Ensemble } from '../engine/ensemble.ts';
import type { Column, Table } from './csv.ts';

/**
 * The runs of an ensemble as a table: a column `t` of decimal years and one for each series, one row per step. With
 * several members a first column `member`, and the rows of one member after those of another.
 */
export function runTable({ plan, times, series, members, values }: Ensemble): Table {
  const steps = times.length;
  const count = members.length;
  const member: Column = { name: 'member', kind: 'count', at: (row) => members[Math.floor(row / steps)] ?? -1 };
  const columns: Column[] = [
    ...(plan.members > 1 ? [member] : []),
    { name: 't', kind: 'number', at: (row) => times[row % steps] ?? Number.NaN },
    ...series.map(
      (name, at): Column => ({
        name,
        kind: 'number',
        at: (row) => values[(at * steps + (row % steps)) * count + Math.floor(row / steps)] ?? Number.NaN,
      }),
    ),
  ];
  return { rows: count * steps, columns };
}
