import type { Catalogue, RunChoice, ScenarioCard, TheoryCard, Uncertainty } from './study-types.ts';

/**
 * Everything that decides what is simulated. Only commands change it (see commands.ts). What a choice leaves as the
 * scenario has it is absent: `levers` holds moved levers only.
 */
export interface State {
  readonly scenario: string;
  readonly variant: string | null;
  readonly theory: string | null;
  readonly levers: Readonly<Record<string, number>>;
  /** Values of parameters set by a link, by name. */
  readonly set: Readonly<Record<string, number>>;
  /** Ids of the events switched off, in alphabetical order. */
  readonly removedEvents: readonly string[];
  readonly uncertainty: Uncertainty;
  readonly members: number;
  readonly seed: string;
}

export const uncertainties: readonly Uncertainty[] = ['none', 'chance', 'parameters', 'calibrated', 'both'];
/** Numbers of members that the page offers. A link may ask for any whole number up to the last. */
export const memberChoices: readonly number[] = [100, 200, 500, 1000, 2000];
/** Members of a first answer while a lever is being dragged. */
export const previewMembers = 256;

/** The scenario as its file has it, with the page's usual ensemble. */
export function baselineState(scenario: string): State {
  return {
    scenario,
    variant: null,
    theory: null,
    levers: {},
    set: {},
    removedEvents: [],
    uncertainty: 'both',
    members: 500,
    seed: '1',
  };
}

/** The scenario's card, or the first scenario's when the catalogue has none of that id. */
export function scenarioOf(catalogue: Catalogue, id: string): ScenarioCard {
  const card = catalogue.scenarios.find((scenario) => scenario.id === id) ?? catalogue.scenarios[0];
  if (!card) throw new Error('The catalogue has no scenario.');
  return card;
}

/** Theories that can replace the scenario's own: those that override it, directly or through another. */
export function theoriesFor(catalogue: Catalogue, scenario: ScenarioCard): TheoryCard[] {
  const descends = (theory: TheoryCard, depth = 0): boolean => {
    if (theory.overrides === undefined || depth > catalogue.theories.length) return false;
    if (theory.overrides === scenario.theory) return true;
    const parent = catalogue.theories.find(({ id }) => id === theory.overrides);
    return parent !== undefined && descends(parent, depth + 1);
  };
  return catalogue.theories.filter((theory) => theory.id !== scenario.theory && descends(theory));
}

/** Whether the state differs from its scenario in anything that is simulated. */
export function isChanged(state: State): boolean {
  return (
    state.variant !== null ||
    state.theory !== null ||
    state.removedEvents.length > 0 ||
    Object.keys(state.levers).length > 0 ||
    Object.keys(state.set).length > 0
  );
}

/** The choice of world that the state stands for. */
export function runChoice(state: State): RunChoice {
  return {
    scenario: state.scenario,
    ...(state.variant === null ? {} : { variant: state.variant }),
    ...(state.theory === null ? {} : { theory: state.theory }),
    levers: { ...state.levers },
    set: { ...state.set },
    ...(state.removedEvents.length === 0 ? {} : { removedEvents: [...state.removedEvents] }),
  };
}

/** The choice of world that the state is compared with. */
export function baselineChoice(state: State): RunChoice {
  return { scenario: state.scenario, levers: {}, set: {} };
}
