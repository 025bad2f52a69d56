import type { Bands } from '../analysis/bands.ts';
import { summaryShares } from '../analysis/quantiles.ts';
import { type Ensemble, memberValues } from '../engine/ensemble.ts';
import type { Metadata } from './metadata.ts';

/** One object of a single member: what was run, the times, and the series. */
export function* memberJson(ensemble: Ensemble, metadata: Metadata): Generator<string> {
  const { times, series, members } = ensemble;
  const values = members.length > 0 ? namedSeries(series, memberValues(ensemble, 0), times.length) : {};
  yield `${JSON.stringify({ ...metadata, times: Array.from(times), series: values })}\n`;
}

/** One object of several members: what was run, the times, and the quantiles of each series. */
export function* bandsJson({ times, series, bands, medoid }: Bands, metadata: Metadata): Generator<string> {
  const named = series.map((name, at) => [name, quantilesOf(bands[at] ?? new Float64Array(), times.length)] as const);
  yield `${JSON.stringify({ ...metadata, times: Array.from(times), medoid, bands: Object.fromEntries(named) })}\n`;
}

/** One line for each member: what was run, the times, and its series. */
export function* runLines(ensemble: Ensemble, metadata: Metadata): Generator<string> {
  const { times, series, hashes } = ensemble;
  const { failed, hash, members, ...shared } = metadata;
  for (const [position, member] of ensemble.members.entries()) {
    const line = {
      ...shared,
      member,
      hash: hashes[position],
      times: Array.from(times),
      series: namedSeries(series, memberValues(ensemble, position), times.length),
    };
    yield `${JSON.stringify(line)}\n`;
  }
}

/** Quantiles as `q5`, `q25` and so on to their values at each step. */
export function quantilesOf(band: Float64Array, steps: number): Record<string, number[]> {
  return Object.fromEntries(
    summaryShares.map((share, at) => [quantileName(share), Array.from(band.subarray(at * steps, (at + 1) * steps))]),
  );
}

/** Name of the quantile at a share: `q5` at 0.05. */
export function quantileName(share: number): string {
  return `q${Math.round(share * 100)}`;
}

function namedSeries(series: readonly string[], values: Float64Array, steps: number): Record<string, number[]> {
  return Object.fromEntries(
    series.map((name, at) => [name, Array.from(values.subarray(at * steps, (at + 1) * steps))]),
  );
}
