import { classWidth } from '../analysis/calibration/fit.ts';
import { implausibility } from '../analysis/calibration/implausibility.ts';
import { fitRules } from '../analysis/calibration/rules.ts';
import type { Table } from './csv.ts';
import type { FitFindings, Fitted } from './fit-command.ts';
import { type Cell, rowsTable } from './rows-table.ts';

/** One target of a fit, and how draws did on it. */
export interface TargetRow {
  readonly theory: string;
  readonly source: string;
  readonly series: string;
  readonly from: number;
  readonly to: number;
  readonly observed: number;
  readonly discrepancy: number;
  /** Standard deviation by chance alone. */
  readonly chance: number;
  readonly default: number;
  readonly default_implausibility: number;
  /** Median over all draws, to the width of a class. */
  readonly median_implausibility: number;
  /** Share of the draws above the bound, and of those that no other target puts there. */
  readonly ruled_out: number;
  readonly ruled_out_alone: number;
}

/** The targets of a fit. */
export function targetRows({ id, task, state }: Fitted): TargetRow[] {
  return task.targets.map(({ source, series, from, to, value, discrepancy }, at) => {
    const counts = state.counts[at] ?? [];
    const above = counts.slice(fitRules.mostOfOne / classWidth).reduce((sum, count) => sum + count, 0);
    const variance = task.variances[at] ?? 0;
    const own = task.defaults[at] ?? Number.NaN;
    return {
      theory: id,
      ...{ source, series, from, to, discrepancy },
      observed: value,
      chance: Math.sqrt(variance),
      default: own,
      default_implausibility: implausibility(own, value, discrepancy, variance),
      median_implausibility: medianClass(counts),
      ruled_out: above / state.done,
      ruled_out_alone: (state.alone[at] ?? 0) / state.done,
    };
  });
}

/** The middle of the class in which the median lies. */
function medianClass(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let below = 0;
  for (const [at, count] of counts.entries()) {
    below += count;
    if (2 * below >= total) return (at + 0.5) * classWidth;
  }
  return Number.NaN;
}

/** A fitted theory, and how it did on the years of choice. */
export interface TheoryRow {
  readonly theory: string;
  readonly kind: string;
  readonly draws: number;
  readonly accepted: number;
  readonly left_out: number;
  readonly failed: number;
  readonly crps: Cell;
  readonly rmse: Cell;
  readonly mean_error: Cell;
  readonly coverage50: Cell;
  readonly coverage90: Cell;
  /** CRPS of the first theory minus that of this one. */
  readonly difference: Cell;
  readonly difference_low: Cell;
  readonly difference_high: Cell;
}

/** The fitted theories, the best on the years of choice first; those without any accepted draw last. */
export function theoryRows({ fitted, choice }: FitFindings): TheoryRow[] {
  const rows = fitted.map(({ id, kind, task, state, acceptance }): TheoryRow => {
    const score = choice.scores.find(({ source, forecaster }) => source === 'fitted-series' && forecaster === id);
    const contrast = choice.contrasts.find(({ source, against }) => source === 'fitted-series' && against === id);
    return {
      theory: id,
      kind,
      draws: task.draws,
      accepted: acceptance.accepted.length,
      left_out: acceptance.leftOut,
      failed: state.failed,
      crps: score?.crps,
      rmse: score?.rmse,
      mean_error: score?.meanError,
      coverage50: score?.coverage50,
      coverage90: score?.coverage90,
      difference: contrast?.difference.value,
      difference_low: contrast?.difference.low,
      difference_high: contrast?.difference.high,
    };
  });
  const size = ({ crps }: TheoryRow) => (typeof crps === 'number' ? crps : Number.POSITIVE_INFINITY);
  return rows.sort((a, b) => size(a) - size(b));
}

/**
 * The theory that the years of choice speak for: the first, unless another is better beyond the interval of the
 * difference. What is no theory but one without some of its terms does not stand for choice.
 */
export function chosenTheory(rows: readonly TheoryRow[]): string | undefined {
  const theories = rows.filter(({ kind }) => kind !== 'knock-out');
  const better = theories.find(({ difference_low: low }) => typeof low === 'number' && low > 0);
  return (better ?? theories.find(({ kind }) => kind === 'model'))?.theory;
}

/** What a fit found, as tables by name. */
export function fitTables(findings: FitFindings): Readonly<Record<string, Table>> {
  const { fitted } = findings;
  const parameters = fitted.flatMap(({ id, diagnostics }) =>
    diagnostics.parameters.map(({ series, range, value, quantiles, varianceRatio, distance }) => ({
      theory: id,
      parameter: series,
      least: range[0],
      most: range[1],
      default: value,
      q05: quantiles[0],
      q50: quantiles[1],
      q95: quantiles[2],
      variance_ratio: varianceRatio,
      distance,
    })),
  );
  const pairs = fitted.flatMap(({ id, diagnostics }) => diagnostics.pairs.map((pair) => ({ theory: id, ...pair })));
  return {
    theories: tableOf(theoryRows(findings)),
    targets: tableOf(fitted.flatMap(targetRows)),
    parameters: tableOf(parameters),
    pairs: tableOf(pairs),
  };
}

/** A table with the columns of its first row. */
function tableOf(rows: readonly object[]): Table {
  return rowsTable(Object.keys(rows[0] ?? {}), rows as readonly Readonly<Record<string, Cell>>[]);
}

/** What a fit found, as one JSON object. */
export function fitJson(findings: FitFindings): string {
  const fitted = findings.fitted.map((one) => ({
    theory: one.id,
    kind: one.kind,
    seed: one.task.seed,
    draws: one.task.draws,
    accepted: one.acceptance.accepted.length,
    leftOut: one.acceptance.leftOut,
    failed: one.state.failed,
    digest: one.task.digest,
    targets: targetRows(one),
    ...one.diagnostics,
  }));
  const chosen = chosenTheory(theoryRows(findings));
  return `${JSON.stringify({ rules: fitRules, fitted, choice: findings.choice, chosen }, undefined, 1)}\n`;
}
