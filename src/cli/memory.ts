import type { History } from '../engine/history.ts';
import { mistake } from './command-error.ts';

const mostGigabytes = 2;
const bytesPerGigabyte = 1e9;

/**
 * Refuses ensembles whose results would not fit into memory, before they run for hours. `members` counts those of all
 * choices, `step` is the length of a step in years. Throws `CommandError`.
 */
export function checkMemory(members: number, series: number, { simulatedFrom, period }: History, step: number): void {
  const steps = Math.floor((period.to - simulatedFrom) / step) + 1;
  const size = (members * series * steps * 8) / bytesPerGigabyte;
  if (size > mostGigabytes) {
    throw mistake('too-much-to-keep', { members, series, steps, size: size.toFixed(1), most: mostGigabytes });
  }
}
