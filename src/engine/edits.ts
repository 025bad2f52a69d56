import type { Model } from '../equations/model.ts';
import { addressOf, keyAddressOf, type Located } from '../files/located.ts';
import { foundAndNearest } from '../files/names.ts';
import type { ProblemList } from '../files/problem.ts';
import type { EditEntry, EventEntry } from '../files/scenario-schema.ts';
import { checkDate, occurrences } from '../files/scenario-source.ts';
import { changePaths, holdPath, setPath, setValue } from './change-values.ts';
import {
  checkEvent,
  checkInFuture,
  checkLength,
  checkPointDates,
  earliest,
  type History,
  pointsOf,
  splice,
} from './history.ts';
import { scaled } from './levers.ts';
import { changeEvents } from './select-events.ts';

/** What an edit can do, and the details that belong to it. */
const details = {
  remove: [],
  scale: ['by'],
  move: ['years'],
  add: [],
  set: ['value', 'from'],
  path: ['value', 'points', 'from'],
  hold: ['from'],
  period: [],
  start: [],
} as const satisfies Partial<Record<keyof EditEntry, readonly (keyof EditEntry)[]>>;

const actions = Object.keys(details) as (keyof typeof details)[];

/** Applies one edit of a variant. In a scenario with a shared past, nothing before its period changes. */
export function applyEdit(model: Model, history: History, edit: Located<EditEntry>, problems: ProblemList): History {
  const [action, second] = actions.filter((one) => edit.value[one] !== undefined);
  if (action === undefined || second !== undefined) {
    problems.error('one-of-fields', addressOf(edit), { expected: actions.join(', ') });
    return history;
  }
  checkDetails(edit, action, problems);
  const { remove, scale, by = 1, move, years = 0, add, set, path, value, hold, from } = edit.value;
  const since = from ?? earliest(history);
  const places = { name: addressOf(edit, action), value: addressOf(edit, 'value') };
  checkInFuture(history, from, addressOf(edit, 'from'), problems);
  if (remove) return changeEvents(model, history, below(edit, 'remove', remove), problems, () => undefined);
  if (scale) {
    return changeEvents(model, history, below(edit, 'scale', scale), problems, (event) => scaled(event, by));
  }
  if (move) return moveEvents(model, history, edit, move, years, problems);
  if (add) return addEvents(model, history, below(edit, 'add', add), problems);
  if (set !== undefined) return setValue(model, history, set, value, from, places, problems);
  if (path !== undefined) {
    return edit.value.points
      ? setPoints(model, history, edit, path, problems)
      : setPath(model, history, path, value, since, places, problems);
  }
  if (hold !== undefined) return holdPath(model, history, hold, since, places.name, problems);
  return changePeriod(model, history, edit, problems);
}

/** Reports details that an edit lacks or that belong to another kind of edit. */
function checkDetails(edit: Located<EditEntry>, action: keyof typeof details, problems: ProblemList): void {
  const wanted: readonly string[] = [action, 'note', ...details[action]];
  const given = Object.keys(edit.value) as (keyof EditEntry)[];
  for (const field of given) {
    if (edit.value[field] === undefined || wanted.includes(field)) continue;
    problems.error('unknown-field', keyAddressOf(edit, field), foundAndNearest(field, details[action]));
  }
  const need = (field: keyof EditEntry) => {
    if (edit.value[field] === undefined) problems.error('missing-field', addressOf(edit), { found: field });
  };
  if (action === 'scale') need('by');
  if (action === 'move') need('years');
  if (action === 'set') need('value');
  if (action === 'hold') need('from');
  if (action === 'path' && (edit.value.points === undefined) === (edit.value.value === undefined)) {
    problems.error('one-of-fields', addressOf(edit), { expected: 'value, points' });
  }
}

function below<T>(edit: Located<EditEntry>, field: keyof EditEntry, value: T): Located<T> {
  return { value, document: edit.document, path: [...edit.path, field] };
}

function moveEvents(
  model: Model,
  history: History,
  edit: Located<EditEntry>,
  selector: NonNullable<EditEntry['move']>,
  years: number,
  problems: ProblemList,
): History {
  const from = Math.max(earliest(history), history.simulatedFrom);
  const { to } = history.period;
  const outside: string[] = [];
  const moved = changeEvents(model, history, below(edit, 'move', selector), problems, (event) => {
    const time = event.time + years;
    if (time < from || (time > to && event.time <= to)) outside.push(event.id);
    return { ...event, time };
  });
  const [found] = outside;
  if (found !== undefined) problems.error('event-outside-period', addressOf(edit, 'years'), { found, from, to });
  return moved;
}

function addEvents(model: Model, history: History, place: Located<EventEntry>, problems: ProblemList): History {
  const added = occurrences(place);
  const from = Math.max(earliest(history), history.simulatedFrom);
  for (const event of added) {
    checkEvent(model, event, problems);
    checkDate(event, { from, to: history.period.to }, problems);
    if (history.events.some(({ id }) => id === event.id)) {
      problems.error('duplicate-id', addressOf(place, 'id'), { found: event.id });
    }
  }
  return { ...history, events: [...history.events, ...added] };
}

function setPoints(
  model: Model,
  history: History,
  edit: Located<EditEntry>,
  name: string,
  problems: ProblemList,
): History {
  const { points = {}, from } = edit.value;
  return changePaths(model, history, name, addressOf(edit, 'path'), problems, (path) => {
    const added = pointsOf({ ...edit, value: { points } }, path, problems);
    const places = { ...edit, value: { points } };
    checkPointDates(places, added, from ?? (history.sharesPast ? history.period.from : undefined), problems);
    return splice(path, added, from ?? added[0]?.time);
  });
}

/** Another period, or another first year of the simulation. */
function changePeriod(model: Model, history: History, edit: Located<EditEntry>, problems: ProblemList): History {
  const { period, start } = edit.value;
  const { simulatedFrom } = history;
  if (period) {
    const address = addressOf(edit, 'period');
    if (!(period.from < period.to)) problems.error('period-order', address, period);
    else if (period.from < simulatedFrom) {
      const values = { found: period.from, least: simulatedFrom };
      problems.error('period-before-history', addressOf(edit, 'period', 'from'), values);
    }
    checkLength(model, simulatedFrom, period.to, address, problems);
    return { ...history, period };
  }
  if (start === undefined) return history;
  const { from, to } = history.period;
  const address = addressOf(edit, 'start');
  if (!(start < to)) problems.error('period-order', address, { from: start, to });
  checkLength(model, start, to, address, problems);
  return {
    ...history,
    simulatedFrom: start,
    period: { from: Math.max(start, from), to },
    events: history.events.filter(({ time }) => time > start - model.theory.source.step),
    sharesPast: false,
  };
}
