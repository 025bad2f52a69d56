import type { Catalogue, ScenarioCard } from './study-types.ts';

/** A stretch of a scenario's time, from one shipped scenario's start to the next one's. */
export interface Period {
  from: number;
  /** Exclusive, except in the last period. */
  to: number;
  /** Id of the scenario that starts it, if any. */
  scenario: string | null;
}

/** Cuts a scenario's time where other scenarios of the same world start, the recorded past included. */
export function periodsOf(catalogue: Catalogue, scenario: ScenarioCard): Period[] {
  const starts = new Map<number, string | null>([[scenario.simulatedFrom, null]]);
  const others = catalogue.scenarios.filter(({ world }) => world === scenario.world);
  // The longest of the scenarios that start together gives no name: it is the whole record rather than a period.
  for (const other of others.toSorted((one, next) => next.to - next.from - (one.to - one.from))) {
    if (other.from >= scenario.simulatedFrom && other.from < scenario.to) starts.set(other.from, other.id);
  }
  const ordered = [...starts].sort(([one], [next]) => one - next);
  return ordered.map(([from, id], index) => ({ from, to: ordered[index + 1]?.[0] ?? scenario.to, scenario: id }));
}
