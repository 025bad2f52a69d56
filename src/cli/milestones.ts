import { firstCrossing } from '../analysis/bands.ts';
import type { Ensemble } from '../engine/ensemble.ts';
import type { OutputSeries } from '../equations/program.ts';
import { withoutMirrors } from './series-groups.ts';

/** How often and when a milestone comes in an ensemble. */
export interface Milestone {
  readonly output: OutputSeries;
  /** Members in which it comes at all. */
  readonly count: number;
  /** Median date among them, in decimal years. */
  readonly time?: number;
}

/** Outputs of a model's milestones, those that repeat another in the other direction left out. */
export function milestoneOutputs(
  outputs: readonly OutputSeries[],
  milestones: readonly string[],
  middle: (series: string) => Float64Array,
): OutputSeries[] {
  return withoutMirrors(
    outputs.filter(({ quantity }) => milestones.includes(quantity.name)),
    middle,
  );
}

/** When a milestone comes in an ensemble that put it out. */
export function milestoneOf(ensemble: Ensemble, output: OutputSeries): Milestone {
  const { share, times } = firstCrossing(ensemble, output.series, 1);
  const time = times?.[2];
  return { output, count: Math.round(share * ensemble.members.length), ...(time === undefined ? {} : { time }) };
}
