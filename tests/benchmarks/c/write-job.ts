import { writeFileSync } from 'node:fs';
import { endianness } from 'node:os';
import type { KernelCode, MemberBlock } from '../../../src/engine/kernel.ts';
import type { Schedule } from '../../../src/engine/schedule.ts';
import type { Lanes } from './generate.ts';

/**
 * Writes what a C program is to run: numbers of members, steps, changes and events; rows of time and inputs by step;
 * changes and events with where those of each step start; settings `[group of lanes][setting][lane]` and shocks
 * `[group][step][shock][lane]`. Lanes without a member repeat the last one.
 */
export function writeJob(
  path: string,
  { program }: KernelCode,
  schedule: Schedule,
  { count, settings, shocks }: MemberBlock,
  lanes: Lanes,
): void {
  if (endianness() !== 'LE')
    throw new Error('Jobs are written in the byte order of this machine, which is big-endian.');
  const steps = schedule.times.length;
  const groups = Math.ceil(count / lanes);
  const memberAt = (group: number, lane: number) => Math.min(count - 1, group * lanes + lane);
  const changes = schedule.changes.map((step) =>
    step.map(({ setting, value, factor }) => (value === undefined ? [setting, 1, factor ?? 1] : [setting, 0, value])),
  );
  const events = schedule.events.map((step) => step.map(({ rule, intensity }) => [rule, 0, intensity]));
  const series = [schedule.times, ...schedule.inputs];
  const rows = Array.from({ length: steps }, (_, step) => series.map((values) => values[step] ?? Number.NaN));
  const inGroups = new Float64Array(groups * program.settings.length * lanes);
  const tape = new Float64Array(groups * steps * program.shocks.length * lanes);
  let at = 0;
  for (let group = 0; group < groups; group++) {
    for (let setting = 0; setting < program.settings.length; setting++) {
      for (let lane = 0; lane < lanes; lane++) inGroups[at++] = settings[setting * count + memberAt(group, lane)] ?? 0;
    }
  }
  at = 0;
  const width = steps * program.shocks.length;
  for (let group = 0; group < groups; group++) {
    for (let place = 0; place < width; place++) {
      for (let lane = 0; lane < lanes; lane++) {
        const member = memberAt(group, lane);
        tape[at++] = shocks[2 * ((member >> 1) * width + place) + (member & 1)] as number;
      }
    }
  }
  const parts = [
    whole([count, steps, changes.flat().length, events.flat().length]),
    Float64Array.from(rows.flat()),
    whole(starts(changes, steps)),
    Float64Array.from(changes.flat(2)),
    whole(starts(events, steps)),
    Float64Array.from(events.flat(2)),
    inGroups,
    tape,
  ];
  for (const [part, { buffer }] of parts.entries()) {
    writeFileSync(path, new Uint8Array(buffer), { flag: part === 0 ? 'w' : 'a' });
  }
}

/** Where the items of each step start in one list of all, and where the last end. */
function starts(items: readonly (readonly unknown[])[], steps: number): number[] {
  const found = [0];
  for (let step = 0; step < steps; step++) found.push((found[step] ?? 0) + (items[step]?.length ?? 0));
  return found;
}

function whole(numbers: readonly number[]): BigInt64Array<ArrayBuffer> {
  return BigInt64Array.from(numbers, BigInt);
}
