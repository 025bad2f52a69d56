import type { Catalogue, ScenarioCard } from './study-types.ts';

/** A stretch of a scenario's time, from one shipped scenario's start to the next one's. */
export interface Period {
  from: number;
  /** Exclusive, except in the last period. */
  to: number;
}

/** Cuts a scenario's time where other scenarios of the same world start, the recorded past included. */
export function periodsOf(catalogue: Catalogue, scenario: ScenarioCard): Period[] {
  const starts = catalogue.scenarios.filter(({ world }) => world === scenario.world).map(({ from }) => from);
  const within = starts.filter((start) => start > scenario.simulatedFrom && start < scenario.to);
  const ordered = [...new Set([scenario.simulatedFrom, ...within])].sort((one, next) => one - next);
  return ordered.map((from, index) => ({ from, to: ordered[index + 1] ?? scenario.to }));
}
