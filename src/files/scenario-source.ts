import { dateToYear } from './dates.ts';
import { type Library, type LoadedFile, loadFile } from './library.ts';
import { addressOf, type Located, locateEntries, locateItems } from './located.ts';
import type { Address, ProblemList } from './problem.ts';
import {
  type ContextEntry,
  type EventEntry,
  type LeverEntry,
  type ScenarioFile,
  scenarioSchema,
  type VariantEntry,
} from './scenario-schema.ts';
import type { PathEntry } from './world-schema.ts';

/** An event of a scenario with its time in decimal years; repetitions are events of their own. */
export interface DatedEvent extends Omit<EventEntry, 'date' | 'repeat'> {
  readonly time: number;
  readonly place: Located<EventEntry>;
}

/** Something shown on the timeline that is never an input. */
export interface DatedContext extends Omit<ContextEntry, 'date'> {
  readonly time: number;
  readonly place: Located<ContextEntry>;
}

/** A scenario put together with the recorded history that it continues. */
export interface ScenarioSource {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly theory: Located<string>;
  readonly world: Located<string>;
  /** Id of the scenario whose history leads up to this one. */
  readonly continues?: string;
  readonly address: Address;
  readonly references: ReadonlyMap<string, string>;
  /** Where the simulation starts: the first year of the history. */
  readonly simulatedFrom: number;
  /** The scenario's own years; what lies before is the recorded past that scenarios share. */
  readonly period: { readonly from: number; readonly to: number };
  /** Inherited ones may lie after the period: a variant can move them into it, or let the period last longer. */
  readonly events: readonly DatedEvent[];
  readonly context: readonly DatedContext[];
  /** Keys are input names such as `warState[RUS]`; a later entry replaces an earlier one's points from its own start. */
  readonly paths: readonly { readonly key: string; readonly entry: Located<PathEntry>; readonly from?: number }[];
  readonly changes: readonly Located<{ readonly set: string; readonly value: number; readonly from: number }>[];
  readonly levers: readonly Located<LeverEntry>[];
  readonly variants: readonly Located<VariantEntry>[];
}

const deepestHistory = 8;
const mostRepetitions = 2000;

/** Loads a scenario and the history that it continues. Undefined after reporting problems. */
export function loadScenario(
  library: Library,
  reference: string,
  mention: Address,
  problems: ProblemList,
  above: readonly string[] = [],
): ScenarioSource | undefined {
  const file = loadFile(library, 'scenario', reference, mention, scenarioSchema, problems);
  if (!file) return undefined;
  const { data, document } = file;
  if (above.includes(document.file) || above.length >= deepestHistory) {
    problems.error('cyclic-files', mention, { found: reference });
    return undefined;
  }
  const history =
    data.continues === undefined
      ? undefined
      : loadScenario(library, data.continues, document.address(['continues']), problems, [...above, document.file]);
  if (data.continues !== undefined && !history) return undefined;
  return combine(file, history, problems);
}

function combine(
  { data, document }: LoadedFile<ScenarioFile>,
  history: ScenarioSource | undefined,
  problems: ProblemList,
): ScenarioSource {
  const { period } = data;
  if (!(period.from < period.to)) {
    problems.error('period-order', document.address(['period']), { from: period.from, to: period.to });
  }
  if (history && period.from < history.simulatedFrom) {
    const values = { found: period.from, least: history.simulatedFrom };
    problems.error('period-before-history', document.address(['period', 'from']), values);
  }
  const own = locateItems(document, ['events'], data.events).flatMap((place) => occurrences(place));
  for (const event of own) checkDate(event, period, problems);
  const context = locateItems(document, ['context'], data.context).map((place) => dated(place));
  reportRepeatedIds([...(history?.events ?? []), ...own], problems);
  reportRepeatedIds([...(history?.context ?? []), ...context], problems);
  const until = <T extends { time: number }>(items: readonly T[]) => items.filter(({ time }) => time <= period.to);
  return {
    id: data.scenario,
    title: data.title,
    summary: data.summary,
    theory: { value: data.theory, document, path: ['theory'] },
    world: { value: data.world, document, path: ['world'] },
    ...(data.continues === undefined ? {} : { continues: data.continues }),
    address: document.address([]),
    references: new Map([...(history?.references ?? []), ...Object.entries(data.references ?? {})]),
    simulatedFrom: history?.simulatedFrom ?? period.from,
    period,
    events: [...(history?.events ?? []), ...own],
    context: [...until(history?.context ?? []), ...context],
    paths: [
      ...(history?.paths ?? []),
      ...locateEntries(document, ['paths'], data.paths).map(([key, entry]) => ({
        key,
        entry,
        ...(history ? { from: period.from } : {}),
      })),
    ],
    changes: [...(history?.changes ?? []), ...locateItems(document, ['changes'], data.changes)],
    levers: uniqueIds(locateItems(document, ['levers'], data.levers), problems),
    variants: uniqueIds(locateItems(document, ['variants'], data.variants), problems),
  };
}

/** Reports an event dated outside the years in which it can act. */
export function checkDate(event: DatedEvent, { from, to }: ScenarioSource['period'], problems: ProblemList): void {
  const { time, place } = event;
  if (!(from < to) || (time >= from && time <= to)) return;
  const isRepetition = event.id !== place.value.id;
  const address = isRepetition ? addressOf(place, 'repeat', 'until') : addressOf(place, 'date');
  problems.error('event-outside-period', address, { found: place.value.id, from, to });
}

/** The event itself and its repetitions. */
export function occurrences(place: Located<EventEntry>): DatedEvent[] {
  const { date, repeat, ...event } = place.value;
  const first = dateToYear(date) ?? Number.NaN;
  const events: DatedEvent[] = [{ ...event, time: first, place }];
  for (let count = 1; repeat && first + count * repeat.every <= repeat.until && count < mostRepetitions; count++) {
    const time = first + count * repeat.every;
    events.push({ ...event, id: `${event.id}-${count + 1}`, time, place });
  }
  return events;
}

function dated(place: Located<ContextEntry>): DatedContext {
  const { date, ...rest } = place.value;
  return { ...rest, time: dateToYear(date) ?? Number.NaN, place };
}

function reportRepeatedIds(items: readonly { id: string; place: Located<unknown> }[], problems: ProblemList): void {
  const seen = new Set<string>();
  for (const { id, place } of items) {
    if (seen.has(id)) problems.error('duplicate-id', addressOf(place, 'id'), { found: id });
    seen.add(id);
  }
}

function uniqueIds<T extends { id: string }>(
  items: readonly Located<T>[],
  problems: ProblemList,
): readonly Located<T>[] {
  const seen = new Set<string>();
  for (const item of items) {
    if (seen.has(item.value.id)) problems.error('duplicate-id', addressOf(item, 'id'), { found: item.value.id });
    seen.add(item.value.id);
  }
  return items;
}
