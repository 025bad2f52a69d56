import { at, nearestStep, seriesBands, splitQuantiles, timeTolerance, yearSteps } from './bands.ts';
import { type Line, type PanelGroup, panelsOfPair } from './panels.ts';
import type { Bands, Crossing, StudyResult } from './study-types.ts';

/** The largest difference from the baseline, as counts of worlds. */
export interface ChangeFact {
  kind: 'change';
  series: string;
  year: number;
  direction: 'lower' | 'higher';
  /** Number of worlds that differ in that direction, of `members`. */
  worlds: number;
  members: number;
  /** Size of the median paired difference, positive. */
  typical: number;
}

/** What the largest movement of the baseline itself is. */
export interface TrendFact {
  kind: 'trend';
  series: string;
  fromYear: number;
  from: number;
  toYear: number;
  to: number;
}

/** The first thing to say about a result. */
export type HeadlineFact = ChangeFact | TrendFact | { kind: 'unclear'; members: number };

/** A change of how often something happens. */
export interface CrossingFact {
  series: string;
  worlds: number;
  baselineWorlds: number;
  members: number;
  /** Median year among the worlds in which it happens. */
  year: number | null;
}

/** What one line of a chart shows. */
export interface LineFact {
  line: Line;
  fromYear: number;
  from: number;
  toYear: number;
  to: number;
  direction: 'rises' | 'falls' | 'stays';
  /** The highest year when it lies clearly above both ends. */
  peak: { year: number; value: number } | null;
  /** Half of the worlds lie in this interval in the last year. */
  half: readonly [number, number];
  /** The baseline's value in the last year, when it differs. */
  baseline: number | null;
}

/** Differences below this are no difference to a reader: they vanish in two decimals. */
const smallest = 0.005;
const clearShare = 0.6;
const clearMove = 0.02;
const clearPeak = 0.05;

/**
 * Finds what to say first: with changes, the series and year of the largest typical difference that most worlds share;
 * without, the series that moves most. `scales` gives the width of a series' range, 1 when absent.
 */
export function headlineFact(
  result: StudyResult,
  watched: readonly string[],
  period: { from: number; to: number },
  changed: boolean,
  scales: ReadonlyMap<string, number> = new Map(),
): HeadlineFact | null {
  return changed ? largestChange(result, watched, period, scales) : largestTrend(result, watched, period, scales);
}

/** Alliances and the like whose frequency differs by at least 5 in 100 worlds, the largest difference first. */
export function crossingFacts(result: StudyResult): CrossingFact[] {
  const members = result.current.members - result.current.failed;
  const difference = (crossing: Crossing) => Math.abs(crossing.currentShare - crossing.baselineShare);
  return result.crossings
    .filter((crossing) => difference(crossing) >= 0.05)
    .sort((one, other) => difference(other) - difference(one))
    .map(({ series, baselineShare, currentShare, currentMedianTime }) => ({
      series,
      worlds: Math.round(currentShare * members),
      baselineWorlds: Math.round(baselineShare * members),
      members,
      year: currentMedianTime === undefined ? null : Math.floor(currentMedianTime + timeTolerance),
    }));
}

/** What a line shows between two times; null when the result lacks its series. */
export function lineFact(result: StudyResult, line: Line, period: { from: number; to: number }): LineFact | null {
  const bands = seriesBands(result.current, line.series);
  if (!bands) return null;
  const years = yearSteps(bands.times, period.from, period.to);
  const first = years[0];
  const last = years.at(-1);
  if (!first || !last) return null;
  const from = at(bands.middle, first.step);
  const to = at(bands.middle, last.step);
  const highest = years.reduce((best, each) =>
    at(bands.middle, each.step) > at(bands.middle, best.step) ? each : best,
  );
  const top = at(bands.middle, highest.step);
  const baseline = baselineAt(result, line.series, at(bands.times, last.step));
  return {
    line,
    fromYear: first.year,
    from,
    toYear: last.year,
    to,
    direction: Math.abs(to - from) < clearMove ? 'stays' : to > from ? 'rises' : 'falls',
    peak: top > Math.max(from, to) + clearPeak ? { year: highest.year, value: top } : null,
    half: [at(bands.low50, last.step), at(bands.high50, last.step)],
    baseline: baseline !== null && Math.abs(baseline - to) >= smallest ? baseline : null,
  };
}

/** The pair whose charts move most between two times; undefined for a group that is not about pairs. */
export function liveliestPair(
  group: PanelGroup,
  bands: Bands,
  period: { from: number; to: number },
): readonly [string, string] | undefined {
  let most = -1;
  let liveliest: readonly [string, string] | undefined;
  for (const pair of group.pairs) {
    const moves = panelsOfPair(group, pair).map(({ lines, range }) => {
      const [low, high] = range ?? [0, 1];
      return Math.max(0, ...lines.map(({ series }) => distanceMoved(bands, series, period))) / (high - low);
    });
    const move = Math.max(0, ...moves);
    if (move > most) [most, liveliest] = [move, pair];
  }
  return liveliest;
}

/** How far apart a series' lowest and highest yearly middles lie. */
function distanceMoved(bands: Bands, series: string, period: { from: number; to: number }): number {
  const values = seriesBands(bands, series);
  if (!values) return 0;
  const yearly = yearSteps(values.times, period.from, period.to).map(({ step }) => at(values.middle, step));
  return yearly.length === 0 ? 0 : Math.max(...yearly) - Math.min(...yearly);
}

function largestChange(
  result: StudyResult,
  watched: readonly string[],
  period: { from: number; to: number },
  scales: ReadonlyMap<string, number>,
): HeadlineFact | null {
  const members = result.current.members - result.current.failed;
  if (members <= 0) return null;
  const { times } = result.current;
  let best: ChangeFact | null = null;
  let bestScore = 0;
  for (const difference of result.difference) {
    if (!watched.includes(difference.series)) continue;
    const { middle } = splitQuantiles(times, difference.quantiles);
    const scale = scales.get(difference.series) ?? 1;
    for (const { year, step } of yearSteps(times, period.from, period.to)) {
      const typical = at(middle, step);
      const share = at(typical < 0 ? difference.lower : difference.higher, step);
      const score = (Math.abs(typical) / scale) * (2 * share - 1);
      if (share < clearShare || Math.abs(typical) < smallest * scale || score <= bestScore) continue;
      bestScore = score;
      best = {
        kind: 'change',
        series: difference.series,
        year,
        direction: typical < 0 ? 'lower' : 'higher',
        worlds: Math.round(share * members),
        members,
        typical: Math.abs(typical),
      };
    }
  }
  return best ?? { kind: 'unclear', members };
}

function largestTrend(
  result: StudyResult,
  watched: readonly string[],
  period: { from: number; to: number },
  scales: ReadonlyMap<string, number>,
): TrendFact | null {
  let best: TrendFact | null = null;
  let bestMove = -1;
  for (const series of watched) {
    const bands = seriesBands(result.current, series);
    if (!bands) continue;
    const years = yearSteps(bands.times, period.from, period.to);
    const first = years[0];
    const last = years.at(-1);
    if (!first || !last) continue;
    const from = at(bands.middle, first.step);
    const to = at(bands.middle, last.step);
    const move = Math.abs(to - from) / (scales.get(series) ?? 1);
    if (move <= bestMove) continue;
    bestMove = move;
    best = { kind: 'trend', series, fromYear: first.year, from, toYear: last.year, to };
  }
  return best;
}

function baselineAt(result: StudyResult, series: string, time: number): number | null {
  const bands = seriesBands(result.baseline, series);
  return bands ? at(bands.middle, nearestStep(bands.times, time)) : null;
}
