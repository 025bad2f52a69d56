import type { Model } from '../equations/model.ts';
import { addressOf, type Located } from '../files/located.ts';
import { type Address, ProblemList } from '../files/problem.ts';
import type { LeverEntry } from '../files/scenario-schema.ts';
import type { DatedEvent } from '../files/scenario-source.ts';
import { multiplyValue, setPath, setValue } from './change-values.ts';
import { checkInFuture, earliest, type History, resolveInputs, resolveSettings } from './history.ts';
import { valueAt } from './path-value.ts';
import { changeEvents } from './select-events.ts';

/** An event made stronger or weaker; never stronger than 1. */
export function scaled(event: DatedEvent, factor: number): DatedEvent {
  return { ...event, intensity: Math.min(1, event.intensity * factor) };
}

/**
 * Puts a lever at a value, which is written at `valueAddress`, whatever a variant made of what it changes.
 */
export function applyLever(
  model: Model,
  history: History,
  lever: Located<LeverEntry>,
  value: number,
  valueAddress: Address,
  problems: ProblemList,
): History {
  const { changes, range } = lever.value;
  const { scale, set, multiply, path, from } = changes;
  if ([scale, set, multiply, path].filter((change) => change !== undefined).length !== 1) {
    problems.error('one-of-fields', addressOf(lever, 'changes'), { expected: 'scale, set, multiply, path' });
    return history;
  }
  if (!(value >= range[0] && value <= range[1])) {
    problems.error('value-outside-range', valueAddress, { found: value, least: range[0], most: range[1] });
    return history;
  }
  checkInFuture(history, from, addressOf(lever, 'changes', 'from'), problems);
  const places = (field: keyof typeof changes) => ({
    name: addressOf(lever, 'changes', field),
    value: valueAddress,
  });
  if (scale) {
    const selector = { ...lever, value: scale, path: [...lever.path, 'changes', 'scale'] };
    return changeEvents(model, history, selector, problems, (event) => scaled(event, value));
  }
  if (set !== undefined) {
    return setValue(model, history, set, value, from, places('set'), problems);
  }
  if (multiply !== undefined) {
    return multiplyValue(model, history, multiply, value, from, places('multiply'), problems);
  }
  if (path !== undefined) {
    return setPath(model, history, path, value, from ?? earliest(history), places('path'), problems);
  }
  return history;
}

/**
 * Warns of a lever that does not stand where the scenario stands: moving it a little would jump, and the page would
 * show a wrong present value.
 */
export function checkBaseline(model: Model, history: History, lever: Located<LeverEntry>, problems: ProblemList): void {
  const { value, changes } = lever.value;
  const address = addressOf(lever, 'value');
  for (const actual of presentValues(model, history, changes, address)) {
    if (actual === value) continue;
    problems.warning('lever-baseline', address, { found: value, expected: actual });
    return;
  }
}

/** Values that what a lever changes has before anyone moves it. */
function presentValues(
  model: Model,
  history: History,
  { scale, set, multiply, path, from }: LeverEntry['changes'],
  address: Address,
): number[] {
  if (scale !== undefined || multiply !== undefined) return [1];
  const reported = new ProblemList();
  const since = from ?? (history.sharesPast ? history.period.from : history.simulatedFrom);
  if (set !== undefined) {
    return resolveSettings(model, set, undefined, { name: address, value: address }, reported).flatMap((series) => {
      const dated = history.changes.filter((change) => change.series === series && change.time <= since);
      return dated.at(-1)?.value ?? model.settings.get(series)?.value ?? [];
    });
  }
  return resolveInputs(model, path ?? '', address, reported).flatMap((series) => {
    const input = history.paths.get(series);
    return input ? [valueAt(input.points, input.between, since)] : [];
  });
}
