import type { MembersRun } from './metadata.ts';
import { say } from './say.ts';
import { tell } from './tell.ts';

const mostNamed = 10;

/**
 * Says on standard error which members failed, even when all else is quiet. `names` say which variants several
 * ensembles are. Whether any member failed.
 */
export function tellFailures(ensembles: readonly MembersRun[], names: readonly string[] = []): boolean {
  for (const [at, { failed, plan }] of ensembles.entries()) {
    if (failed.length === 0) continue;
    const which = failed.slice(0, mostNamed).join(', ') + (failed.length > mostNamed ? ', …' : '');
    const values = { failed: failed.length, members: plan.members, which };
    const told = say(plan.members === 1 ? 'run-failed' : 'members-failed', values);
    const about = names[at];
    tell(say('warning-prefix', { message: about === undefined ? told : say('about', { about, message: told }) }));
  }
  return ensembles.some(({ failed }) => failed.length > 0);
}
