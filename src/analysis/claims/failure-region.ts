import type { DrawnParameter } from '../drawn-parameters.ts';
import { type BoxQuality, type Limits, type Points, paste, peel, qualityOf, wholeBox } from '../prim.ts';

/** One side of a region: a parameter and where its values lie, in its own unit. An end that is no bound is undefined. */
export interface RegionBound {
  readonly series: string;
  readonly above?: number;
  readonly below?: number;
}

/** Where in the space of parameters a claim fails. */
export interface FailureRegion {
  /** What counts as failing there. */
  readonly failing: 'contradicted' | 'not-supported';
  /** Two or three parameters at most, the most telling first. */
  readonly bounds: readonly RegionBound[];
  /** Share of all failing draws that lie in the region. */
  readonly coverage: number;
  /** Share of the region's draws that fail. */
  readonly density: number;
  /** Share of all draws that fail. */
  readonly base: number;
  /** Draws on which the three shares were measured: not those among which the region was found. */
  readonly draws: number;
}

const mostBounds = 3;
/** With fewer failing draws than this, in each half, chance would draw the region. */
const fewestCases = 20;
/** A bound that helps no more than this is left out. */
const leastGain = 0.02;
/** A region must hold failing draws this much more densely than all draws do. */
const leastLift = 1.3;

/**
 * Finds a box of at most three parameters in which a claim fails most, as scenario discovery does (Bryant and Lempert
 * 2010, Technological Forecasting and Social Change 77, 34-49, on the method in `prim.ts`): of the boxes of rising
 * density the one with the greatest harmonic mean of coverage and density. It is found on the first half of the draws
 * and measured on the second. Undefined where too few draws fail, or where no box stands the second half.
 */
export function failureRegion(
  parameters: readonly DrawnParameter[],
  fails: Uint8Array,
  failing: FailureRegion['failing'],
): FailureRegion | undefined {
  const half = Math.floor(fails.length / 2);
  const found = pointsOf(parameters, fails, 0, half);
  const fresh = pointsOf(parameters, fails, half, fails.length);
  const cases = [found, fresh].map((points) => points.cases.reduce((sum, one) => sum + one, 0));
  if (cases.some((count) => count < fewestCases)) return undefined;
  const chosen = tellingDimensions(found);
  const few = { dimensions: chosen.map((at) => found.dimensions[at] ?? new Float64Array(0)), cases: found.cases };
  const box = withoutIdle(
    bestOf(
      peel(few).map((limits) => paste(limits, few)),
      few,
    ),
    few,
  );
  const measured = qualityOf(box, {
    dimensions: chosen.map((at) => fresh.dimensions[at] ?? new Float64Array(0)),
    cases: fresh.cases,
  });
  const base = (cases[1] ?? 0) / fresh.cases.length;
  if (measured.density < leastLift * base) return undefined;
  const bounds = box.flatMap((limits, at) => {
    const parameter = parameters[chosen[at] ?? -1];
    return parameter && isBound(limits) ? [boundOf(parameter, limits)] : [];
  });
  const { coverage, density } = measured;
  return { failing, bounds, coverage, density, base, draws: fresh.cases.length };
}

function pointsOf(parameters: readonly DrawnParameter[], cases: Uint8Array, from: number, to: number): Points {
  const dimensions = parameters.map(({ positions }) => positions.subarray(from, to));
  return { dimensions, cases: cases.subarray(from, to) };
}

/** The dimensions without whose bounds the best box over all dimensions would be worst. */
function tellingDimensions(points: Points): number[] {
  const box = bestOf(peel(points), points);
  const losses = box.flatMap((limits, at) => {
    if (!isBound(limits)) return [];
    return [{ at, score: scoreOf(qualityOf(widened(box, at), points)) }];
  });
  return losses
    .sort((a, b) => a.score - b.score)
    .slice(0, mostBounds)
    .map(({ at }) => at);
}

function bestOf(boxes: readonly Limits[], points: Points): Limits {
  let best: Limits = wholeBox(points.dimensions.length);
  let score = scoreOf(qualityOf(best, points));
  for (const box of boxes) {
    const other = scoreOf(qualityOf(box, points));
    if (other > score) [best, score] = [box, other];
  }
  return best;
}

/** The box without bounds that help little, the least helpful first. */
function withoutIdle(box: Limits, points: Points): Limits {
  const bounds = box.flatMap((limits, at) => (isBound(limits) ? [at] : []));
  const [idle] = bounds
    .map((at) => ({ at, score: scoreOf(qualityOf(widened(box, at), points)) }))
    .sort((a, b) => b.score - a.score);
  if (!idle || bounds.length < 2) return box;
  if (idle.score < scoreOf(qualityOf(box, points)) - leastGain) return box;
  return withoutIdle(widened(box, idle.at), points);
}

function widened(box: Limits, dimension: number): Limits {
  return box.map((limits, at) => (at === dimension ? ([0, 1] as const) : limits));
}

/** Harmonic mean of coverage and density. */
function scoreOf({ coverage, density }: BoxQuality): number {
  return coverage + density === 0 ? 0 : (2 * coverage * density) / (coverage + density);
}

function isBound([low, high]: readonly [number, number]): boolean {
  return low > 0 || high < 1;
}

function boundOf({ series, range }: DrawnParameter, [low, high]: readonly [number, number]): RegionBound {
  const at = (position: number) => range[0] + (range[1] - range[0]) * position;
  return {
    series,
    ...(low > 0 ? { above: at(low) } : {}),
    ...(high < 1 ? { below: at(high) } : {}),
  };
}
