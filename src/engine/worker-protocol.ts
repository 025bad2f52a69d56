import type { LoadedProgram } from './compiled-kernel.ts';
import type { KernelCode } from './kernel.ts';
import type { MemberRuns } from './run-members.ts';
import type { RunPlan } from './run-plan.ts';

/** A plan as it travels: its code, which is large and seldom new, goes ahead once under a number. */
export type TravellingPlan = Omit<RunPlan, 'code'>;

/** To a worker. */
export type ToWorker =
  | { readonly kind: 'code'; readonly number: number; readonly code: KernelCode; readonly program: LoadedProgram }
  | { readonly kind: 'plan'; readonly codeNumber: number; readonly plan: TravellingPlan }
  | {
      /** Members to run by the plan that came last. */
      readonly kind: 'batch';
      readonly from: number;
      readonly to: number;
      /** Where the outputs go, if memory is shared. */
      readonly place: { readonly buffer: SharedArrayBuffer; readonly width: number; readonly at: number } | undefined;
      /** Else memory that the answer can use, if there is any at hand. */
      readonly spare: ArrayBuffer | undefined;
    }
  | {
      /** Other work on shared memory, for whoever serves the worker to understand. */
      readonly kind: 'task';
      readonly task: unknown;
    };

/** From a worker. */
export type FromWorker =
  | {
      readonly kind: 'runs';
      readonly runs: MemberRuns;
      /** Outputs of the batch, `[output][step][member of the batch]`, unless memory is shared. */
      readonly values: ArrayBuffer | undefined;
    }
  | { readonly kind: 'result'; readonly result: unknown };
