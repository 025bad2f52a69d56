import { sameState } from './commands.ts';
import { type State, scenarioOf } from './state.ts';
import type { Catalogue } from './study-types.ts';

/** One difference of a state from its scenario, or of one state from another. */
export type Change =
  | { kind: 'scenario'; from: string; to: string }
  | { kind: 'variant'; from: string | null; to: string | null }
  | { kind: 'theory'; from: string | null; to: string | null }
  | { kind: 'lever'; lever: string; from: number; to: number }
  | { kind: 'event'; event: string; on: boolean }
  | { kind: 'parameter'; name: string; from: number | null; to: number | null }
  | { kind: 'uncertainty'; to: State['uncertainty'] }
  | { kind: 'members'; to: number }
  | { kind: 'seed'; to: string };

/** What differs between a state and its scenario as the file has it. */
export function changesFromBaseline(state: State, catalogue: Catalogue): Change[] {
  const baseline: State = { ...state, variant: null, theory: null, levers: {}, set: {}, removedEvents: [] };
  return changesBetween(baseline, state, catalogue);
}

/** What differs between two states. Of two scenarios only that is said. */
export function changesBetween(before: State, after: State, catalogue: Catalogue): Change[] {
  if (sameState(before, after)) return [];
  if (before.scenario !== after.scenario) return [{ kind: 'scenario', from: before.scenario, to: after.scenario }];
  const changes: Change[] = [];
  if (before.variant !== after.variant) changes.push({ kind: 'variant', from: before.variant, to: after.variant });
  if (before.theory !== after.theory) changes.push({ kind: 'theory', from: before.theory, to: after.theory });
  for (const { id, value } of scenarioOf(catalogue, after.scenario).levers) {
    const from = before.levers[id] ?? value;
    const to = after.levers[id] ?? value;
    if (from !== to) changes.push({ kind: 'lever', lever: id, from, to });
  }
  for (const event of symmetricDifference(before.removedEvents, after.removedEvents)) {
    changes.push({ kind: 'event', event, on: before.removedEvents.includes(event) });
  }
  for (const name of [...new Set([...Object.keys(before.set), ...Object.keys(after.set)])]) {
    const from = before.set[name] ?? null;
    const to = after.set[name] ?? null;
    if (from !== to) changes.push({ kind: 'parameter', name, from, to });
  }
  if (before.uncertainty !== after.uncertainty) changes.push({ kind: 'uncertainty', to: after.uncertainty });
  if (before.members !== after.members) changes.push({ kind: 'members', to: after.members });
  if (before.seed !== after.seed) changes.push({ kind: 'seed', to: after.seed });
  return changes;
}

function symmetricDifference(one: readonly string[], other: readonly string[]): string[] {
  return [...one.filter((id) => !other.includes(id)), ...other.filter((id) => !one.includes(id))];
}
