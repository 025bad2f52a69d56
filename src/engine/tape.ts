import type { RunPlan } from './run-plan.ts';
import { normalQuantile, openStream } from './streams.ts';

/** All that decides the shocks of a member. */
export type Luck = Pick<RunPlan, 'seed' | 'shocks' | 'stepsSkipped'> & {
  readonly steps: number;
  /** Whether shocks are drawn, or all quiet. */
  readonly drawn: boolean;
};

/**
 * Draws the shocks of members, `[pair of members][step][shock][member of the pair]`. The shock of a member at a date is
 * a function of the seed, the series, the member and the date alone. `from` must be even. Uses `room` where it is
 * given and large enough.
 */
export function drawTape(luck: Luck, from: number, count: number, room?: Float64Array): Float64Array {
  const { seed, shocks, steps, stepsSkipped, drawn } = luck;
  const width = shocks.length;
  const length = tapeLength(luck, count);
  const tape = room && room.length >= length ? room.subarray(0, length) : new Float64Array(length);
  for (const [at, { series, distribution, quiet }] of shocks.entries()) {
    for (let member = 0; member < count; member++) {
      const first = 2 * ((member >> 1) * steps * width + at) + (member & 1);
      if (!drawn) {
        for (let step = 0; step < steps; step++) tape[first + 2 * width * step] = quiet;
        continue;
      }
      const stream = openStream(seed, from + member, series);
      const earlier = stepsSkipped < 0 ? openStream(seed, from + member, series, 'earlier') : stream;
      for (let step = 0; step < stepsSkipped; step++) stream();
      for (let step = 0; step < steps; step++) {
        // Half a unit of 2^-32 keeps the ends of the interval out of reach.
        const uniform = (step < -stepsSkipped ? earlier() : stream()) + 1.1641532182693481e-10;
        tape[first + 2 * width * step] = distribution === 'normal' ? normalQuantile(uniform) : uniform;
      }
    }
  }
  return tape;
}

function tapeLength({ steps, shocks }: Luck, count: number): number {
  return 2 * Math.ceil(count / 2) * steps * shocks.length;
}

/** Keeps tapes, so that variants and moved levers meet the same luck without drawing it again. */
export class TapeStore {
  readonly #most: number;
  readonly #tapes = new Map<string, Float64Array>();
  #bytes = 0;
  #scratch = new Float64Array(0);

  /** `most` bytes are kept. */
  constructor(most = 64e6) {
    this.#most = most;
  }

  /**
   * The tape of members `from` to `from + count`, drawn or kept from before; it holds until the next call. Tapes of
   * ensembles of more `members` than can be kept are drawn each time.
   */
  tape(luck: Luck, from: number, count: number, members: number): Float64Array {
    if (luck.drawn && 8 * tapeLength(luck, members) > this.#most) {
      const length = tapeLength(luck, count);
      if (this.#scratch.length < length) this.#scratch = new Float64Array(length);
      return drawTape(luck, from, count, this.#scratch);
    }
    // Without chance all members have the same quiet tape.
    const start = luck.drawn ? from : 0;
    const key = JSON.stringify([luck, start, count]);
    const known = this.#tapes.get(key);
    if (known) return known;
    const tape = drawTape(luck, start, count);
    if (this.#bytes + tape.byteLength > this.#most) {
      this.#tapes.clear();
      this.#bytes = 0;
    }
    this.#tapes.set(key, tape);
    this.#bytes += tape.byteLength;
    return tape;
  }
}
