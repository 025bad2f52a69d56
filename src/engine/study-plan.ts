import type { Model } from '../equations/model.ts';
import { addressOf } from '../files/located.ts';
import { foundAndNearest } from '../files/names.ts';
import type { Address } from '../files/problem.ts';
import { ProblemList, type Result } from '../files/problem.ts';
import type { ScenarioSource } from '../files/scenario-source.ts';
import { settle } from './change-values.ts';
import { applyEdit } from './edits.ts';
import { baseHistory, earliest, type History, resolveSettings } from './history.ts';
import { applyLever, checkBaseline } from './levers.ts';
import { eventIds, isNamed } from './select-events.ts';

/** What a user chooses within a scenario. */
export interface Choice {
  readonly variant?: string;
  /** Lever id to its position. */
  readonly levers?: Readonly<Record<string, number>>;
  /** Parameters and constants as users name them, to values that hold throughout. */
  readonly set?: Readonly<Record<string, number>>;
  /** Ids of events to leave out. */
  readonly removedEvents?: readonly string[];
}

/**
 * The history that a choice gives: the scenario's own, then the variant's edits, then events left out, then levers,
 * then settings. `mention` is where the choice was made, for messages.
 */
export function planHistory(model: Model, scenario: ScenarioSource, choice: Choice, mention: Address): Result<History> {
  const problems = new ProblemList();
  let history = baseHistory(model, scenario, problems);
  if (choice.variant !== undefined) {
    const variant = scenario.variants.find(({ value }) => value.id === choice.variant);
    if (variant) {
      for (const [at, value] of variant.value.edits.entries()) {
        const edit = { value, document: variant.document, path: [...variant.path, 'edits', at] };
        history = applyEdit(model, history, edit, problems);
      }
    } else {
      const known = scenario.variants.map(({ value }) => value.id);
      problems.error('unknown-variant', mention, foundAndNearest(choice.variant, known));
    }
  }
  history = leaveOut(history, choice.removedEvents ?? [], mention, problems);
  for (const [id, value] of Object.entries(choice.levers ?? {})) {
    const lever = scenario.levers.find((candidate) => candidate.value.id === id);
    if (lever) history = applyLever(model, history, lever, value, mention, problems);
    else
      problems.error(
        'lever-unknown',
        mention,
        foundAndNearest(
          id,
          scenario.levers.map((known) => known.value.id),
        ),
      );
  }
  const places = { name: mention, value: mention };
  for (const [name, value] of Object.entries(choice.set ?? {})) {
    const series = resolveSettings(model, name, value, places, problems);
    history = settle(model, history, series, value, Number.NEGATIVE_INFINITY, places, problems);
  }
  const { to } = history.period;
  return problems.result(() => ({ ...history, events: history.events.filter(({ time }) => time <= to) }));
}

/** The history without events of these ids; those of a shared past stay. */
function leaveOut(history: History, ids: readonly string[], mention: Address, problems: ProblemList): History {
  const known = eventIds(history);
  for (const id of ids) if (!known.includes(id)) problems.error('no-such-event', mention, foundAndNearest(id, known));
  const since = earliest(history);
  return { ...history, events: history.events.filter((event) => event.time < since || !isNamed(event, ids)) };
}

/** Checks everything in a scenario, variants and levers that no one has chosen included. */
export function checkScenario(model: Model, scenario: ScenarioSource): ProblemList {
  const problems = new ProblemList();
  const history = baseHistory(model, scenario, problems);
  for (const variant of scenario.variants) {
    let edited = history;
    for (const [at, value] of variant.value.edits.entries()) {
      if (problems.isFull) return problems;
      const edit = { value, document: variant.document, path: [...variant.path, 'edits', at] };
      edited = applyEdit(model, edited, edit, problems);
    }
  }
  for (const lever of scenario.levers) {
    const { value, range } = lever.value;
    const problemsBefore = problems.all.length;
    applyLever(model, history, lever, value, addressOf(lever, 'value'), problems);
    if (problems.all.length > problemsBefore) continue;
    for (const [at, end] of range.entries()) {
      applyLever(model, history, lever, end, addressOf(lever, 'range', at), problems);
    }
    checkBaseline(model, history, lever, problems);
  }
  return problems;
}
