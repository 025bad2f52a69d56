import type { MemberRun } from '../engine/run-members.ts';
import type { RunPlan } from '../engine/run-plan.ts';

/** To a worker: the plan of the batches that follow, or the members to run by it. */
export type ToWorker =
  | { readonly kind: 'plan'; readonly plan: RunPlan }
  | { readonly kind: 'batch'; readonly from: number; readonly to: number };

/** From a worker: the members of the batch that it was given. */
export type FromWorker = readonly MemberRun[];
