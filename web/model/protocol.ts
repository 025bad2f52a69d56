import type { Catalogue, StudyRequest, StudyResult } from './study-types.ts';

/** What the page asks of a study worker. */
export type ToWorker =
  /** The card of one scenario, by id or path; the first one's for null. */
  | { kind: 'open'; scenario: string | null }
  | { kind: 'catalogue' }
  | { kind: 'run'; generation: number; request: StudyRequest }
  | { kind: 'cancel'; generation: number };

/** What a study worker answers: partial results and catalogues first, then the complete one. */
export type FromWorker =
  | { kind: 'catalogue'; catalogue: Catalogue; complete: boolean }
  | { kind: 'progress'; generation: number; done: number; total: number }
  | { kind: 'result'; generation: number; result: StudyResult; complete: boolean }
  | { kind: 'problems'; generation?: number; problems: string[] };
