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
import { valueAt } from './schedule.ts';

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
  const since = from ?? earliest(history);
  if (since === Number.NEGATIVE_INFINITY) {
    return { ...history, settings: new Map([...history.settings, ...series.map((one) => [one, value] as const)]) };
  }
  return { ...history, changes: [...history.changes, ...series.map((one) => ({ series: one, time: since, value }))] };
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
  if (since === Number.NEGATIVE_INFINITY) {
    const factors = new Map(history.factors);
    for (const one of series) factors.set(one, (factors.get(one) ?? 1) * factor);
    return { ...history, factors };
  }
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
    return splice(path.points, [{ time: since, value }], since);
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
    if (path.between === 'hold') return before;
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
