import { type EnsembleOptions, type Executor, visitMembers } from '../../engine/ensemble.ts';
import type { RunPlan } from '../../engine/run-plan.ts';
import type { YearAggregation } from '../../files/series-schema.ts';
import { stepsOfYear } from './observe.ts';

/** A value that a run gives for a calendar year. */
export interface YearValue {
  /** Series of the model, such as `cooperation[RUS,CHN,operations]`. */
  readonly series: string;
  readonly year: number;
  readonly aggregation: YearAggregation;
}

/** Values for years over the members of an ensemble that ran through. */
export interface YearlyValues {
  /** Numbers of the members, in ascending order. */
  readonly members: Uint32Array;
  /** `[year value][member]`, in the order of what was wanted. */
  readonly values: readonly Float64Array[];
}

/**
 * Runs an ensemble and keeps of it what years are made of, so that ensembles of any size fit into memory. Every series
 * must be among the plan's outputs and every year within its run. Throws `Cancelled` when the signal aborts it.
 */
export async function runYears(
  plan: RunPlan,
  executor: Executor,
  wanted: readonly YearValue[],
  options: EnsembleOptions = {},
): Promise<YearlyValues> {
  const { times } = plan.schedule;
  const places = wanted.map(({ series, year, aggregation }) => {
    const output = plan.outputs.indexOf(series);
    const steps = stepsOfYear(times, year, aggregation);
    if (output < 0 || !steps) throw new Error(`The run gives no ${series} of ${year}.`);
    return { first: output * times.length + steps.from, count: steps.to - steps.from };
  });
  const all = wanted.map(() => new Float64Array(plan.members));
  const isThere = new Uint8Array(plan.members);
  await visitMembers(
    plan,
    executor,
    ({ members, values }) => {
      const width = members.length;
      for (const member of members) isThere[member] = 1;
      for (const [at, { first, count }] of places.entries()) {
        const column = all[at] as Float64Array;
        for (let position = 0; position < width; position++) {
          let sum = 0;
          for (let step = first; step < first + count; step++) sum += values[step * width + position] as number;
          column[members[position] as number] = sum / count;
        }
      }
    },
    options,
  );
  const members = Uint32Array.from([...isThere.keys()].filter((member) => isThere[member] === 1));
  if (members.length === plan.members) return { members, values: all };
  return { members, values: all.map((column) => column.filter((_, member) => isThere[member] === 1)) };
}
