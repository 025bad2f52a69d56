import { exp, log } from '../../engine/exact-math.ts';
import { fitRules } from '../calibration/rules.ts';
import { baselineForecasts, baselineNames, sampleOf } from './baselines.ts';
import { blockBootstrap, type Estimate } from './bootstrap.ts';
import type { Observation } from './observe.ts';
import { type Period, periods } from './periods.ts';
import { judge, type Outcome, pool } from './scores.ts';

/**
 * What kind of forecaster: the model itself, a simple forecast, a rival theory, the model without some of its terms,
 * or the model with permuted dates.
 */
export type ForecasterKind = 'model' | 'baseline' | 'rival' | 'knock-out' | 'placebo';

/** How a forecaster did on every observation; undefined where it made no forecast. */
export interface Forecaster {
  readonly id: string;
  readonly kind: ForecasterKind;
  readonly outcomes: readonly (Outcome | undefined)[];
}

/** Observed series that are scored together. */
export interface Scope {
  /** Id of an observed series, or `fitted-series` or `all-series`, whose losses are in units of their discrepancies. */
  readonly source: string;
  /** Series of the model; empty for several together. */
  readonly series: string;
}

/** How a forecaster did on a scope in a period. */
export interface Score extends Scope {
  readonly period: Period['id'];
  readonly forecaster: string;
  readonly kind: ForecasterKind;
  /** Observations. */
  readonly count: number;
  readonly rmse: number;
  readonly meanError: number;
  readonly coverage50: number;
  readonly coverage90: number;
  readonly crps: number;
}

/** The model against another forecaster, on the observations that both forecast. */
export interface Contrast extends Scope {
  readonly period: Period['id'];
  readonly against: string;
  readonly kind: ForecasterKind;
  readonly count: number;
  /** 1 - loss of the model / loss of the other: above 0 the model is better. Undefined where either made no error. */
  readonly skillRmse: Estimate | undefined;
  readonly skillCrps: Estimate | undefined;
  /** CRPS of the model minus that of the other: below 0 the model is better. */
  readonly difference: Estimate;
  /** Whether the model is better or worse by CRPS, if the interval of the difference says so, and enough years do. */
  readonly verdict: 'better' | 'worse' | 'open';
}

/** All scores and contrasts. */
export interface Evidence {
  readonly scores: readonly Score[];
  readonly contrasts: readonly Contrast[];
}

/** Fewest years on which a verdict is given. */
export const fewestYears = 4;

/**
 * The simple forecasts, each fitted, series by series, on what was observed before a period. `known` is what is known
 * of the same series beside the observations that are scored: of years that have none of these it counts too.
 */
export function baselineForecasters(
  observations: readonly Observation[],
  known: readonly Observation[] = [],
): Forecaster[] {
  return baselineNames.map((id) => {
    const outcomes: (Outcome | undefined)[] = observations.map(() => undefined);
    for (const { source, series } of ownScopes(observations)) {
      const own = observations
        .map((observation, at) => ({ observation, at }))
        .filter(({ observation: one }) => one.source === source && one.series === series)
        .sort((a, b) => a.observation.year - b.observation.year);
      const years = new Set(own.map(({ observation: { year } }) => year));
      const beside = known.filter((one) => one.source === source && one.series === series && !years.has(one.year));
      const all = [...own.map(({ observation }) => observation), ...beside].sort((a, b) => a.year - b.year);
      for (const { from, to } of periods) {
        const inside = own.filter(({ observation: { year } }) => year >= from && year <= to);
        const past = all.filter(({ year }) => year < from);
        const forecasts = baselineForecasts(
          id,
          past,
          inside.map(({ observation }) => observation),
        );
        for (const [place, { observation, at }] of inside.entries()) {
          const forecast = forecasts?.[place];
          if (forecast) outcomes[at] = judge(sampleOf(forecast), observation.value);
        }
      }
    }
    return { id, kind: 'baseline', outcomes };
  });
}

/** Scores every forecaster on every scope and period, and sets the first, the model, against each of the others. */
export function compareForecasters(observations: readonly Observation[], forecasters: readonly Forecaster[]): Evidence {
  const [model] = forecasters;
  const scores: Score[] = [];
  const contrasts: Contrast[] = [];
  for (const { id: period, from, to } of periods) {
    for (const scope of [...ownScopes(observations), ...togetherScopes(observations)]) {
      const places = observations.flatMap((one, at) =>
        one.year >= from && one.year <= to && isIn(scope, one) ? [at] : [],
      );
      if (places.length === 0) continue;
      for (const forecaster of forecasters) {
        const losses = places.flatMap((at) => lossOf(scope, observations, forecaster, at) ?? []);
        const { id, kind } = forecaster;
        if (losses.length === places.length) scores.push({ ...scope, period, forecaster: id, kind, ...scored(losses) });
        if (!model || forecaster === model) continue;
        const pairs = places.flatMap((at) => {
          const [own, other] = [model, forecaster].map((one) => lossOf(scope, observations, one, at));
          return own && other ? [{ year: observations[at]?.year ?? 0, own, other }] : [];
        });
        if (pairs.length > 0)
          contrasts.push({
            ...scope,
            period,
            against: id,
            kind,
            ...contrasted(pairs, [scope.source, scope.series, period, id]),
          });
      }
    }
  }
  return { scores, contrasts };
}

function ownScopes(observations: readonly Observation[]): Scope[] {
  const keys = new Map(
    observations.map(({ source, series }) => [JSON.stringify([source, series]), { source, series }]),
  );
  return [...keys.values()];
}

/** The series that the calibration reads, of which none counts the same votes twice; and all of them. */
function togetherScopes(observations: readonly Observation[]): Scope[] {
  const sources = new Set(observations.map(({ source }) => source));
  const fitted = [...sources].some((source) => isFitted({ source }));
  return [...(fitted ? ['fitted-series'] : []), 'all-series'].map((source) => ({ source, series: '' }));
}

/** Whether an observation is of a series that the calibration reads, in whatever year. */
export function isFitted({ source }: Pick<Observation, 'source'>): boolean {
  return (fitRules.series as readonly string[]).includes(source);
}

function isIn({ source, series }: Scope, observation: Observation): boolean {
  if (source === 'all-series') return true;
  if (source === 'fitted-series') return isFitted(observation);
  return observation.source === source && observation.series === series;
}

/** A forecaster's outcome on one observation, in units of the discrepancy where several series count together. */
function lossOf(
  scope: Scope,
  observations: readonly Observation[],
  { outcomes }: Forecaster,
  at: number,
): Outcome | undefined {
  const outcome = outcomes[at];
  if (!outcome || scope.series !== '') return outcome;
  const unit = observations[at]?.discrepancy ?? 1;
  const { error, squaredError, crps } = outcome;
  return { ...outcome, error: error / unit, squaredError: squaredError / (unit * unit), crps: crps / unit };
}

function scored(losses: readonly Outcome[]) {
  const { error, squaredError, crps, inside50, inside90 } = pool(losses);
  return {
    count: losses.length,
    rmse: Math.sqrt(squaredError),
    meanError: error,
    coverage50: inside50,
    coverage90: inside90,
    crps,
  };
}

interface Pair {
  readonly year: number;
  readonly own: Outcome;
  readonly other: Outcome;
}

function contrasted(pairs: readonly Pair[], name: readonly string[]) {
  const years = [...new Set(pairs.map(({ year }) => year))].sort((a, b) => a - b);
  const byYear = years.map((year) => {
    const own = pairs.filter((pair) => pair.year === year);
    const total = (of: (pair: Pair) => number) => own.reduce((sum, pair) => sum + of(pair), 0);
    return [
      own.length,
      total((pair) => pair.own.squaredError),
      total((pair) => pair.other.squaredError),
      total((pair) => pair.own.crps),
      total((pair) => pair.other.crps),
    ];
  });
  const statistics = (positions: readonly number[]) => {
    const [count, ownSquare, otherSquare, ownCrps, otherCrps] = [0, 1, 2, 3, 4].map((field) =>
      positions.reduce((sum, at) => sum + (byYear[at]?.[field] ?? 0), 0),
    ) as [number, number, number, number, number];
    return [log(ownSquare / otherSquare) / 2, log(ownCrps / otherCrps), (ownCrps - otherCrps) / count];
  };
  const [rmse, crps, difference] = blockBootstrap(years.length, statistics, name) as [Estimate, Estimate, Estimate];
  const isSure = years.length >= fewestYears && (difference.high < 0 || difference.low > 0);
  return {
    count: pairs.length,
    skillRmse: skillOf(rmse),
    skillCrps: skillOf(crps),
    difference,
    verdict: isSure ? (difference.high < 0 ? ('better' as const) : ('worse' as const)) : ('open' as const),
  };
}

/**
 * The skill of a ratio of losses of which the logarithm was estimated: on that scale an interval can be moved out
 * without ever going beyond a skill of 1. Undefined where either made no error.
 */
function skillOf({ value, low, high }: Estimate): Estimate | undefined {
  const skill = (logarithm: number) => 1 - exp(logarithm);
  return Number.isFinite(value) ? { value: skill(value), low: skill(high), high: skill(low) } : undefined;
}
