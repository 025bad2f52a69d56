import { normalQuantile } from '../../engine/streams.ts';
import type { Forecast } from './scores.ts';

/** What was observed in a year. */
export interface YearObserved {
  readonly year: number;
  readonly value: number;
}

/**
 * Forecasts that know nothing of states: the last value, a straight line, the mean, a first-order autoregression, and
 * levels that change at {@link stepYears}. Each is fitted on what was observed before the period that it forecasts.
 * `dates-in-hindsight` alone has seen the period itself: its levels are what a model that knows only the dates could
 * have given at best.
 */
export const baselineNames = [
  'persistence',
  'linear-trend',
  'mean',
  'autoregression',
  'dates-only',
  'dates-in-hindsight',
] as const;

/** One of {@link baselineNames}. */
export type BaselineName = (typeof baselineNames)[number];

/** The years at which a model that knows only dates changes its level. */
export const stepYears = [2014, 2022] as const;

/** Fewest observations to fit a baseline on. */
export const fewestObservations = 3;

/** Mean and standard deviation of a normal forecast. */
export interface NormalForecast {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * Forecasts of the observations in `period` by a baseline that was fitted on those in `past`, both in the order of
 * their years. Undefined where the past is too short.
 */
export function baselineForecasts(
  name: BaselineName,
  past: readonly YearObserved[],
  period: readonly YearObserved[],
): readonly NormalForecast[] | undefined {
  if (past.length < fewestObservations) return undefined;
  const years = period.map(({ year }) => year);
  switch (name) {
    case 'persistence':
      return persistence(past, years);
    case 'linear-trend':
      return linearTrend(past, years);
    case 'mean':
      return levels(past, years, past, []);
    case 'autoregression':
      return autoregression(past, years);
    case 'dates-only':
      return levels(past, years, past, stepYears);
    case 'dates-in-hindsight':
      return levels(past, years, [...past, ...period], stepYears);
  }
}

const points = 200;
const quantiles = Float64Array.from({ length: points }, (_, at) => normalQuantile((at + 0.5) / points));

/** A normal forecast as equally likely values. */
export function sampleOf({ mean, deviation }: NormalForecast): Forecast {
  return quantiles.map((value) => mean + deviation * value);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sumOfSquares = (values: readonly number[]) => values.reduce((sum, value) => sum + value * value, 0);

/** The last value; the error grows with the square root of the years since, as that of a random walk. */
function persistence(past: readonly YearObserved[], years: readonly number[]): NormalForecast[] {
  const last = past.at(-1);
  const changes = past.slice(1).map(({ year, value }, at) => {
    const before = past[at] ?? { year, value };
    return (value - before.value) / Math.sqrt(year - before.year);
  });
  const deviation = Math.sqrt(sumOfSquares(changes) / changes.length);
  return years.map((year) => ({
    mean: last?.value ?? Number.NaN,
    deviation: deviation * Math.sqrt(year - (last?.year ?? year)),
  }));
}

/** The straight line of least squares, with the usual error of a prediction by it. */
function linearTrend(past: readonly YearObserved[], years: readonly number[]): NormalForecast[] {
  const centre = mean(past.map(({ year }) => year));
  const level = mean(past.map(({ value }) => value));
  const spread = sumOfSquares(past.map(({ year }) => year - centre));
  const slope = past.reduce((sum, { year, value }) => sum + (year - centre) * (value - level), 0) / spread;
  const residuals = past.map(({ year, value }) => value - level - slope * (year - centre));
  const variance = sumOfSquares(residuals) / (past.length - 2);
  return years.map((year) => ({
    mean: level + slope * (year - centre),
    deviation: Math.sqrt(variance * (1 + 1 / past.length + ((year - centre) * (year - centre)) / spread)),
  }));
}

const mostPersistent = 0.99;

/** A first-order autoregression by least squares on neighbouring years, carried forward from the last value. */
function autoregression(past: readonly YearObserved[], years: readonly number[]): NormalForecast[] {
  const pairs = past.slice(1).flatMap(({ year, value }, at) => {
    const before = past[at];
    return before && year - before.year === 1 ? [{ before: before.value, value }] : [];
  });
  if (pairs.length < fewestObservations) return levels(past, years, past, []);
  const [x, y] = [mean(pairs.map(({ before }) => before)), mean(pairs.map(({ value }) => value))];
  const spread = sumOfSquares(pairs.map(({ before }) => before - x));
  const together = pairs.reduce((sum, { before, value }) => sum + (before - x) * (value - y), 0);
  const slope = spread === 0 ? 0 : Math.max(-mostPersistent, Math.min(mostPersistent, together / spread));
  const level = (y - slope * x) / (1 - slope);
  const residuals = pairs.map(({ before, value }) => value - level - slope * (before - level));
  const variance = sumOfSquares(residuals) / Math.max(1, pairs.length - 2);
  const last = past.at(-1) ?? { year: 0, value: level };
  return years.map((year) => {
    let power = 1;
    let noise = 0;
    for (let ahead = last.year; ahead < year; ahead++) {
      noise += power * power;
      power *= slope;
    }
    return { mean: level + power * (last.value - level), deviation: Math.sqrt(variance * noise) };
  });
}

/**
 * The mean of what was seen between the same steps; before anything was seen there, that of the part before. The error
 * is that of the past about its own means.
 */
function levels(
  past: readonly YearObserved[],
  years: readonly number[],
  seen: readonly YearObserved[],
  steps: readonly number[],
): NormalForecast[] {
  const partOf = (year: number) => steps.filter((step) => year >= step).length;
  const inPart = (part: number, among: readonly YearObserved[]) =>
    among.filter(({ year }) => partOf(year) === part).map(({ value }) => value);
  const latest = (part: number): readonly number[] => {
    for (let at = part; at >= 0; at--) {
      const values = inPart(at, seen);
      if (values.length > 0) return values;
    }
    return seen.map(({ value }) => value);
  };
  const parts = [...new Set(past.map(({ year }) => partOf(year)))].map((part) => inPart(part, past));
  const residuals = parts.flatMap((values) => values.map((value) => value - mean(values)));
  const variance = sumOfSquares(residuals) / Math.max(1, past.length - parts.length);
  return years.map((year) => {
    const values = latest(partOf(year));
    return { mean: mean(values), deviation: Math.sqrt(variance * (1 + 1 / values.length)) };
  });
}
