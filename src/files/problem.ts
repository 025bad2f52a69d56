/** A place in a file that a person can go to. Lines and columns count from 1. */
export interface Address {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Something wrong in a file or a request, as a value. The words for people are in the message files: `code` is the
 * message's id after `problem-`, and `values` fills its variables (`found` is the offending text, `nearest` the
 * closest valid name where there is one).
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly address: Address;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Every kind of problem that the core can report; each has a message `problem-<code>`. */
export const problemCodes = [
  'actor-absent',
  'alias',
  'ambiguous-name',
  'arity',
  'bad-date',
  'bad-id',
  'bad-letter',
  'bad-name',
  'bad-path-point',
  'bad-range',
  'bad-test-id',
  'bounds-meet',
  'cell-count',
  'circular',
  'column-missing',
  'constant-missing',
  'csv-after-quote',
  'csv-quote',
  'csv-quote-open',
  'csv-separator',
  'cyclic-files',
  'dimension-argument',
  'dimension-mismatch',
  'dimension-result',
  'dimension-unreadable',
  'driver-mapped',
  'duplicate-definition',
  'duplicate-id',
  'duplicate-key',
  'duplicate-letter',
  'duplicate-row',
  'effect-one-sided',
  'effect-repeated',
  'empty-field',
  'empty-file',
  'equation-missing',
  'event-outside-period',
  'expression-forbidden',
  'expression-syntax',
  'expression-too-deep',
  'expression-too-long',
  'expression-unfinished',
  'fact-mapped',
  'fact-simulated',
  'file-missing',
  'file-not-text',
  'file-too-deep',
  'file-too-large',
  'formula-not-finite',
  'in-recorded-past',
  'index-expected',
  'index-members',
  'index-unknown',
  'integer-expected',
  'integer-power',
  'kind-unknown',
  'lever-baseline',
  'lever-unknown',
  'list-empty',
  'measure-unused',
  'member-unknown',
  'missing-field',
  'more-problems',
  'multiplication-sign',
  'name-taken',
  'no-such-event',
  'not-a-stock',
  'not-finite',
  'not-in-event-rule',
  'not-positive',
  'nothing-selected',
  'number-expected',
  'observed-in-model',
  'one-of-fields',
  'outcome-informs',
  'own-partner',
  'pair-unobserved',
  'pairs-mixed',
  'path-missing',
  'period-before-history',
  'point-too-early',
  'read-at-start-only',
  'period-order',
  'previous-needs-start',
  'range-order',
  'record-missing',
  'reference-missing',
  'rows-mixed',
  'self-directed',
  'series-unknown',
  'shape',
  'start-missing',
  'symmetric-conflict',
  'table-empty',
  'table-missing',
  'theory-too-deep',
  'theory-too-large',
  'too-large',
  'too-many-steps',
  'too-small',
  'type-unknown',
  'unknown-field',
  'unknown-name',
  'unknown-variant',
  'unused-name',
  'value-not-allowed',
  'value-outside-range',
  'wrong-document',
  'yaml-after-quote',
  'yaml-bracket',
  'yaml-colon',
  'yaml-colon-in-text',
  'yaml-comma',
  'yaml-dash',
  'yaml-documents',
  'yaml-escape',
  'yaml-indent',
  'yaml-quote',
  'yaml-start',
  'yaml-syntax',
  'yaml-tab',
  'yaml-tag',
  'year-outside-record',
  'year-unobserved',
  'years-outside-run',
] as const;

/** One of {@link problemCodes}. */
export type ProblemCode = (typeof problemCodes)[number];

/** Either a value (with warnings that don't prevent its use) or the problems that prevented it. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** With more problems than this a reader is told to begin with those found so far. */
export const mostProblems = 100;

/** Gathers problems, so that all of them are reported at once instead of the first alone. */
export class ProblemList {
  readonly all: Problem[] = [];
  /**
   * Whether loaders go on with what is left of a damaged file, so that everything in it is checked. What they return
   * is then fit for checking only.
   */
  readonly isTolerant: boolean;
  /** Names that were left out with damaged parts: that they are missing elsewhere is no problem of its own. */
  readonly lost = new Set<string>();

  constructor(isTolerant = false) {
    this.isTolerant = isTolerant;
  }

  /** Whether anything was reported that prevents use. */
  get failed(): boolean {
    return this.all.some((problem) => problem.severity === 'error');
  }

  /** Whether there are so many problems that looking for more is of no use. */
  get isFull(): boolean {
    return this.all.length >= mostProblems;
  }

  /** Reports an error at `address`. */
  error(code: ProblemCode, address: Address, values: Problem['values'] = {}): void {
    this.all.push({ code, severity: 'error', address, values });
  }

  /** Reports something suspicious that doesn't prevent use. */
  warning(code: ProblemCode, address: Address, values: Problem['values'] = {}): void {
    this.all.push({ code, severity: 'warning', address, values });
  }

  /** Reports that a field is missing, unless it was left out because it was damaged. */
  missing(field: string, address: Address): void {
    if (!this.lost.has(field)) this.error('missing-field', address, { found: field });
  }

  /** The value if no error was reported, else every problem in the order of the files' lines. */
  result<T>(value: () => T): Result<T> {
    const sorted = sortProblems(this.all);
    return this.failed ? { ok: false, problems: sorted } : { ok: true, value: value(), warnings: sorted };
  }
}

/** Problems by file, line and column, repeated ones once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const seen = new Map<string, Problem>();
  for (const problem of problems) seen.set(JSON.stringify(problem), problem);
  return [...seen.values()].sort(
    (a, b) =>
      (a.address.file < b.address.file ? -1 : a.address.file > b.address.file ? 1 : 0) ||
      a.address.line - b.address.line ||
      a.address.column - b.address.column,
  );
}
