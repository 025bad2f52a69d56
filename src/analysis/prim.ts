/** Points in a unit cube, some of which are cases of interest. */
export interface Points {
  /** Positions of all points on each dimension, from 0 to 1. */
  readonly dimensions: readonly Float64Array[];
  /** 1 for the cases of interest, else 0. */
  readonly cases: Uint8Array;
  /** The points on each dimension from the lowest to the highest, where they are known already. */
  readonly orders?: readonly Uint32Array[];
}

/** A box: on each dimension from where to where, both ends included. */
export type Limits = readonly (readonly [low: number, high: number])[];

/** How well a box picks out the cases. */
export interface BoxQuality {
  /** Points in the box, and cases among them. */
  readonly points: number;
  readonly cases: number;
  /** Share of the box's points that are cases. */
  readonly density: number;
  /** Share of all cases that lie in the box. */
  readonly coverage: number;
}

/** A box on the way from the whole cube to a small dense one. */
export interface PeeledBox {
  readonly limits: Limits;
  readonly quality: BoxQuality;
}

/** How patiently to look. */
export interface PrimOptions {
  /** Share of a box's points that one step peels off or pastes on. */
  readonly share: number;
  /** Share of all points below which no box goes. */
  readonly leastMass: number;
}

const usual: PrimOptions = { share: 0.05, leastMass: 0.05 };

/** The box that holds everything. */
export function wholeBox(dimensions: number): Limits {
  return Array.from({ length: dimensions }, () => [0, 1] as const);
}

/** How well a box picks out the cases among these points. */
export function qualityOf(limits: Limits, { dimensions, cases }: Points): BoxQuality {
  const narrowed = limits.flatMap(([low, high], at) => (low > 0 || high < 1 ? [{ low, high, at }] : []));
  let points = 0;
  let inside = 0;
  let all = 0;
  for (let point = 0; point < cases.length; point++) {
    const isCase = cases[point] as number;
    all += isCase;
    if (narrowed.some(({ low, high, at }) => !lies(dimensions[at]?.[point] ?? Number.NaN, low, high))) continue;
    points += 1;
    inside += isCase;
  }
  return {
    points,
    cases: inside,
    density: points === 0 ? 0 : inside / points,
    coverage: all === 0 ? 0 : inside / all,
  };
}

function lies(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}

/**
 * Boxes of rising density, from the whole cube on: each step peels a small share of the points off that side of the box
 * whose loss leaves the highest density. The patient rule induction method of Friedman and Fisher (1999, Statistics and
 * Computing 9, 123-143), top-down part.
 */
export function peel(points: Points, options: PrimOptions = usual): PeeledBox[] {
  const { dimensions, cases } = points;
  const least = Math.max(2, options.leastMass * cases.length);
  let orders = points.orders ?? dimensions.map((values) => ascending(values));
  const all = sumOver(orders[0] ?? new Uint32Array(0), cases);
  const limits = dimensions.map(() => [0, 1] as [number, number]);
  const peeled = (count: number, inside: number): PeeledBox => ({
    limits: copy(limits),
    quality: {
      points: count,
      cases: inside,
      density: count === 0 ? 0 : inside / count,
      coverage: all === 0 ? 0 : inside / all,
    },
  });
  const boxes = [peeled(cases.length, all)];
  while ((orders[0]?.length ?? 0) > least) {
    const count = orders[0]?.length ?? 0;
    const wanted = Math.max(1, Math.floor(options.share * count));
    const total = sumOver(orders[0] ?? new Uint32Array(0), cases);
    let best: ({ dimension: number; side: 'low' | 'high' } & Cut) | undefined;
    for (const [dimension, order] of orders.entries()) {
      const values = dimensions[dimension] ?? new Float64Array(0);
      for (const side of ['low', 'high'] as const) {
        const cut = cutOf(order, values, cases, { side, wanted, total });
        if (cut && cut.kept >= least && (!best || cut.density > best.density)) best = { dimension, side, ...cut };
      }
    }
    if (!best) break;
    const values = dimensions[best.dimension] ?? new Float64Array(0);
    const chosen = limits[best.dimension];
    if (chosen) chosen[best.side === 'low' ? 0 : 1] = best.limit;
    const [low, high] = best.side === 'low' ? [best.limit, 1] : [0, best.limit];
    orders = orders.map((order) => pointsWithin(order, values, low, high));
    boxes.push(peeled(best.kept, best.left));
  }
  return boxes;
}

/** Those points, in their order, whose values lie within both ends. A loop, since `filter` takes ten times as long. */
function pointsWithin(order: Uint32Array, values: Float64Array, low: number, high: number): Uint32Array {
  const kept = new Uint32Array(order.length);
  let count = 0;
  for (let at = 0; at < order.length; at++) {
    const point = order[at] as number;
    const value = values[point] as number;
    kept[count] = point;
    count += value >= low && value <= high ? 1 : 0;
  }
  return kept.subarray(0, count);
}

/** The positions of values from the lowest value to the highest. */
export function ascending(values: Float64Array): Uint32Array {
  return Uint32Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
}

function sumOver(points: Uint32Array, cases: Uint8Array): number {
  let sum = 0;
  for (const point of points) sum += cases[point] as number;
  return sum;
}

/** What is left of a box after a cut. */
interface Cut {
  readonly kept: number;
  /** Cases among what is kept. */
  readonly left: number;
  readonly density: number;
  readonly limit: number;
}

/**
 * What is left when about `wanted` points go from one side, of points with `total` cases; points with the same value go
 * or stay together.
 */
function cutOf(
  order: Uint32Array,
  values: Float64Array,
  cases: Uint8Array,
  { side, wanted, total }: { side: 'low' | 'high'; wanted: number; total: number },
): Cut | undefined {
  const count = order.length;
  const at = (position: number) => order[side === 'low' ? position : count - 1 - position] as number;
  let removed = wanted;
  if (removed >= count) return undefined;
  while (removed < count && values[at(removed)] === values[at(removed - 1)]) removed += 1;
  if (removed >= count) return undefined;
  let left = total;
  for (let position = 0; position < removed; position++) left -= cases[at(position)] as number;
  return { kept: count - removed, left, density: left / (count - removed), limit: values[at(removed)] as number };
}

/**
 * The box widened step by step where that raises its density: the bottom-up part of the method, which takes back what
 * was peeled off in haste.
 */
export function paste(limits: Limits, points: Points, options: PrimOptions = usual): Limits {
  let box = copy(limits);
  let quality = qualityOf(box, points);
  for (let round = 0; round < 200; round++) {
    const wanted = Math.max(1, Math.floor(options.share * quality.points));
    const wider = candidates(box, points, wanted).map((limits) => ({ limits, quality: qualityOf(limits, points) }));
    const better = wider.filter((one) => one.quality.points > quality.points && one.quality.density > quality.density);
    const [best] = better.sort((a, b) => b.quality.density - a.quality.density);
    if (!best) return box;
    box = copy(best.limits);
    quality = best.quality;
  }
  return box;
}

/** The box with each of its sides moved out so far that about `wanted` points come in. */
function candidates(box: Limits, { dimensions, cases }: Points, wanted: number): Limits[] {
  return box.flatMap(([low, high], dimension) => {
    const values = dimensions[dimension] ?? new Float64Array(0);
    const others = box.map((one, at) => (at === dimension ? ([0, 1] as const) : one));
    const inside = Array.from(cases.keys()).filter((point) =>
      others.every(([from, to], at) => lies(dimensions[at]?.[point] ?? Number.NaN, from, to)),
    );
    const found = inside.map((point) => values[point] as number).sort((a, b) => a - b);
    const below = found.filter((value) => value < low);
    const above = found.filter((value) => value > high);
    const moved: Limits[] = [];
    const replace = (limit: readonly [number, number]) => box.map((one, at) => (at === dimension ? limit : one));
    if (low > 0) moved.push(replace([below.length > wanted ? (below.at(-wanted) ?? 0) : 0, high]));
    if (high < 1) moved.push(replace([low, above.length > wanted ? (above[wanted - 1] ?? 1) : 1]));
    return moved;
  });
}

function copy(limits: Limits): [number, number][] {
  return limits.map(([low, high]) => [low, high]);
}
