import type { Model } from '../equations/model.ts';
import { addressOf, type Located } from '../files/located.ts';
import { foundAndNearest } from '../files/names.ts';
import type { ProblemCode, ProblemList } from '../files/problem.ts';
import type { SelectorEntry } from '../files/scenario-schema.ts';
import type { DatedEvent } from '../files/scenario-source.ts';
import { earliest, type History } from './history.ts';

/**
 * The history after `change` was made to the selected events; undefined leaves an event out. Events of a shared past
 * stay as they are. Warns where nothing is selected.
 */
export function changeEvents(
  model: Model,
  history: History,
  selector: Located<SelectorEntry>,
  problems: ProblemList,
  change: (event: DatedEvent) => DatedEvent | undefined,
): History {
  const isSound = checkSelector(model, history, selector, problems);
  const since = earliest(history);
  const isSelected = (event: DatedEvent) => event.time >= since && selects(selector.value, event);
  if (isSound && !history.events.some(isSelected)) problems.warning('nothing-selected', addressOf(selector));
  return {
    ...history,
    events: history.events.flatMap((event) => {
      const changed = isSelected(event) ? change(event) : event;
      return changed ? [changed] : [];
    }),
  };
}

function selects(selector: SelectorEntry, event: DatedEvent): boolean {
  const { from, before, ...wanted } = selector;
  return (
    event.time >= (from ?? Number.NEGATIVE_INFINITY) &&
    event.time < (before ?? Number.POSITIVE_INFINITY) &&
    Object.entries(wanted).every(([field, value]) =>
      field === 'id' ? isNamed(event, list(value)) : list(value).includes(event[field as keyof typeof wanted]),
    )
  );
}

/** Whether an event is named by its own id or, as a repetition, by that of the event it repeats. */
export function isNamed(event: DatedEvent, ids: readonly string[]): boolean {
  return ids.includes(event.id) || ids.includes(event.place.value.id);
}

/** Ids by which the events of a history can be named. */
export function eventIds(history: History): readonly string[] {
  return [...new Set(history.events.flatMap(({ id, place }) => [place.value.id, id]))];
}

/** Whether all that a selector names exists; what does not would silently select nothing. */
function checkSelector(
  model: Model,
  history: History,
  selector: Located<SelectorEntry>,
  problems: ProblemList,
): boolean {
  const kinds = [...model.theory.eventTypes.values()].flatMap((type) => [...type.kinds.keys()]);
  const known: ['id' | 'type' | 'source' | 'target' | 'kind', ProblemCode, readonly string[]][] = [
    ['id', 'no-such-event', eventIds(history)],
    ['type', 'type-unknown', [...model.theory.eventTypes.keys()]],
    ['source', 'actor-absent', model.actors],
    ['target', 'actor-absent', model.actors],
    ['kind', 'kind-unknown', kinds],
  ];
  let isSound = true;
  for (const [field, code, names] of known) {
    const value = selector.value[field];
    for (const [at, name] of list(value).entries()) {
      if (names.includes(name)) continue;
      const address = typeof value === 'string' ? addressOf(selector, field) : addressOf(selector, field, at);
      problems.error(code, address, foundAndNearest(name, names));
      isSound = false;
    }
  }
  return isSound;
}

function list(value: string | string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
