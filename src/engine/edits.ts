import type { Model } from '../equations/model.ts';
import { addressOf, keyAddressOf, type Located } from '../files/located.ts';
import { foundAndNearest } from '../files/names.ts';
import type { Address, ProblemList } from '../files/problem.ts';
import type { EditEntry, LeverEntry, SelectorEntry } from '../files/scenario-schema.ts';
import { type DatedEvent, occurrences } from '../files/scenario-source.ts';
import {
  checkEvent,
  type History,
  type InputPath,
  type PathPoint,
  resolveInputs,
  resolveSettings,
  splice,
} from './history.ts';
import { valueAt } from './schedule.ts';

const actions = ['remove', 'scale', 'move', 'add', 'set', 'path', 'hold', 'period', 'start'] as const;

/** Applies one edit of a variant. In a scenario with a shared past, nothing before its period changes. */
export function applyEdit(model: Model, history: History, edit: Located<EditEntry>, problems: ProblemList): History {
  const given = actions.filter((action) => edit.value[action] !== undefined);
  const [action] = given;
  if (action === undefined || given.length !== 1) {
    problems.error('one-of-fields', addressOf(edit), { expected: actions.join(', ') });
    return history;
  }
  const { remove, scale, by, move, years, add, set, path, value, points, hold, from, period, start } = edit.value;
  const need = (field: 'by' | 'years' | 'value') => {
    const found = edit.value[field];
    if (found === undefined) problems.error('missing-field', keyAddressOf(edit, action), { found: field });
    return found;
  };
  const since = from ?? earliest(history);
  const at = (field: keyof EditEntry) => addressOf(edit, field);
  if (remove) return changeEvents(model, history, remove, at('remove'), problems, () => undefined);
  if (scale) {
    const factor = by ?? need('by') ?? 1;
    return changeEvents(model, history, scale, at('scale'), problems, (event) => scaled(event, factor));
  }
  if (move) {
    const distance = years ?? need('years') ?? 0;
    return changeEvents(model, history, move, at('move'), problems, (event) => ({
      ...event,
      time: event.time + distance,
    }));
  }
  if (add) return addEvents(model, history, { ...edit, value: add, path: [...edit.path, 'add'] }, problems);
  if (set !== undefined) return setValue(model, history, set, value ?? need('value'), from, at('set'), problems);
  if (path !== undefined) {
    const added = points
      ? Object.entries(points)
          .map(([year, v]) => ({ time: Number(year), value: v }))
          .sort((a, b) => a.time - b.time)
      : undefined;
    const given = added ?? [{ time: since, value: value ?? need('value') ?? 0 }];
    return setPath(model, history, path, given, from ?? (added ? added[0]?.time : since), at('path'), problems);
  }
  if (hold !== undefined) return holdPath(model, history, hold, since, at('hold'), problems);
  if (period) {
    if (!(period.from < period.to && period.from >= history.simulatedFrom)) {
      problems.error('period-order', at('period'), { found: `${period.from} – ${period.to}` });
      return history;
    }
    return { ...history, period };
  }
  if (start === undefined) return history;
  if (!(start < history.period.to)) {
    problems.error('period-order', at('start'), { found: `${start} – ${history.period.to}` });
    return history;
  }
  return {
    ...history,
    simulatedFrom: start,
    period: { from: Math.max(start, history.period.from), to: history.period.to },
    events: history.events.filter(({ time }) => time > start),
    sharesPast: false,
  };
}

/** Puts a lever at a value. At its baseline a lever changes nothing at all. */
export function applyLever(
  model: Model,
  history: History,
  lever: Located<LeverEntry>,
  value: number,
  problems: ProblemList,
): History {
  const { changes, value: baseline, range } = lever.value;
  const { scale, set, multiply, path, from } = changes;
  if ([scale, set, multiply, path].filter((change) => change !== undefined).length !== 1) {
    problems.error('one-of-fields', addressOf(lever, 'changes'), { expected: 'scale, set, multiply, path' });
    return history;
  }
  if (!(value >= range[0] && value <= range[1])) {
    problems.error('value-outside-range', addressOf(lever, 'value'), { found: value, least: range[0], most: range[1] });
    return history;
  }
  const at = (field: keyof typeof changes) => addressOf(lever, 'changes', field);
  const since = from ?? earliest(history);
  let changed: History = history;
  if (scale) changed = changeEvents(model, history, scale, at('scale'), problems, (event) => scaled(event, value));
  else if (set !== undefined) changed = setValue(model, history, set, value, from, at('set'), problems);
  else if (multiply !== undefined)
    changed = multiplyValue(model, history, multiply, value, from, at('multiply'), problems);
  else if (path !== undefined)
    changed = setPath(model, history, path, [{ time: since, value }], since, at('path'), problems);
  return value === baseline ? history : changed;
}

function scaled(event: DatedEvent, factor: number): DatedEvent {
  return { ...event, intensity: Math.min(1, event.intensity * factor) };
}

/** The date before which an edit without one of its own changes nothing. */
function earliest(history: History): number {
  return history.sharesPast ? history.period.from : Number.NEGATIVE_INFINITY;
}

function setValue(
  model: Model,
  history: History,
  name: string,
  value: number | undefined,
  from: number | undefined,
  address: Address,
  problems: ProblemList,
): History {
  const series = resolveSettings(model, name, value, address, problems);
  if (value === undefined) return history;
  const since = from ?? earliest(history);
  if (since === Number.NEGATIVE_INFINITY) {
    return { ...history, settings: new Map([...history.settings, ...series.map((one) => [one, value] as const)]) };
  }
  return { ...history, changes: [...history.changes, ...series.map((one) => ({ series: one, time: since, value }))] };
}

function multiplyValue(
  model: Model,
  history: History,
  name: string,
  factor: number,
  from: number | undefined,
  address: Address,
  problems: ProblemList,
): History {
  const series = resolveSettings(model, name, undefined, address, problems);
  const since = from ?? earliest(history);
  if (since === Number.NEGATIVE_INFINITY) {
    const factors = new Map(history.factors);
    for (const one of series) factors.set(one, (factors.get(one) ?? 1) * factor);
    return { ...history, factors };
  }
  return { ...history, changes: [...history.changes, ...series.map((one) => ({ series: one, time: since, factor }))] };
}

function setPath(
  model: Model,
  history: History,
  name: string,
  points: readonly PathPoint[],
  from: number | undefined,
  address: Address,
  problems: ProblemList,
): History {
  return changePaths(model, history, name, address, problems, (path) => {
    const wrong = points.find(({ value }) => value < path.limits[0] || value > path.limits[1]);
    if (wrong) {
      const [least, most] = path.limits;
      problems.error('value-outside-range', address, { found: wrong.value, least, most });
      return path.points;
    }
    return splice(path.points, points, from);
  });
}

function holdPath(
  model: Model,
  history: History,
  name: string,
  from: number,
  address: Address,
  problems: ProblemList,
): History {
  return changePaths(model, history, name, address, problems, (path) => {
    const before = path.points.filter(({ time }) => time < from);
    if (path.between === 'hold') return before;
    return [...before, { time: from, value: valueAt(path.points, path.between, from) }];
  });
}

function changePaths(
  model: Model,
  history: History,
  name: string,
  address: Address,
  problems: ProblemList,
  change: (path: InputPath) => readonly PathPoint[],
): History {
  const paths = new Map(history.paths);
  for (const series of resolveInputs(model, name, address, problems)) {
    const path = paths.get(series);
    if (path) paths.set(series, { ...path, points: change(path) });
  }
  return { ...history, paths };
}

function addEvents(
  model: Model,
  history: History,
  place: Located<NonNullable<EditEntry['add']>>,
  problems: ProblemList,
): History {
  const added = occurrences(place);
  for (const event of added) {
    checkEvent(model, event, problems);
    if (event.time < Math.max(earliest(history), history.simulatedFrom) || event.time > history.period.to) {
      const { from, to } = history.period;
      problems.error('event-outside-period', addressOf(place, 'date'), { found: event.id, from, to });
    }
    if (history.events.some(({ id }) => id === event.id)) {
      problems.error('duplicate-id', addressOf(place, 'id'), { found: event.id });
    }
  }
  return { ...history, events: [...history.events, ...added] };
}

function changeEvents(
  model: Model,
  history: History,
  selector: SelectorEntry,
  address: Address,
  problems: ProblemList,
  change: (event: DatedEvent) => DatedEvent | undefined,
): History {
  checkSelector(model, history, selector, address, problems);
  const since = earliest(history);
  return {
    ...history,
    events: history.events.flatMap((event) => {
      if (event.time < since || !selects(selector, event)) return [event];
      const changed = change(event);
      return changed ? [changed] : [];
    }),
  };
}

function selects(selector: SelectorEntry, event: DatedEvent): boolean {
  const { from, before, ...wanted } = selector;
  return (
    event.time >= (from ?? Number.NEGATIVE_INFINITY) &&
    event.time < (before ?? Number.POSITIVE_INFINITY) &&
    Object.entries(wanted).every(([field, value]) => list(value).includes(event[field as keyof typeof wanted]))
  );
}

/** A selector that names what does not exist would silently select nothing. */
function checkSelector(
  model: Model,
  history: History,
  selector: SelectorEntry,
  address: Address,
  problems: ProblemList,
): void {
  const kinds = [...model.theory.eventTypes.values()].flatMap((type) => [...type.kinds.keys()]);
  const known: [keyof SelectorEntry, readonly string[]][] = [
    ['id', history.events.map(({ id }) => id)],
    ['type', [...model.theory.eventTypes.keys()]],
    ['source', model.actors],
    ['target', model.actors],
    ['kind', kinds],
  ];
  for (const [field, names] of known) {
    for (const name of list(selector[field] as string | string[] | undefined)) {
      if (names.includes(name)) continue;
      problems.error(field === 'id' ? 'no-such-event' : 'bad-selector', address, {
        ...foundAndNearest(name, names),
        field,
      });
    }
  }
}

function list(value: string | string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
