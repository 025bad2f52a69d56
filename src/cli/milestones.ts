import type { CrossingSummary } from '../analysis/crossings.ts';
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

/** When a milestone comes in an ensemble, `ran` members of which ran through. */
export function milestoneOf(output: OutputSeries, { share, times }: CrossingSummary, ran: number): Milestone {
  const time = times?.[2];
  return { output, count: Math.round(share * ran), ...(time === undefined ? {} : { time }) };
}
