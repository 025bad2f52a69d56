/** The words in which the page and the study worker speak: those of the core, and nothing of its machinery. */
export type { Bands, PairedDifference } from '../../src/analysis/bands.ts';
export type {
  ContextCard,
  EventCard,
  LeverCard,
  ScenarioCard,
  SeriesCard,
  TheoryCard,
} from '../../src/analysis/catalogue.ts';
export type { Crossing, StudyRequest, StudyResult } from '../../src/analysis/study.ts';
export type { RunChoice } from '../../src/analysis/workbench.ts';
export type { Uncertainty } from '../../src/engine/run-plan.ts';

import type { Catalogue as Listing } from '../../src/analysis/catalogue.ts';

/** What can be studied, and by which version of the model. */
export interface Catalogue extends Listing {
  readonly version: string;
}
