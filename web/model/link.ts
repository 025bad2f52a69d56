import { baselineState, memberChoices, type State, scenarioOf, theoriesFor, uncertainties } from './state.ts';
import type { Catalogue, ScenarioCard, Uncertainty } from './study-types.ts';

/** What a link holds: the state and where the time cursor stands (decimal years). */
export interface LinkedView {
  state: State;
  cursor: number | null;
}

/** Something in a link that can't be followed; that part then stays as the scenario has it. */
export type LinkProblem =
  | { kind: 'too-long' }
  | { kind: 'unknown-key'; key: string }
  | { kind: 'unknown-scenario' | 'unknown-variant' | 'unknown-theory' | 'unknown-lever' | 'unknown-event'; id: string }
  | { kind: 'not-a-number'; key: string; value: string }
  | { kind: 'out-of-range'; key: string; value: number; lowest: number; highest: number }
  | { kind: 'not-a-choice'; key: string; value: string; choices: readonly string[] }
  | { kind: 'other-version'; made: string; present: string };

const view = '/explore';
const longestLink = 8000;
const longestSeed = 60;
const mostMembers = memberChoices.at(-1) ?? 1000;
const parameterName = /^[A-Za-z][A-Za-z0-9]{0,60}(\[[A-Za-z0-9_,*-]{1,100}\])?$/;

/** The hash of a link to a view, from `#` on. What stays as in the scenario is left out. */
export function encodeLink({ state, cursor }: LinkedView, version: string): string {
  const usual = baselineState(state.scenario);
  const parts = new URLSearchParams({ scenario: state.scenario });
  if (state.variant !== null) parts.set('variant', state.variant);
  if (state.theory !== null) parts.set('theory', state.theory);
  for (const [lever, value] of Object.entries(state.levers)) parts.set(`lever.${lever}`, String(value));
  for (const [name, value] of Object.entries(state.set)) parts.set(`set.${name}`, String(value));
  if (state.removedEvents.length > 0) parts.set('without', state.removedEvents.join(' '));
  if (state.uncertainty !== usual.uncertainty) parts.set('uncertainty', state.uncertainty);
  if (state.members !== usual.members) parts.set('members', String(state.members));
  if (state.seed !== usual.seed) parts.set('seed', state.seed);
  if (cursor !== null) parts.set('at', String(cursor));
  parts.set('version', version);
  return `#${view}?${parts}`;
}

/**
 * Reads the hash of a link. Never throws: what can't be followed is told in `problems`, and everything else holds. An
 * empty hash is the first scenario as its file has it.
 */
export function decodeLink(hash: string, catalogue: Catalogue): LinkedView & { problems: LinkProblem[] } {
  const usual = baselineState(scenarioOf(catalogue, '').id);
  if (hash.length > longestLink) return { state: usual, cursor: null, problems: [{ kind: 'too-long' }] };
  const reader = new LinkReader(linkParts(hash), catalogue);
  return reader.read(usual.scenario);
}

/** The scenario that a link asks for, as it says; null when it leaves that open. */
export function scenarioOfLink(hash: string): string | null {
  return linkParts(hash).get('scenario');
}

function linkParts(hash: string): URLSearchParams {
  return new URLSearchParams(hash.slice(0, longestLink).replace(/^#?(\/[a-z]*)?\??/, ''));
}

class LinkReader {
  readonly problems: LinkProblem[] = [];
  readonly #parts: URLSearchParams;
  readonly #catalogue: Catalogue;

  constructor(parts: URLSearchParams, catalogue: Catalogue) {
    this.#parts = parts;
    this.#catalogue = catalogue;
  }

  read(firstScenario: string): LinkedView & { problems: LinkProblem[] } {
    const asked = this.#parts.get('scenario');
    const card = this.#catalogue.scenarios.find(({ id }) => id === asked);
    if (asked !== null && !card) {
      // Nothing else of the link can be understood without its scenario.
      return {
        state: baselineState(firstScenario),
        cursor: null,
        problems: [{ kind: 'unknown-scenario', id: asked }],
      };
    }
    const scenario = card ?? scenarioOf(this.#catalogue, firstScenario);
    this.#noteUnknownKeys();
    this.#noteVersion();
    const theories = theoriesFor(this.#catalogue, scenario);
    const state: State = {
      ...baselineState(scenario.id),
      variant: this.#oneOf('variant', scenario.variants, 'unknown-variant'),
      theory: this.#oneOf('theory', theories, 'unknown-theory'),
      levers: this.#levers(scenario),
      set: this.#parameters(),
      removedEvents: this.#removedEvents(scenario),
      ...this.#ensemble(),
    };
    const cursor = this.#number('at', scenario.simulatedFrom, scenario.to);
    return { state, cursor, problems: this.problems };
  }

  #noteUnknownKeys(): void {
    const known = ['scenario', 'variant', 'theory', 'without', 'uncertainty', 'members', 'seed', 'at', 'version'];
    for (const key of new Set(this.#parts.keys())) {
      const isKnown = known.includes(key) || key.startsWith('lever.') || isParameterKey(key);
      if (!isKnown) this.problems.push({ kind: 'unknown-key', key });
    }
  }

  #noteVersion(): void {
    const made = this.#parts.get('version');
    const present = this.#catalogue.version;
    if (made !== null && made !== present) this.problems.push({ kind: 'other-version', made, present });
  }

  #oneOf(key: string, cards: readonly { id: string }[], kind: 'unknown-variant' | 'unknown-theory'): string | null {
    const id = this.#parts.get(key);
    if (id === null || cards.some((card) => card.id === id)) return id;
    this.problems.push({ kind, id });
    return null;
  }

  #levers(scenario: ScenarioCard): Record<string, number> {
    const levers: [string, number][] = [];
    for (const key of [...new Set(this.#parts.keys())].sort()) {
      if (!key.startsWith('lever.')) continue;
      const id = key.slice('lever.'.length);
      const card = scenario.levers.find((lever) => lever.id === id);
      if (!card) {
        this.problems.push({ kind: 'unknown-lever', id });
        continue;
      }
      const value = this.#number(key, card.range[0], card.range[1]);
      if (value !== null && value !== card.value) levers.push([id, value]);
    }
    return Object.fromEntries(levers);
  }

  #parameters(): Record<string, number> {
    const values: [string, number][] = [];
    for (const key of new Set(this.#parts.keys())) {
      if (!isParameterKey(key)) continue;
      const value = this.#number(key, -Number.MAX_VALUE, Number.MAX_VALUE);
      if (value !== null) values.push([key.slice('set.'.length), value]);
    }
    return Object.fromEntries(values);
  }

  #removedEvents(scenario: ScenarioCard): string[] {
    const asked = (this.#parts.get('without') ?? '').split(' ').filter((id) => id !== '');
    const known = asked.filter((id) => scenario.events.some((event) => event.id === id));
    for (const id of asked) if (!known.includes(id)) this.problems.push({ kind: 'unknown-event', id });
    return [...new Set(known)].sort();
  }

  #ensemble(): Pick<State, 'uncertainty' | 'members' | 'seed'> {
    const usual = baselineState('');
    const members = this.#number('members', 1, mostMembers);
    const uncertainty = this.#parts.get('uncertainty');
    const isUncertainty = (text: string | null): text is Uncertainty => uncertainties.some((each) => each === text);
    if (uncertainty !== null && !isUncertainty(uncertainty)) {
      this.problems.push({ kind: 'not-a-choice', key: 'uncertainty', value: uncertainty, choices: uncertainties });
    }
    return {
      uncertainty: isUncertainty(uncertainty) ? uncertainty : usual.uncertainty,
      members: members === null ? usual.members : Math.round(members),
      seed: this.#parts.get('seed')?.slice(0, longestSeed) || usual.seed,
    };
  }

  #number(key: string, lowest: number, highest: number): number | null {
    const text = this.#parts.get(key);
    if (text === null) return null;
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value)) {
      this.problems.push({ kind: 'not-a-number', key, value: text });
      return null;
    }
    if (value < lowest || value > highest) {
      this.problems.push({ kind: 'out-of-range', key, value, lowest, highest });
      return null;
    }
    return value;
  }
}

function isParameterKey(key: string): boolean {
  return key.startsWith('set.') && parameterName.test(key.slice('set.'.length));
}
