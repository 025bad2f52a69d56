/**
 * What the page needs to know of all shipped scenarios, and what one study of them answers. Times are decimal years.
 */
export interface Catalogue {
  scenarios: ScenarioCard[];
  theories: TheoryCard[];
  version: string;
}
export interface TheoryCard {
  id: string;
  title: string;
  summary: string;
  overrides?: string;
}
export interface ScenarioCard {
  id: string;
  title: string;
  summary: string;
  theory: string;
  world: string;
  simulatedFrom: number;
  from: number;
  to: number;
  actors: { id: string; name: string }[];
  levers: LeverCard[];
  variants: { id: string; title: string; text: string }[];
  events: EventCard[];
  context: ContextCard[];
  series: SeriesCard[];
}
export interface LeverCard {
  id: string;
  title: string;
  text: string;
  range: readonly [number, number];
  value: number;
  step: number;
  source?: string;
}
export interface EventCard {
  id: string;
  time: number;
  type: string;
  kind: string;
  source: string;
  target: string;
  intensity: number;
  title: string;
  note?: string;
  reference?: string;
  verified: boolean;
}
export interface ContextCard {
  id: string;
  time: number;
  actors: string[];
  kind: string;
  strength: number;
  title: string;
  note?: string;
  reference?: string;
  verified: boolean;
}
export interface SeriesCard {
  name: string;
  variable: string;
  indices: string[];
  meaning: string;
  unit?: string;
  range?: readonly [number, number];
}

/** One choice of world to simulate. */
export interface RunChoice {
  scenario: string;
  variant?: string;
  theory?: string;
  levers: Record<string, number>;
  set: Record<string, number>;
  removedEvents?: string[];
}
export type Uncertainty = 'none' | 'chance' | 'parameters' | 'both';
export interface StudyRequest {
  baseline: RunChoice;
  current: RunChoice;
  members: number;
  seed: string;
  uncertainty: Uncertainty;
  series: string[];
}

/** Quantiles of one run choice; `bands[s]` is [5 quantiles (5, 25, 50, 75, 95 %)][steps]. */
export interface Bands {
  times: Float64Array;
  series: string[];
  bands: Float64Array[];
  medoid: number;
  members: number;
  failed: number;
  hash: string;
}
export interface StudyResult {
  baseline: Bands;
  current: Bands;
  difference: PairedDifference[];
  crossings: Crossing[];
}

/** Current minus baseline on the same members, at each step; shares are of members. */
export interface PairedDifference {
  series: string;
  quantiles: Float64Array;
  lower: Float64Array;
  higher: Float64Array;
}

/** First time at which a 0/1 series becomes 1. */
export interface Crossing {
  series: string;
  baselineShare: number;
  currentShare: number;
  currentMedianTime?: number;
}
