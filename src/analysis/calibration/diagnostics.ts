import { parameterDraw } from '../../engine/parameter-draws.ts';
import type { RunPlan } from '../../engine/run-plan.ts';
import { quantile } from '../quantiles.ts';

/** What a fit says about one parameter. */
export interface ParameterDiagnosis {
  readonly series: string;
  readonly range: readonly [number, number];
  /** The theory's default. */
  readonly value: number;
  /** 5, 50 and 95 % of the accepted values lie below these. */
  readonly quantiles: readonly [low: number, median: number, high: number];
  /** Variance of the accepted values against that of the whole range, all of it equally likely. */
  readonly varianceRatio: number;
  /** Kolmogorov's distance between the accepted values and the whole range, 0 to 1. */
  readonly distance: number;
}

/** Two parameters of which the data say more together than apart. */
export interface PairDiagnosis {
  readonly one: string;
  readonly other: string;
  /** Correlation over the accepted draws; draws of the whole ranges have none. */
  readonly correlation: number;
}

/** Which parameters an accepted set constrains, and which go together in it. */
export interface Diagnostics {
  /** By Kolmogorov's distance, largest first. */
  readonly parameters: readonly ParameterDiagnosis[];
  /** By the size of the correlation, largest first; no more than asked for. */
  readonly pairs: readonly PairDiagnosis[];
}

/**
 * Compares accepted draws with the ranges that they were made from. `settings` are those of the fit's plan, `defaults`
 * the default values by series.
 */
export function diagnose(
  settings: RunPlan['settings'],
  seed: string,
  accepted: Uint32Array,
  pairs: number,
): Diagnostics {
  const varied = settings.flatMap(({ series, range, value }) => {
    if (!range) return [];
    const draw = parameterDraw(seed, series);
    return [{ series, range, value, positions: Float64Array.from(accepted, (number) => draw(number)) }];
  });
  const parameters = varied.map(({ series, range, value, positions }): ParameterDiagnosis => {
    const ascending = positions.slice().sort();
    const at = (share: number) => range[0] + (range[1] - range[0]) * quantile(ascending, share);
    return {
      series,
      range,
      value,
      quantiles: [at(0.05), at(0.5), at(0.95)],
      varianceRatio: 12 * meanSquare(centred(positions)),
      distance: distanceToUniform(ascending),
    };
  });
  return {
    parameters: parameters.sort((a, b) => b.distance - a.distance),
    pairs: correlations(varied).slice(0, pairs),
  };
}

/** Kolmogorov's distance between a sample in ascending order and the uniform distribution on 0 to 1. */
export function distanceToUniform(ascending: ArrayLike<number>): number {
  let distance = 0;
  for (let at = 0; at < ascending.length; at++) {
    const value = ascending[at] as number;
    distance = Math.max(distance, (at + 1) / ascending.length - value, value - at / ascending.length);
  }
  return distance;
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function meanSquare(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0) / values.length;
}

function correlations(
  varied: readonly { readonly series: string; readonly positions: Float64Array }[],
): PairDiagnosis[] {
  const scaled = varied.map(({ series, positions }) => {
    const values = centred(positions);
    const deviation = Math.sqrt(meanSquare(values));
    return { series, values: values.map((value) => value / deviation) };
  });
  const pairs = scaled.flatMap((one, at) =>
    scaled.slice(at + 1).map((other) => {
      let sum = 0;
      for (let draw = 0; draw < one.values.length; draw++) {
        sum += (one.values[draw] as number) * (other.values[draw] as number);
      }
      return { one: one.series, other: other.series, correlation: sum / one.values.length };
    }),
  );
  return pairs.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}
