import { version } from '../../package.json';
import type { ClaimGrid } from '../analysis/claims/claim-grid.ts';
import type { AllianceFindings } from './alliance-command.ts';
import type { Column, Table } from './csv.ts';

/** How often there is an alliance, condition by condition; the first row is the scenario as it is. */
export function allianceTable({ test }: AllianceFindings): Table {
  const rows = rowsOf(test);
  const number = (name: string, value: (row: (typeof rows)[number]) => number | undefined): Column => ({
    name,
    kind: 'number',
    at: (row) => {
      const found = rows[row];
      return (found && value(found)) ?? Number.NaN;
    },
  });
  return {
    rows: rows.length,
    columns: [
      { name: 'condition', kind: 'text', at: (row) => rows[row]?.id ?? '' },
      number('at_defaults', ({ atDefaults }) => atDefaults),
      number('alliance', ({ alliance }) => alliance?.share),
      number('alliance_low', ({ alliance }) => alliance?.low),
      number('alliance_high', ({ alliance }) => alliance?.high),
      number('draws', ({ alliance }) => alliance?.of),
    ],
  };
}

/** The scenario as it is (id `baseline`) and each condition. */
export function rowsOf(test: AllianceFindings['test']) {
  return [
    { id: 'baseline', title: undefined, atDefaults: test.atDefaults, alliance: test.all?.contradicting },
    ...test.conditions.map(({ id, title, atDefaults, contradicting }) => ({
      ...{ id, title, atDefaults },
      alliance: contradicting,
    })),
  ];
}

/** A grid over two parameters, cell by cell. */
export function gridTable({ x, y, effects, level }: ClaimGrid): Table {
  const width = x.values.length;
  const cell = (row: number) => effects[row] ?? Number.NaN;
  return {
    rows: effects.length,
    columns: [
      { name: x.series, kind: 'number', at: (row) => x.values[row % width] ?? Number.NaN },
      { name: y.series, kind: 'number', at: (row) => y.values[Math.floor(row / width)] ?? Number.NaN },
      { name: 'highest_commitment', kind: 'number', at: cell },
      { name: 'alliance', kind: 'count', at: (row) => Number(cell(row) >= level) },
    ],
  };
}

/** All that was found, as one JSON object. */
export function allianceJson({ test, request, grid, condition }: AllianceFindings): string {
  const { draws, seed } = request;
  const conditions = rowsOf(test).map(({ id, atDefaults, alliance }) => ({ id, atDefaults, alliance }));
  const map = grid && {
    condition: condition ?? null,
    level: grid.level,
    x: { series: grid.x.series, values: [...grid.x.values] },
    y: { series: grid.y.series, values: [...grid.y.values] },
    highestCommitment: [...grid.effects],
    border: grid.border,
  };
  const { region } = test;
  return `${JSON.stringify({ counterpoise: version, draws, seed, conditions, region, ...(map ? { map } : {}) })}\n`;
}
