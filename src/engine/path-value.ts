import { exp, log } from './exact-math.ts';
import type { PathPoint } from './history.ts';

/**
 * Value of a dated series: that of the last point, or between two points on a straight or geometric line. Before the
 * first point and after the last, the nearest point's value.
 */
export function valueAt(points: readonly PathPoint[], between: 'hold' | 'linear' | 'log-linear', time: number): number {
  let before = points[0];
  let after: PathPoint | undefined;
  for (const point of points) {
    if (point.time <= time) before = point;
    else {
      after = point;
      break;
    }
  }
  if (!before) return Number.NaN;
  if (!after || between === 'hold' || time <= before.time || before.time === Number.NEGATIVE_INFINITY)
    return before.value;
  const share = (time - before.time) / (after.time - before.time);
  return between === 'linear'
    ? before.value + (after.value - before.value) * share
    : exp(log(before.value) + (log(after.value) - log(before.value)) * share);
}
