import type { Model } from '../equations/model.ts';
import { eventKey, type Program } from '../equations/program.ts';
import type { History } from './history.ts';
import { valueAt } from './path-value.ts';

/** What happens at every step of a run, as data that any kernel reads. */
export interface Schedule {
  /** Decimal years of the steps. */
  readonly times: Float64Array;
  /** Values of each of the program's inputs at every step. */
  readonly inputs: readonly Float64Array[];
  /** Settings that change at a step, by their number among the program's: to a value, or by a factor. */
  readonly changes: readonly (readonly {
    readonly setting: number;
    readonly value?: number;
    readonly factor?: number;
  }[])[];
  /** Events of each step, in the order in which they act: the number of the rule among the program's, and the strength. */
  readonly events: readonly (readonly { readonly rule: number; readonly intensity: number }[])[];
}

/** Lays a history out over the steps of a model's program. */
export function createSchedule(model: Model, history: History): Schedule {
  const { program } = model;
  const step = model.theory.source.step;
  const count = Math.floor((history.period.to - history.simulatedFrom) / step + 1e-9) + 1;
  const times = Float64Array.from({ length: count }, (_, at) => history.simulatedFrom + at * step);
  return {
    times,
    inputs: [...program.inputs.keys()].map((series) => inputValues(history, series, times)),
    changes: scheduleChanges(program, history, times),
    events: scheduleEvents(model, history, times),
  };
}

/** The step at which something dated `time` acts: the first step not before it. */
function stepOf(time: number, times: Float64Array): number {
  const at = times.findIndex((t) => time <= t);
  return at < 0 ? times.length : at;
}

function scheduleEvents(model: Model, history: History, times: Float64Array): Schedule['events'] {
  const turns = [...model.theory.eventTypes.keys()];
  const key = (event: History['events'][number]) =>
    [event.kind, event.source, event.target, event.intensity.toFixed(12), event.id].join('/');
  const ordered = [...history.events].sort(
    (a, b) =>
      turns.indexOf(a.type) - turns.indexOf(b.type) ||
      a.time - b.time ||
      (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0),
  );
  const steps: { rule: number; intensity: number }[][] = Array.from(times, () => []);
  for (const { type, kind, source, target, intensity, time } of ordered) {
    const rule = model.program.events.get(eventKey(type, kind, source, target));
    if (rule !== undefined) steps[stepOf(time, times)]?.push({ rule, intensity });
  }
  return steps;
}

function scheduleChanges(program: Program, history: History, times: Float64Array): Schedule['changes'] {
  const steps: { setting: number; value?: number; factor?: number }[][] = Array.from(times, () => []);
  const numbers = new Map([...program.settings.keys()].map((series, at) => [series, at]));
  for (const { series, time, value, factor } of [...history.changes].sort((a, b) => a.time - b.time)) {
    const setting = numbers.get(series);
    if (setting === undefined) continue;
    steps[stepOf(time, times)]?.push({
      setting,
      ...(value === undefined ? {} : { value }),
      ...(factor === undefined ? {} : { factor }),
    });
  }
  return steps;
}

function inputValues(history: History, series: string, times: Float64Array): Float64Array {
  const path = history.paths.get(series);
  return times.map((time) => (path ? valueAt(path.points, path.between, time) : Number.NaN));
}
