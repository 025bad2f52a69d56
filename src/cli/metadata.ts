import { version } from '../../package.json';
import type { RunChoice, Workbench } from '../analysis/workbench.ts';
import type { Sampling } from '../engine/run-plan.ts';

/** What a result must say about itself, so that it can be told apart and repeated. */
export interface Metadata {
  readonly counterpoise: string;
  readonly scenario: string;
  readonly theory: string;
  readonly world: string;
  readonly variant: string | null;
  readonly levers: Readonly<Record<string, number>>;
  readonly set: Readonly<Record<string, number>>;
  readonly without: readonly string[];
  readonly seed: string;
  readonly members: number;
  readonly uncertainty: string;
  /** Where parameters vary among chosen draws: their seed, and how many they are. */
  readonly draws: { readonly seed: string; readonly count: number } | null;
  readonly hash: string;
  /** Numbers of the members that gave numbers that are not finite. */
  readonly failed: readonly number[];
}

/** What the metadata of an ensemble say about its members. */
export interface MembersRun {
  readonly plan: Sampling;
  readonly hash: string;
  readonly failed: readonly number[];
}

/** Metadata of an ensemble. */
export function metadataOf({ scenario, model }: Workbench, choice: RunChoice, ensemble: MembersRun): Metadata {
  const { seed, members, uncertainty, draws } = ensemble.plan;
  return {
    counterpoise: version,
    scenario: scenario.id,
    theory: model.theory.source.id,
    world: model.world.id,
    variant: choice.variant ?? null,
    levers: choice.levers ?? {},
    set: choice.set ?? {},
    without: choice.removedEvents ?? [],
    seed,
    members,
    uncertainty,
    draws: draws ? { seed: draws.seed, count: draws.members.length } : null,
    hash: ensemble.hash,
    failed: ensemble.failed,
  };
}
