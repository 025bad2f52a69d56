import { baselineState, type State, scenarioOf } from './state.ts';
import type { Catalogue, Uncertainty } from './study-types.ts';

/** The only ways to change the state. A value of null means: as the scenario has it. */
export type Command =
  | { type: 'choose-scenario'; scenario: string }
  | { type: 'choose-variant'; variant: string | null }
  | { type: 'choose-theory'; theory: string | null }
  | { type: 'move-lever'; lever: string; value: number | null }
  | { type: 'switch-event'; event: string; on: boolean }
  | { type: 'unset-parameter'; name: string }
  | { type: 'drop-changes' }
  | { type: 'choose-uncertainty'; uncertainty: Uncertainty }
  | { type: 'choose-members'; members: number }
  | { type: 'choose-seed'; seed: string }
  | { type: 'open-link'; state: State };

/** The state after a command; the same object when the command changes nothing. */
export function apply(state: State, command: Command, catalogue: Catalogue): State {
  const next = changed(state, command, catalogue);
  return sameState(state, next) ? state : next;
}

/** Whether two states stand for the same simulation. */
export function sameState(one: State, other: State): boolean {
  return one === other || JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}

function changed(state: State, command: Command, catalogue: Catalogue): State {
  switch (command.type) {
    case 'choose-scenario':
      return { ...baselineState(command.scenario), ...ensemble(state) };
    case 'choose-variant':
      return { ...state, variant: command.variant };
    case 'choose-theory':
      return { ...state, theory: command.theory };
    case 'move-lever':
      return { ...state, levers: moved(state, command.lever, command.value, catalogue) };
    case 'switch-event':
      return { ...state, removedEvents: switched(state.removedEvents, command.event, command.on) };
    case 'unset-parameter':
      return { ...state, set: without(state.set, command.name) };
    case 'drop-changes':
      return { ...baselineState(state.scenario), ...ensemble(state) };
    case 'choose-uncertainty':
      return { ...state, uncertainty: command.uncertainty };
    case 'choose-members':
      return { ...state, members: command.members };
    case 'choose-seed':
      return { ...state, seed: command.seed };
    case 'open-link':
      return command.state;
  }
}

function ensemble(state: State): Pick<State, 'uncertainty' | 'members' | 'seed'> {
  return { uncertainty: state.uncertainty, members: state.members, seed: state.seed };
}

function moved(state: State, id: string, value: number | null, catalogue: Catalogue): State['levers'] {
  const card = scenarioOf(catalogue, state.scenario).levers.find((lever) => lever.id === id);
  if (!card) return state.levers;
  const clamped = value === null ? card.value : Math.min(card.range[1], Math.max(card.range[0], value));
  const rest = without(state.levers, id);
  return clamped === card.value ? rest : sortedByKey({ ...rest, [id]: clamped });
}

function switched(removed: readonly string[], event: string, on: boolean): readonly string[] {
  const rest = removed.filter((id) => id !== event);
  return on ? rest : [...rest, event].sort();
}

function without(values: Readonly<Record<string, number>>, key: string): Record<string, number> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== key));
}

function sortedByKey(values: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function canonical(state: State): unknown {
  return [
    state.scenario,
    state.variant,
    state.theory,
    Object.entries(sortedByKey(state.levers)),
    Object.entries(sortedByKey(state.set)),
    state.removedEvents,
    state.uncertainty,
    state.members,
    state.seed,
  ];
}
