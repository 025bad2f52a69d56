import { parameterDraw } from '../engine/parameter-draws.ts';
import { type RunPlan, variesParameters } from '../engine/run-plan.ts';

/** A parameter that differs between the members of an ensemble. */
export interface DrawnParameter {
  /** Its series, such as `divergence[RUS,CHN]`. */
  readonly series: string;
  readonly range: readonly [number, number];
  /** Position of each member's value within the range: 0 is the lowest value, 1 the highest. */
  readonly positions: Float64Array;
}

/** The parameters that differ between these members of a plan. None where the plan does not vary parameters. */
export function drawnParameters(plan: RunPlan, members: ArrayLike<number>): DrawnParameter[] {
  const { settings, uncertainty, draws } = plan;
  if (!variesParameters(uncertainty)) return [];
  return settings.flatMap(({ series, range }) => {
    if (!range || !(range[0] < range[1])) return [];
    const draw = parameterDraw(draws?.seed ?? plan.seed, series);
    const positions = Float64Array.from(members, (member) =>
      draw(draws ? (draws.members[member % draws.members.length] ?? 0) : member),
    );
    return [{ series, range, positions }];
  });
}
