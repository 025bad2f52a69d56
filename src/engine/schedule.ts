import type { Model } from '../equations/model.ts';
import { type EventRule, eventKey, type Program } from '../equations/program.ts';
import type { History } from './history.ts';
import { valueAt } from './path-value.ts';

/** What happens at every step of a run, as data that any kernel reads. */
export interface Schedule {
  /** Decimal years of the steps. */
  readonly times: Float64Array;
  /** Values of each input at every step. */
  readonly inputs: readonly { readonly slot: number; readonly values: Float64Array }[];
  /** Settings that change at a step: to a value, or by a factor. */
  readonly changes: readonly (readonly {
    readonly slot: number;
    readonly value?: number;
    readonly factor?: number;
  }[])[];
  /** Events of each step, in the order in which they act. */
  readonly events: readonly (readonly { readonly rule: EventRule; readonly intensity: number }[])[];
}

/** Lays a history out over the steps of a model's program. */
export function createSchedule(model: Model, history: History): Schedule {
  const { program } = model;
  const step = model.theory.source.step;
  const count = Math.floor((history.period.to - history.simulatedFrom) / step + 1e-9) + 1;
  const times = Float64Array.from({ length: count }, (_, at) => history.simulatedFrom + at * step);
  return {
    times,
    inputs: [...program.inputs].map(([series, slot]) => ({ slot, values: inputValues(history, series, times) })),
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
  const steps: { rule: EventRule; intensity: number }[][] = Array.from(times, () => []);
  for (const { type, kind, source, target, intensity, time } of ordered) {
    const rule = model.program.events.get(eventKey(type, kind, source, target));
    if (rule) steps[stepOf(time, times)]?.push({ rule, intensity });
  }
  return steps;
}

function scheduleChanges(program: Program, history: History, times: Float64Array): Schedule['changes'] {
  const steps: { slot: number; value?: number; factor?: number }[][] = Array.from(times, () => []);
  for (const { series, time, value, factor } of [...history.changes].sort((a, b) => a.time - b.time)) {
    const slot = program.settings.get(series);
    if (slot === undefined) continue;
    steps[stepOf(time, times)]?.push({
      slot,
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
