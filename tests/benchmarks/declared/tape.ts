import { normalQuantile, openStream } from '../../../src/engine/streams.ts';

/** Standard normal shocks for runs of the declared model, so that every implementation has the same luck. */
export interface Tape {
  readonly actors: number;
  readonly members: number;
  readonly steps: number;
  /**
   * `[member][step][shock]`. The shocks of a step are those of perception for each ordered pair, of armament for each
   * actor, and of the climate, {@link shocksOf} in all. Every value is exact in single precision.
   */
  readonly values: Float64Array;
}

/** Shocks of one step in a world of `actors`: N(N-1) + N + 1. */
export function shocksOf(actors: number): number {
  return actors * actors + 1;
}

/** Draws a tape; the same arguments always give the same numbers. */
export function drawTape(actors: number, members: number, steps: number): Tape {
  const stream = openStream('declared model', actors, members, steps);
  const halfUnit = 1.1641532182693481e-10;
  const values = Float64Array.from({ length: members * steps * shocksOf(actors) }, () =>
    Math.fround(normalQuantile(stream() + halfUnit)),
  );
  return { actors, members, steps, values };
}
