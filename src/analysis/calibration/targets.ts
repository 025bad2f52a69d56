import type { Observation } from '../evidence/observe.ts';
import type { YearValue } from '../evidence/yearly-values.ts';

/** What a draw must match: the mean of an observed series over some years. */
export interface Target extends Pick<YearValue, 'series' | 'aggregation'> {
  /** Id of the observed series. */
  readonly source: string;
  readonly from: number;
  readonly to: number;
  /** The years between these that were observed. */
  readonly years: readonly number[];
  /** Mean over these years, on the scale of the model's series. */
  readonly value: number;
  /** Standard deviation of what measurement and structural error can do to it. */
  readonly discrepancy: number;
}

/**
 * Targets from observations: one for each series of the model and each block of years in which it was observed.
 * Observations of other years are not looked at.
 */
export function targetsOf(
  observations: readonly Observation[],
  blocks: readonly (readonly [from: number, to: number])[],
): Target[] {
  const keys = [...new Set(observations.map(({ source, series }) => JSON.stringify([source, series])))];
  return keys.flatMap((key) => {
    const own = observations.filter(({ source, series }) => JSON.stringify([source, series]) === key);
    return blocks.flatMap(([from, to]) => {
      const inside = own.filter(({ year }) => year >= from && year <= to).sort((a, b) => a.year - b.year);
      const [first] = inside;
      if (!first) return [];
      const { source, series, aggregation, discrepancy } = first;
      const value = inside.reduce((sum, observation) => sum + observation.value, 0) / inside.length;
      const years = inside.map(({ year }) => year);
      return [{ source, series, aggregation, discrepancy, from, to, years, value }];
    });
  });
}

/** The years whose values make up targets, and for each target where they stand among them. */
export function yearsOfTargets(targets: readonly Target[]): {
  readonly wanted: readonly YearValue[];
  readonly places: readonly (readonly number[])[];
} {
  const wanted: YearValue[] = [];
  const places = targets.map(({ series, aggregation, years }) =>
    years.map((year) => wanted.push({ series, aggregation, year }) - 1),
  );
  return { wanted, places };
}

/** Means over the years of each target: `[target][member]`, from `[year value][member]`. */
export function targetValues(
  places: readonly (readonly number[])[],
  values: readonly Float64Array[],
): readonly Float64Array[] {
  const members = values[0]?.length ?? 0;
  return places.map((years) => {
    const mean = new Float64Array(members);
    for (const place of years) {
      const column = values[place] ?? mean;
      for (let member = 0; member < members; member++) mean[member] = (mean[member] as number) + (column[member] ?? 0);
    }
    return mean.map((sum) => sum / years.length);
  });
}
