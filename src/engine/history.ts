import type { Model } from '../equations/model.ts';
import { resolveNames } from '../equations/name-table.ts';
import { addressOf, keyAddressOf, type Located } from '../files/located.ts';
import { foundAndNearest } from '../files/names.ts';
import type { Address, ProblemList } from '../files/problem.ts';
import type { DatedEvent, ScenarioSource } from '../files/scenario-source.ts';
import { quantityName, readSignature, seriesName } from '../files/signature.ts';
import type { PathEntry } from '../files/world-schema.ts';
import { valueAt } from './path-value.ts';

const mostSteps = 10_000;

/** A value at a decimal year. */
export interface PathPoint {
  readonly time: number;
  readonly value: number;
}

/** A dated series of an input and what holds between its points. */
export interface InputPath {
  readonly points: readonly PathPoint[];
  readonly between: 'hold' | 'linear' | 'log-linear';
  readonly limits: readonly [number, number];
}

/** A change of a setting from a date on. */
export interface SettingChange {
  readonly series: string;
  readonly time: number;
  readonly value?: number;
  readonly factor?: number;
}

/** Everything dated that a run follows, after variants, levers and settings have been applied. */
export interface History {
  readonly simulatedFrom: number;
  readonly period: { readonly from: number; readonly to: number };
  readonly events: readonly DatedEvent[];
  readonly paths: ReadonlyMap<string, InputPath>;
  readonly changes: readonly SettingChange[];
  /** Settings that differ throughout, by series. */
  readonly settings: ReadonlyMap<string, number>;
  /** Factors on settings throughout, by series. */
  readonly factors: ReadonlyMap<string, number>;
  /** First date of the scenario as its file has it, from which luck is counted. */
  readonly origin: number;
  /** Whether there is a recorded past before the period, which edits may not touch. */
  readonly sharesPast: boolean;
}

/** The history of a scenario as its files state it, checked against the model. */
export function baseHistory(model: Model, scenario: ScenarioSource, problems: ProblemList): History {
  for (const event of scenario.events) checkEvent(model, event, problems);
  // What is inherited was checked against the world of its own scenario, which may have other actors.
  const ownContext = scenario.context.filter(({ place }) => place.document.file === scenario.address.file);
  for (const { place } of ownContext) {
    for (const [at, actor] of place.value.actors.entries()) {
      if (model.actors.includes(actor)) continue;
      problems.error('actor-absent', addressOf(place, 'actors', at), foundAndNearest(actor, model.actors));
    }
  }
  const paths = historyOfWorld(model, problems);
  for (const { key, entry, from } of scenario.paths) {
    addPath(model, key, entry, keyAddressOf(entry), from, paths, problems);
  }
  for (const [series, path] of paths) {
    if (path.points.length > 0) continue;
    const [first = ''] = readSignature(series)?.arguments ?? [];
    problems.error('path-missing', model.world.actors.get(first)?.address ?? scenario.address, { found: series });
  }
  const changes = scenario.changes.flatMap((change) => {
    const { set, value, from } = change.value;
    const places = { name: addressOf(change, 'set'), value: addressOf(change, 'value') };
    return resolveSettings(model, set, value, places, problems).map((series) => ({
      series,
      time: from,
      value,
    }));
  });
  checkLength(model, scenario.simulatedFrom, scenario.period.to, scenario.address, problems);
  return {
    simulatedFrom: scenario.simulatedFrom,
    period: scenario.period,
    events: scenario.events,
    paths,
    changes,
    settings: new Map(),
    factors: new Map(),
    origin: scenario.simulatedFrom,
    sharesPast: scenario.continues !== undefined,
  };
}

/** The date before which an edit without one of its own changes nothing. */
export function earliest(history: History): number {
  return history.sharesPast ? history.period.from : Number.NEGATIVE_INFINITY;
}

/** Reports a date from which something is to change if it lies in the recorded past that scenarios share. */
export function checkInFuture(
  history: History,
  from: number | undefined,
  address: Address,
  problems: ProblemList,
): void {
  const least = earliest(history);
  if (from !== undefined && from < least) problems.error('in-recorded-past', address, { found: from, least });
}

/** The dated series that a world gives, on top of the theory's defaults. Reports names and values that can't be. */
export function historyOfWorld(model: Model, problems: ProblemList): Map<string, InputPath> {
  const paths = defaultPaths(model);
  for (const [actor, source] of model.world.actors) {
    for (const [name, entry] of source.paths) {
      addPath(model, seriesName(name, [actor]), entry, keyAddressOf(entry), undefined, paths, problems);
    }
  }
  return paths;
}

/** Reports a history of more steps than can be run in reasonable time. */
export function checkLength(model: Model, from: number, to: number, address: Address, problems: ProblemList): void {
  const steps = Math.floor((to - from) / model.theory.source.step) + 1;
  if (steps > mostSteps) problems.error('too-many-steps', address, { found: steps, most: mostSteps });
}

/** Reports an event of a type, kind or actor that the model lacks. */
export function checkEvent(model: Model, event: DatedEvent, problems: ProblemList): void {
  const type = model.theory.eventTypes.get(event.type);
  if (!type) {
    problems.error(
      'type-unknown',
      addressOf(event.place, 'type'),
      foundAndNearest(event.type, model.theory.eventTypes.keys()),
    );
  } else if (!type.kinds.has(event.kind)) {
    problems.error('kind-unknown', addressOf(event.place, 'kind'), foundAndNearest(event.kind, type.kinds.keys()));
  }
  for (const role of ['source', 'target'] as const) {
    if (!model.actors.includes(event[role])) {
      problems.error('actor-absent', addressOf(event.place, role), foundAndNearest(event[role], model.actors));
    }
  }
  if (event.source === event.target) {
    problems.error('self-directed', addressOf(event.place, 'target'), { found: event.target });
  }
}

function defaultPaths(model: Model): Map<string, InputPath> {
  const paths = new Map<string, InputPath>();
  for (const series of model.program.inputs.keys()) {
    const entry = inputEntry(model, series);
    const fallback = entry?.default;
    paths.set(series, {
      points: fallback === undefined ? [] : [{ time: Number.NEGATIVE_INFINITY, value: fallback }],
      between: entry?.between ?? 'hold',
      limits: entry?.limits ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    });
  }
  return paths;
}

function inputEntry(model: Model, series: string) {
  const name = quantityName(series);
  for (const [key, { value }] of model.theory.source.inputs) if (quantityName(key) === name) return value;
  return undefined;
}

function addPath(
  model: Model,
  key: string,
  entry: Located<PathEntry>,
  address: Address,
  from: number | undefined,
  paths: Map<string, InputPath>,
  problems: ProblemList,
): void {
  for (const series of resolveInputs(model, key, address, problems)) {
    const path = paths.get(series);
    if (!path) continue;
    const points = pointsOf(entry, path, problems);
    checkPointDates(entry, points, from, problems);
    paths.set(series, { ...path, points: splice(path, points, from) });
  }
}

/** The points of a dated series in the order of their dates. Reports those that the input can't have. */
export function pointsOf(
  entry: Located<Pick<PathEntry, 'points'>>,
  path: Pick<InputPath, 'limits' | 'between'>,
  problems: ProblemList,
): PathPoint[] {
  const times = new Set<number>();
  return Object.entries(entry.value.points)
    .map(([year, value]) => {
      const time = Number(year);
      if (times.has(time)) problems.error('duplicate-key', keyAddressOf(entry, 'points', year), { found: year });
      times.add(time);
      checkPoint(value, path, addressOf(entry, 'points', year), problems);
      return { time, value };
    })
    .sort((a, b) => a.time - b.time);
}

/** Reports a value that an input can't have. */
export function checkPoint(
  value: number,
  { limits: [least, most], between }: Pick<InputPath, 'limits' | 'between'>,
  address: Address,
  problems: ProblemList,
): void {
  if (value < least || value > most) problems.error('value-outside-range', address, { found: value, least, most });
  else if (between === 'log-linear' && value <= 0) problems.error('not-positive', address, { found: value });
}

/** Reports points dated before what they take the place of. */
export function checkPointDates(
  entry: Located<Pick<PathEntry, 'points'>>,
  points: readonly PathPoint[],
  from: number | undefined,
  problems: ProblemList,
): void {
  for (const { time } of points) {
    if (from === undefined || time >= from) continue;
    const year = Object.keys(entry.value.points).find((key) => Number(key) === time) ?? '';
    problems.error('point-too-early', keyAddressOf(entry, 'points', year), { found: time, least: from });
  }
}

/**
 * Points with new ones in place of those from a date on; without a date, in place of all but the default. What was
 * there before the date stays as it was, lines between points included.
 */
export function splice(path: InputPath, added: readonly PathPoint[], from?: number): PathPoint[] {
  const start = from ?? (added.length > 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
  const kept = path.points.filter(({ time }) => time < start || time === Number.NEGATIVE_INFINITY);
  const cutsLine = path.between !== 'hold' && Number.isFinite(start) && path.points.length > 0;
  const anchor = cutsLine ? [{ time: start, value: valueAt(path.points, path.between, start) }] : [];
  return [...kept, ...anchor, ...added];
}

/** Input series that `key` names. */
export function resolveInputs(model: Model, key: string, address: Address, problems: ProblemList): readonly string[] {
  const resolved = resolveNames(key, model.names, ({ kind }) => kind === 'input');
  if (resolved.ok) return resolved.series;
  problems.error(resolved.code, address, resolved.values);
  return [];
}

/** Where a setting and its value are written. */
export interface SettingPlaces {
  readonly name: Address;
  readonly value: Address;
}

/** Setting series that `key` names, if `value` is permissible for all of them. */
export function resolveSettings(
  model: Model,
  key: string,
  value: number | undefined,
  places: SettingPlaces,
  problems: ProblemList,
): readonly string[] {
  const resolved = resolveNames(key, model.names, ({ kind }) => kind === 'parameter' || kind === 'constant');
  if (!resolved.ok) {
    problems.error(resolved.code, places.name, resolved.values);
    return [];
  }
  for (const series of resolved.series) {
    const [least, most] = model.settings.get(series)?.limits ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    if (value !== undefined && !(value >= least && value <= most)) {
      problems.error('value-outside-range', places.value, { found: value, least, most });
      return [];
    }
  }
  return resolved.series;
}
