import type { OutputSeries } from '../equations/program.ts';
import { seriesName } from '../files/signature.ts';

/** Series of one variable that a summary shows together, each in a line, on one scale. */
export interface SeriesGroup {
  readonly variable: string;
  /** Members that all series share and the heading names, such as a pair of actors. */
  readonly shared: readonly string[];
  readonly rows: readonly { readonly series: string; readonly members: readonly string[] }[];
}

const mostTogether = 8;
const mostGroups = 3;

/**
 * Groups series by variable. The many series of a variable are grouped by their first members as well (pairs where
 * the first two are of the same kind), and only the groups that change most are kept: those that change at least half
 * as much as the one that changes most. `middle` gives the course of a series, of which the steps from `start` count.
 */
export function groupSeries(
  outputs: readonly OutputSeries[],
  variables: readonly string[],
  middle: (series: string) => Float64Array,
  start: number,
): SeriesGroup[] {
  return variables.flatMap((variable) => {
    const own = withoutMirrors(
      outputs.filter(({ quantity }) => quantity.name === variable),
      middle,
    );
    if (own.length <= mostTogether) return own.length === 0 ? [] : [groupOf(variable, [], own)];
    const byShared = new Map<string, OutputSeries[]>();
    for (const output of own) {
      const key = sharedMembers(output).join();
      byShared.set(key, [...(byShared.get(key) ?? []), output]);
    }
    const groups = [...byShared.values()]
      .map((group) => ({
        group,
        change: Math.max(...group.map(({ series }) => spread(middle(series).subarray(start)))),
      }))
      .sort((a, b) => b.change - a.change);
    const most = groups[0]?.change ?? 0;
    return groups
      .filter(({ change }) => change >= most / 2)
      .slice(0, mostGroups)
      .map(({ group }) => groupOf(variable, group[0] ? sharedMembers(group[0]) : [], group));
  });
}

/** Leaves out series that repeat another with its first two members swapped, as those of a mutual variable do. */
export function withoutMirrors(
  outputs: readonly OutputSeries[],
  middle: (series: string) => Float64Array,
): OutputSeries[] {
  const kept = new Set<string>();
  return outputs.filter(({ series, quantity, members: [first, second, ...rest] }) => {
    const isPair = first !== undefined && second !== undefined && quantity.sets[0] === quantity.sets[1];
    const mirror = isPair ? seriesName(quantity.name, [second, first, ...rest]) : undefined;
    if (mirror !== undefined && kept.has(mirror) && areEqual(middle(mirror), middle(series))) return false;
    kept.add(series);
    return true;
  });
}

function groupOf(variable: string, shared: readonly string[], outputs: readonly OutputSeries[]): SeriesGroup {
  return {
    variable,
    shared,
    rows: outputs.map(({ series, members }) => ({ series, members: members.slice(shared.length) })),
  };
}

function sharedMembers({ quantity, members }: OutputSeries): readonly string[] {
  return members.slice(0, quantity.sets[0] === quantity.sets[1] ? 2 : 1);
}

/** Sums taken in another order differ in their last digits. */
const rounding = 1e-9;

function areEqual(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, at) => Math.abs(value - (b[at] ?? Number.NaN)) <= rounding);
}

/** Difference between the largest and the smallest value. */
export function spread(values: Float64Array): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}
