import type { Catalogue, StudyRequest, StudyResult } from './study-types.ts';

/** What the page asks of its study worker. */
export type ToWorker =
  | { kind: 'catalogue' }
  | { kind: 'run'; generation: number; request: StudyRequest }
  | { kind: 'cancel'; generation: number };

/** What the study worker answers: partial results first, then the complete one. */
export type FromWorker =
  | { kind: 'catalogue'; catalogue: Catalogue }
  | { kind: 'progress'; generation: number; done: number; total: number }
  | { kind: 'result'; generation: number; result: StudyResult; complete: boolean }
  | { kind: 'problems'; generation?: number; problems: string[] };
