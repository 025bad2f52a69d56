import type { MemberBlock } from '../../src/engine/kernel.ts';
import type { RunPlan } from '../../src/engine/run-plan.ts';
import { shocksOf, type Tape } from './declared/tape.ts';
import { shockSeries } from './run-declared.ts';

/** The members of a tape, as kernels get them for a plan of the declared model. */
export function declaredBlock({ settings, shocks }: RunPlan, { actors, members, steps, values }: Tape): MemberBlock {
  const width = shocksOf(actors);
  const names = shockSeries(actors);
  const columns = shocks.map(({ series }) => names.indexOf(series));
  const ordered = new Float64Array(2 * Math.ceil(members / 2) * steps * width);
  for (let at = 0; at < ordered.length; at++) {
    const place = at >> 1;
    const column = columns[place % width] as number;
    const step = Math.floor(place / width) % steps;
    const member = 2 * Math.floor(place / width / steps) + (at & 1);
    if (member < members) ordered[at] = values[(member * steps + step) * width + column] as number;
  }
  const repeated = new Float64Array(settings.length * members);
  for (const [at, { value }] of settings.entries()) repeated.fill(value, at * members, (at + 1) * members);
  return { count: members, settings: repeated, shocks: ordered };
}
