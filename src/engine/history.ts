import type { Model } from '../equations/model.ts';
import { resolveNames } from '../equations/name-table.ts';
import { addressOf, keyAddressOf, type Located } from '../files/located.ts';
import { foundAndNearest } from '../files/names.ts';
import type { Address, ProblemList } from '../files/problem.ts';
import type { DatedEvent, ScenarioSource } from '../files/scenario-source.ts';
import { quantityName, seriesName } from '../files/signature.ts';
import type { PathEntry } from '../files/world-schema.ts';

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
  /** Whether there is a recorded past before the period, which edits may not touch. */
  readonly sharesPast: boolean;
}

/** The history of a scenario as its files state it, checked against the model. */
export function baseHistory(model: Model, scenario: ScenarioSource, problems: ProblemList): History {
  for (const event of scenario.events) checkEvent(model, event, problems);
  for (const { place } of scenario.context) {
    for (const [at, actor] of place.value.actors.entries()) {
      if (!model.actors.includes(actor) && model.actors.length === 0) {
        problems.error('actor-absent', addressOf(place, 'actors', at), foundAndNearest(actor, model.actors));
      }
    }
  }
  const paths = defaultPaths(model);
  for (const [actor, source] of model.world.actors) {
    for (const [name, entry] of source.paths) {
      addPath(model, seriesName(name, [actor]), entry, keyAddressOf(entry), undefined, paths, problems);
    }
  }
  for (const { key, entry, from } of scenario.paths) {
    addPath(model, key, entry, keyAddressOf(entry), from, paths, problems);
  }
  for (const [series, path] of paths) {
    if (path.points.length === 0) {
      problems.error('constant-missing', scenario.address, { found: series });
    }
  }
  const changes = scenario.changes.flatMap((change) => {
    const { set, value, from } = change.value;
    return resolveSettings(model, set, value, addressOf(change, 'set'), problems).map((series) => ({
      series,
      time: from,
      value,
    }));
  });
  return {
    simulatedFrom: scenario.simulatedFrom,
    period: scenario.period,
    events: scenario.events,
    paths,
    changes,
    settings: new Map(),
    factors: new Map(),
    sharesPast: scenario.continues !== undefined,
  };
}

/** Reports an event of a type, kind or actor that the model lacks. */
export function checkEvent(model: Model, event: DatedEvent, problems: ProblemList): void {
  const type = model.theory.eventTypes.get(event.type);
  if (!type) {
    problems.error(
      'kind-unknown',
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
    problems.error('bad-selector', addressOf(event.place, 'target'), { found: event.target });
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
    const points = pointsOf(entry, path.limits, problems);
    paths.set(series, { ...path, points: splice(path.points, points, from) });
  }
}

function pointsOf(entry: Located<PathEntry>, limits: readonly [number, number], problems: ProblemList): PathPoint[] {
  return Object.entries(entry.value.points)
    .map(([year, value]) => {
      if (value < limits[0] || value > limits[1]) {
        problems.error('value-outside-range', addressOf(entry, 'points', year), {
          found: value,
          least: limits[0],
          most: limits[1],
        });
      }
      return { time: Number(year), value };
    })
    .sort((a, b) => a.time - b.time);
}

/** Points with new ones in place of those from a date on; without a date, in place of all but the default. */
export function splice(old: readonly PathPoint[], added: readonly PathPoint[], from?: number): PathPoint[] {
  const start = from ?? (added.length > 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
  const kept = old.filter(({ time }) => time < start || time === Number.NEGATIVE_INFINITY);
  return [...kept, ...added];
}

/** Input series that `key` names. */
export function resolveInputs(model: Model, key: string, address: Address, problems: ProblemList): readonly string[] {
  const resolved = resolveNames(key, model.names, ({ kind }) => kind === 'input');
  if (resolved.ok) return resolved.series;
  problems.error(resolved.code, address, resolved.values);
  return [];
}

/** Setting series that `key` names, if `value` is permissible for all of them. */
export function resolveSettings(
  model: Model,
  key: string,
  value: number | undefined,
  address: Address,
  problems: ProblemList,
): readonly string[] {
  const resolved = resolveNames(key, model.names, ({ kind }) => kind === 'parameter' || kind === 'constant');
  if (!resolved.ok) {
    problems.error(resolved.code, address, resolved.values);
    return [];
  }
  for (const series of resolved.series) {
    const [least, most] = model.settings.get(series)?.limits ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    if (value !== undefined && !(value >= least && value <= most)) {
      problems.error('value-outside-range', address, { found: value, least, most, name: series });
      return [];
    }
  }
  return resolved.series;
}
