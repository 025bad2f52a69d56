import type { Sampling } from '../engine/run-plan.ts';
import type { RunOptions } from './options.ts';

const usualMembers = 200;

/**
 * How many members to run and what differs between them. Nothing said is one run without chance; several members
 * without a kind of uncertainty vary in all; a kind of uncertainty without a number of members is an ensemble.
 */
export function samplingOf({
  members,
  uncertainty,
  seed,
}: Pick<RunOptions, 'members' | 'uncertainty' | 'seed'>): Sampling {
  const kind = uncertainty ?? ((members ?? 1) > 1 ? 'both' : 'none');
  return { seed, uncertainty: kind, members: members ?? (kind === 'none' ? 1 : usualMembers) };
}
