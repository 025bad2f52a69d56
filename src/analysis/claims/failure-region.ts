import type { DrawnParameter } from '../drawn-parameters.ts';
import { ascending, type BoxQuality, type Limits, type Points, paste, peel, qualityOf } from '../prim.ts';
import { binomialTail } from './binomial-tail.ts';

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
const leastGain = 0.01;
/** So many parameters are looked at three at a time. */
const candidates = 6;
/** A region must hold failing draws this much more densely than all draws do, */
const leastLift = 1.3;
/** and that with no more than this chance of so many of them in so many draws taken anywhere. */
const mostChance = 0.005;

/** Looks for the regions in which claims fail, among the draws of the same parameters. */
export class RegionFinder {
  readonly #parameters: readonly DrawnParameter[];
  readonly #half: number;
  /** For each parameter the draws of the first half, from its lowest value to its highest. */
  readonly #orders: readonly Uint32Array[];

  constructor(parameters: readonly DrawnParameter[]) {
    this.#parameters = parameters;
    this.#half = Math.floor((parameters[0]?.positions.length ?? 0) / 2);
    this.#orders = parameters.map(({ positions }) => ascending(positions.subarray(0, this.#half)));
  }

  /**
   * Finds a box of at most three parameters in which a claim fails most, as scenario discovery does (Bryant and Lempert
   * 2010, Technological Forecasting and Social Change 77, 34-49, on the method in `prim.ts`): all triples of the
   * parameters that part failing draws best from others are tried, and of their boxes of rising density the one with
   * the greatest score is kept. The box is found on the first half of the draws and measured on the second. `fails` has
   * 1 for each draw that fails. Undefined where too few do, or where no box stands the second half.
   */
  find(fails: Uint8Array, failing: FailureRegion['failing']): FailureRegion | undefined {
    const [first, second] = [fails.subarray(0, this.#half), fails.subarray(this.#half)];
    const [found, fresh] = [first, second].map((cases) => cases.reduce((sum, one) => sum + one, 0));
    if ((found ?? 0) < fewestCases || (fresh ?? 0) < fewestCases) return undefined;
    const best = this.#bestOfTriples(first);
    if (!best) return undefined;
    const { chosen, box } = best;
    const measured = qualityOf(box, this.#points(chosen, second, this.#half));
    const base = (fresh ?? 0) / second.length;
    const chance = binomialTail(measured.cases, measured.points, base);
    if (measured.density < leastLift * base || chance > mostChance) return undefined;
    const bounds = box.flatMap((limits, at) => {
      const parameter = this.#parameters[chosen[at] ?? -1];
      return parameter && isBound(limits) ? [boundOf(parameter, limits)] : [];
    });
    const { coverage, density } = measured;
    return { failing, bounds, coverage, density, base, draws: second.length };
  }

  #bestOfTriples(cases: Uint8Array): { chosen: readonly number[]; box: Limits } | undefined {
    const telling = this.#orders
      .map((order, at) => ({ at, separation: separation(order, cases) }))
      .sort((a, b) => b.separation - a.separation || a.at - b.at)
      .slice(0, candidates)
      .map(({ at }) => at);
    let best: { chosen: readonly number[]; box: Limits; score: number } | undefined;
    for (const chosen of subsets(telling, Math.min(mostBounds, telling.length))) {
      const points = this.#points(chosen, cases, 0);
      for (const { limits, quality } of peel(points)) {
        const score = scoreOf(quality);
        if (!best || score > best.score) best = { chosen, box: limits, score };
      }
    }
    if (!best) return undefined;
    const points = this.#points(best.chosen, cases, 0);
    return { chosen: best.chosen, box: withoutIdle(paste(best.box, points), points) };
  }

  #points(chosen: readonly number[], cases: Uint8Array, from: number): Points {
    const dimensions = chosen.map((at) => {
      return this.#parameters[at]?.positions.subarray(from, from + cases.length) ?? new Float64Array(0);
    });
    const orders = from === 0 ? chosen.flatMap((at) => this.#orders[at] ?? []) : undefined;
    return { dimensions, cases, ...(orders ? { orders } : {}) };
  }
}

/** How far a parameter parts the cases from all else: the statistic of Kolmogorov and Smirnov, from 0 to 1. */
function separation(order: Uint32Array, cases: Uint8Array): number {
  const all = cases.reduce((sum, one) => sum + one, 0);
  const others = cases.length - all;
  let [seen, widest] = [0, 0];
  for (const [at, draw] of order.entries()) {
    seen += cases[draw] as number;
    widest = Math.max(widest, Math.abs(seen / all - (at + 1 - seen) / Math.max(1, others)));
  }
  return widest;
}

/** All ways to choose `size` of these, in order. */
function subsets(items: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, at) => subsets(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]));
}

/** The box without bounds that help little, the least helpful first; each side of a parameter is a bound. */
function withoutIdle(box: Limits, points: Points): Limits {
  const looser = box.flatMap(([low, high], at) => {
    const replace = (limits: readonly [number, number]) => box.map((one, other) => (other === at ? limits : one));
    return [...(low > 0 ? [replace([0, high])] : []), ...(high < 1 ? [replace([low, 1])] : [])];
  });
  if (looser.length < 2) return box;
  const [next] = looser
    .map((limits) => ({ limits, score: scoreOf(qualityOf(limits, points)) }))
    .sort((a, b) => b.score - a.score);
  if (!next || next.score < scoreOf(qualityOf(box, points)) - leastGain) return box;
  return withoutIdle(next.limits, points);
}

/**
 * Mean of coverage and density, harmonic, with density counted twice as much as coverage (van Rijsbergen's measure F at
 * 0.5). The choice on the way of rising density is the analyst's (Bryant and Lempert 2010); this one is made for
 * sentences: a region that holds part of the failures, and little else, tells more than one that holds all and
 * anything. Both shares are told with it, measured on other draws.
 */
function scoreOf({ coverage, density }: BoxQuality): number {
  const weighted = 0.25 * density + coverage;
  return weighted === 0 ? 0 : (1.25 * density * coverage) / weighted;
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
