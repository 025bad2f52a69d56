import { fitRules } from '../analysis/calibration/rules.ts';
import type { Estimate } from '../analysis/evidence/bootstrap.ts';
import type { Table } from './csv.ts';
import type { EvidenceFindings } from './evidence-command.ts';
import { rowsTable } from './rows-table.ts';

const estimateColumns = (name: string, estimate: Estimate | undefined) => ({
  [name]: estimate?.value,
  [`${name}_low`]: estimate?.low,
  [`${name}_high`]: estimate?.high,
});

/**
 * All scores, a row for each period, scope and forecaster. The columns of skill and difference set the model against
 * the forecaster of the row, on the observations that both forecast, of which there are `compared`.
 */
export function scoresTable({ evidence: { scores, contrasts }, parameters }: EvidenceFindings): Table {
  const keyOf = (one: { period: string; source: string; series: string }, forecaster: string) =>
    JSON.stringify([one.period, one.source, one.series, forecaster]);
  const scoreOf = new Map(scores.map((score) => [keyOf(score, score.forecaster), score]));
  const contrastOf = new Map(contrasts.map((contrast) => [keyOf(contrast, contrast.against), contrast]));
  const rows = [...new Set([...scoreOf.keys(), ...contrastOf.keys()])].map((key) => {
    const [score, contrast] = [scoreOf.get(key), contrastOf.get(key)];
    const { period, source, series, kind } = score ?? contrast ?? { period: '', source: '', series: '', kind: '' };
    const forecaster = score?.forecaster ?? contrast?.against ?? '';
    return {
      ...{ period, source, series, forecaster, kind },
      parameters: parameters[forecaster] ?? '',
      observations: score?.count,
      rmse: score?.rmse,
      mean_error: score?.meanError,
      coverage50: score?.coverage50,
      coverage90: score?.coverage90,
      crps: score?.crps,
      compared: contrast?.count,
      ...estimateColumns('skill_rmse', contrast?.skillRmse),
      ...estimateColumns('skill_crps', contrast?.skillCrps),
      ...estimateColumns('difference_crps', contrast?.difference),
      model_is: contrast?.verdict ?? '',
    };
  });
  return rowsTable(Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[number])[], rows);
}

/** The two trends and their terms, a row for each series, knock-out and phase. */
export function trendsTable({ trends: { values, changes } }: EvidenceFindings): Table {
  const rows = values.map(({ trend, series, role, without, from, to, median, low, high, observed }) => {
    const change = changes.find(
      (one) => role === 'trend' && one.trend === trend && one.without === without && one.to === from,
    );
    return {
      ...{ trend, series, role, without, from, to, median, low, high, observed },
      change_observed: change?.observed,
      change_median: change?.median,
      change_agreeing: change?.agreeing,
    };
  });
  return rowsTable(
    [
      'trend',
      'series',
      'role',
      'without',
      'from',
      'to',
      'median',
      'low',
      'high',
      'observed',
      'change_observed',
      'change_median',
      'change_agreeing',
    ],
    rows,
  );
}

/** Everything as one JSON object. */
export function evidenceJson(findings: EvidenceFindings): string {
  const { bench, choice, members, seed, parameters, observations, evidence, trends } = findings;
  const about = {
    scenario: bench.scenario.id,
    theory: bench.model.theory.source.id,
    world: bench.model.world.id,
    set: choice.set ?? {},
    ...{ members, seed, parameters },
    fittedSeries: fitRules.series,
    observations: observations.map(({ rows, ...rest }) => ({ ...rest, observed: rows.map(({ value }) => value) })),
  };
  return `${JSON.stringify({ ...about, ...evidence, trends }, undefined, 1)}\n`;
}
