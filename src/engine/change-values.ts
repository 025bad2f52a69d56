import type { Model } from '../equations/model.ts';
import type { Address, ProblemList } from '../files/problem.ts';
import {
  checkPoint,
  earliest,
  type History,
  type InputPath,
  type PathPoint,
  resolveInputs,
  resolveSettings,
  type SettingPlaces,
  splice,
} from './history.ts';
import { valueAt } from './path-value.ts';

/** The history with a parameter or constant set to a value, throughout or from a date on. */
export function setValue(
  model: Model,
  history: History,
  name: string,
  value: number | undefined,
  from: number | undefined,
  places: SettingPlaces,
  problems: ProblemList,
): History {
  const series = resolveSettings(model, name, value, places, problems);
  if (value === undefined) return history;
  return settle(model, history, series, value, from ?? earliest(history), places, problems);
}

/** The history in which settings have a value from a date on, whatever was to change them later. */
export function settle(
  model: Model,
  history: History,
  series: readonly string[],
  value: number,
  since: number,
  places: SettingPlaces,
  problems: ProblemList,
): History {
  const changes = history.changes.filter((change) => change.time < since || !series.includes(change.series));
  if (since !== Number.NEGATIVE_INFINITY) {
    warnOfStart(model, series, places, problems);
    return { ...history, changes: [...changes, ...series.map((one) => ({ series: one, time: since, value }))] };
  }
  return {
    ...history,
    changes,
    settings: new Map([...history.settings, ...series.map((one) => [one, value] as const)]),
    factors: new Map([...history.factors].filter(([one]) => !series.includes(one))),
  };
}

/** What only starting values read has no effect from a later date on. */
function warnOfStart(model: Model, series: readonly string[], places: SettingPlaces, problems: ProblemList): void {
  const found = series.find((one) => model.program.startOnly.has(one));
  if (found !== undefined) problems.warning('read-at-start-only', places.name, { found });
}

/** The history with a parameter or constant multiplied by a factor, throughout or from a date on. */
export function multiplyValue(
  model: Model,
  history: History,
  name: string,
  factor: number,
  from: number | undefined,
  places: SettingPlaces,
  problems: ProblemList,
): History {
  const series = resolveSettings(model, name, undefined, places, problems);
  const since = from ?? earliest(history);
  for (const one of series) {
    const setting = model.settings.get(one);
    const product = (history.settings.get(one) ?? setting?.value ?? 0) * factor;
    const [least, most] = setting?.limits ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    if (product >= least && product <= most) continue;
    problems.error('value-outside-range', places.value, { found: product, least, most });
    return history;
  }
  if (since === Number.NEGATIVE_INFINITY) {
    const factors = new Map(history.factors);
    for (const one of series) factors.set(one, (factors.get(one) ?? 1) * factor);
    return { ...history, factors };
  }
  warnOfStart(model, series, places, problems);
  return { ...history, changes: [...history.changes, ...series.map((one) => ({ series: one, time: since, factor }))] };
}

/** The history with an input that takes one value from a date on. */
export function setPath(
  model: Model,
  history: History,
  name: string,
  value: number | undefined,
  since: number,
  places: SettingPlaces,
  problems: ProblemList,
): History {
  return changePaths(model, history, name, places.name, problems, (path) => {
    if (value === undefined) return path.points;
    checkPoint(value, path, places.value, problems);
    return splice(path, [{ time: since, value }], since);
  });
}

/** The history with an input that keeps the value it has just before a date. */
export function holdPath(
  model: Model,
  history: History,
  name: string,
  from: number,
  address: Address,
  problems: ProblemList,
): History {
  return changePaths(model, history, name, address, problems, (path) => {
    const before = path.points.filter(({ time }) => time < from);
    if (path.between === 'hold' && before.length > 0) return before;
    return [...before, { time: from, value: valueAt(path.points, path.between, from) }];
  });
}

/** The history with `change` made to the points of each input that `name` names. */
export function changePaths(
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
