import { quantile } from '../quantiles.ts';

/** A forecast of one number: equally likely values in ascending order. */
export type Forecast = Float64Array;

/** How one forecast of one observation did. Losses: less is better. */
export interface Outcome {
  /** Mean of the forecast minus what was observed. */
  readonly error: number;
  readonly squaredError: number;
  /** Continuous ranked probability score, in the unit of what was observed. */
  readonly crps: number;
  /** 1 where the observation lies in the central half of the forecast, else 0; where forecasts are pooled, a share. */
  readonly inside50: number;
  readonly inside90: number;
}

/** Compares a forecast with what was observed. */
export function judge(forecast: Forecast, observed: number): Outcome {
  const error = forecast.reduce((sum, value) => sum + value, 0) / forecast.length - observed;
  return {
    error,
    squaredError: error * error,
    crps: crps(forecast, observed),
    inside50: Number(isInside(forecast, observed, 0.5)),
    inside90: Number(isInside(forecast, observed, 0.9)),
  };
}

/**
 * Continuous ranked probability score of an ascending sample: mean distance to the observation less half the mean
 * distance between two of its values (Gneiting and Raftery 2007). It is the absolute error of a forecast that is sure.
 */
export function crps(ascending: Forecast, observed: number): number {
  const count = ascending.length;
  let distance = 0;
  let spread = 0;
  for (let at = 0; at < count; at++) {
    const value = ascending[at] as number;
    distance += Math.abs(value - observed);
    spread += (2 * at + 1 - count) * value;
  }
  return distance / count - spread / (count * count);
}

/** Whether an observation lies in the central `share` of an ascending sample, its ends included. */
export function isInside(ascending: Forecast, observed: number, share: number): boolean {
  const outside = (1 - share) / 2;
  return observed >= quantile(ascending, outside) && observed <= quantile(ascending, 1 - outside);
}

/** Outcomes of several forecasts of the same observation as one: the mean of each. */
export function pool(outcomes: readonly Outcome[]): Outcome {
  const mean = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length;
  return {
    error: mean(({ error }) => error),
    squaredError: mean(({ squaredError }) => squaredError),
    crps: mean((outcome) => outcome.crps),
    inside50: mean(({ inside50 }) => inside50),
    inside90: mean(({ inside90 }) => inside90),
  };
}
