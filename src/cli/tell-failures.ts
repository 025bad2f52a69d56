import type { Ensemble } from '../engine/ensemble.ts';
import { say } from './say.ts';
import { tell } from './tell.ts';

const mostNamed = 10;

/** Says on standard error which members failed, even when all else is quiet. Whether any did. */
export function tellFailures(ensembles: readonly Ensemble[]): boolean {
  const failing = ensembles.filter(({ failed }) => failed.length > 0);
  for (const { failed, plan } of failing) {
    const which = failed.slice(0, mostNamed).join(', ') + (failed.length > mostNamed ? ', …' : '');
    const message = say('members-failed', { failed: failed.length, members: plan.members, which });
    tell(say('warning-prefix', { message }));
  }
  return failing.length > 0;
}
