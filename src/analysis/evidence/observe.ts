import { type NameTable, resolveNames } from '../../equations/name-table.ts';
import type { Address, ProblemList } from '../../files/problem.ts';
import { shorten } from '../../files/read-yaml.ts';
import type { SeriesMapping, YearAggregation } from '../../files/series-schema.ts';
import { mentions, type ObservedSeries, type SeriesRow } from '../../files/series-source.ts';
import { readFormula } from './formula.ts';

/** What was observed of one series of the model in one calendar year. */
export interface Observation {
  /** Id of the observed series that it comes from. */
  readonly source: string;
  /** Series of the model to compare with, such as `cooperation[RUS,CHN,operations]`. */
  readonly series: string;
  readonly year: number;
  /** On the scale of the model's series; where a year has several rows, their mean. */
  readonly value: number;
  /** Standard deviation, on the same scale, of what measurement and structural error can do. */
  readonly discrepancy: number;
  readonly aggregation: YearAggregation;
  /** The rows that it was made of, with the observed values in their own unit. */
  readonly rows: readonly SeriesRow[];
}

/**
 * Puts an observed outcome on the scale of the model's variable that its record names, year by year, by the record's
 * formula. `names` are those of the model: the variable must be one that the model works out (a definition or a stock),
 * so that nothing is ever compared with an input. Rows of several actors need a variable that tells them apart. Undefined after reporting what is wrong; none for a driver.
 */
export function observe(
  observed: ObservedSeries,
  names: NameTable,
  problems: ProblemList,
): readonly Observation[] | undefined {
  const { record, document } = observed;
  const { mapping } = record;
  if (!mapping) return [];
  const before = problems.all.length;
  const address = (offset: number) => document.characterAddress(['mapping', 'formula'], offset);
  const formula = readFormula({ text: mapping.formula, address }, problems);
  const groups = new Map<string, { series: string; year: number; rows: SeriesRow[]; values: number[] }>();
  for (const row of observed.rows) {
    if (problems.isFull) break;
    const series = seriesOf(mapping, row, names, document.address(['mapping', 'variable']), problems);
    const value = formula?.apply(row.value, row.time) ?? 0;
    if (!Number.isFinite(value)) {
      problems.error('formula-not-finite', row.places.get('value') ?? address(0), { found: String(row.value) });
    }
    if (series === undefined) continue;
    const key = `${series} ${row.year}`;
    const group = groups.get(key) ?? { series, year: row.year, rows: [], values: [] };
    const [first] = group.rows;
    const mixed = (['actor', 'partner'] as const).find(
      (one) => first && !mentions(mapping.variable, one) && first[one] !== row[one],
    );
    if (mixed) {
      const line = first?.places.get('value')?.line ?? 0;
      problems.error('rows-mixed', row.places.get(mixed) ?? address(0), { found: series, column: mixed, line });
    }
    group.rows.push(row);
    group.values.push(value);
    groups.set(key, group);
  }
  if (problems.all.length > before) return undefined;
  return [...groups.values()].map(({ series, year, rows, values }) => ({
    source: record.series,
    series,
    year,
    value: values.reduce((sum, value) => sum + value, 0) / values.length,
    discrepancy: mapping.discrepancy,
    aggregation: mapping.aggregation,
    rows,
  }));
}

/** The series of the model for a row. What is wrong with a row's actor is told where it stands in the table. */
function seriesOf(
  mapping: SeriesMapping,
  row: SeriesRow,
  names: NameTable,
  address: Address,
  problems: ProblemList,
): string | undefined {
  const actors = new Set(
    [...names.vocabulary.sets.values()].filter(({ fromWorld }) => fromWorld).map(({ name }) => name),
  );
  const known = [...names.members].flatMap(([set, members]) => (actors.has(set) ? members : []));
  const word = (['actor', 'partner'] as const).find(
    (one) => mentions(mapping.variable, one) && !known.includes(row[one] ?? ''),
  );
  if (word) {
    problems.error('actor-absent', row.places.get(word) ?? address, { found: shorten(row[word] ?? '') });
    return undefined;
  }
  if (row.actor === row.partner && mentions(mapping.variable, 'actor') && mentions(mapping.variable, 'partner')) {
    problems.error('own-partner', row.places.get('partner') ?? address, { found: row.partner ?? '' });
    return undefined;
  }
  const variable = mapping.variable.replace(/(?<=[[(,]\s*)(actor|partner)(?=\s*[\]),])/g, (found) =>
    String(found === 'actor' ? row.actor : row.partner),
  );
  const resolved = resolveNames(variable, names, ({ kind }) => kind === 'definition' || kind === 'stock');
  if (!resolved.ok) {
    problems.error(resolved.code, address, resolved.values);
    return undefined;
  }
  const [series, ...others] = resolved.series;
  if (others.length === 0) return series;
  const { name, sets } = resolved.quantity;
  problems.error('arity', address, { name, expected: sets.length, found: 0 });
  return undefined;
}

/** Where a time and a year's end are the same but for rounding. */
const tolerance = 1e-6;

/**
 * The steps that make up a year's value: their positions from `from` up to, but without, `to`. `times` are decimal
 * years in ascending order. Undefined where no step falls into the year.
 */
export function stepsOfYear(
  times: ArrayLike<number>,
  year: number,
  aggregation: YearAggregation,
): { readonly from: number; readonly to: number } | undefined {
  let from = 0;
  while (from < times.length && (times[from] ?? 0) < year - tolerance) from += 1;
  let to = from;
  while (to < times.length && (times[to] ?? 0) < year + 1 - tolerance) to += 1;
  if (to === from) return undefined;
  return { from: aggregation === 'last' ? to - 1 : from, to };
}
