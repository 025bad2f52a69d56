import type { EnsembleOptions, Executor } from '../../engine/ensemble.ts';
import type { ChosenDraws, Sampling } from '../../engine/run-plan.ts';
import type { Choice } from '../../engine/study-plan.ts';
import type { Address } from '../../files/problem.ts';
import { historyTo } from '../calibration/fit.ts';
import { quantile } from '../quantiles.ts';
import { historyOf, planRuns, type Workbench } from '../workbench.ts';
import type { KnockOut } from './contenders.ts';
import type { Observation } from './observe.ts';
import { runYears } from './yearly-values.ts';

/** The years over which the two trends are averaged. */
export const phases = [
  [1996, 2000],
  [2001, 2005],
  [2006, 2009],
  [2010, 2013],
  [2014, 2017],
  [2018, 2021],
] as const;

/** One of the two trends: what was observed, what the model makes of it, and the terms that move it. */
export interface Trend {
  readonly id: 'arms-deliveries' | 'joint-exercises';
  readonly series: string;
  /** Terms of the theory behind the trend, from cause to effect. */
  readonly terms: readonly string[];
}

/** Deliveries fell while exercises rose: two trends of one pair that a theory must tell apart. */
export const trends: readonly Trend[] = [
  {
    id: 'arms-deliveries',
    series: 'armsFlow[RUS,CHN]',
    terms: [
      'idleIndustry[RUS]',
      'revenueMotive[RUS,CHN]',
      'sharedThreat[RUS,CHN,technology]',
      'feltThreat[RUS,CHN]',
      'readinessToSell[RUS,CHN]',
      'technologyNeed[CHN,RUS]',
      'willingness[CHN,RUS,technology]',
    ],
  },
  {
    id: 'joint-exercises',
    series: 'cooperation[RUS,CHN,operations]',
    terms: [
      'sharedThreat[RUS,CHN,operations]',
      'sharedThreat[CHN,RUS,operations]',
      'partnerUse[RUS,CHN]',
      'partnerUse[CHN,RUS]',
      'willingness[RUS,CHN,operations]',
      'willingness[CHN,RUS,operations]',
    ],
  },
];

/** What is switched off to see whether each trend comes from what it should come from. */
export const trendKnockOuts: readonly KnockOut[] = [
  { id: 'no-idle-industry', set: { idleWeight: 0 } },
  { id: 'no-catching-up', set: { transferRate: 0, 'ownProgress[CHN]': 0 } },
  { id: 'threat-sells-no-arms', set: { 'benefit[technology]': 0 } },
  { id: 'threat-brings-no-exercises', set: { 'benefit[operations]': 0 } },
  { id: 'no-us-threat', variant: 'no-us-threat' },
];

/** A series in a phase, over the members: median, and what nine tenths of them lie between. */
export interface TrendValue {
  readonly trend: Trend['id'];
  readonly series: string;
  /** Whether this is the trend itself or a term behind it. */
  readonly role: 'trend' | 'term';
  /** Id of what was switched off; empty for the model as it is. */
  readonly without: string;
  readonly from: number;
  readonly to: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Of the trend itself, as far as it was observed in the phase: its mean on the model's scale. */
  readonly observed: number | undefined;
}

/** How far the model has a change of a trend right. */
export interface TrendChange {
  readonly trend: Trend['id'];
  readonly without: string;
  /** First years of the phases between which it changes. */
  readonly from: number;
  readonly to: number;
  readonly observed: number;
  readonly median: number;
  /** Share of the members in which the change has the sign that was observed. */
  readonly agreeing: number;
}

/** Both trends: values by phase, and changes from phase to phase that were observed. */
export interface TrendReport {
  readonly values: readonly TrendValue[];
  readonly changes: readonly TrendChange[];
}

/** What trends are made from. */
export interface TrendRequest {
  readonly bench: Workbench;
  readonly choice: Choice;
  readonly observations: readonly Observation[];
  readonly sampling: Sampling;
  readonly draws: ChosenDraws | undefined;
  readonly mention: Address;
}

/** Runs the model as it is and with each knock-out. Series and settings that the theory lacks are left out. */
export async function reportTrends(
  { bench, choice, observations, sampling, draws, mention }: TrendRequest,
  executor: Executor,
  { signal, onProgress }: EnsembleOptions = {},
): Promise<TrendReport> {
  const outputs = new Set(bench.model.program.outputs.map(({ series }) => series));
  const known = trends.filter(({ series }) => outputs.has(series));
  const series = [...new Set(known.flatMap((trend) => [trend.series, ...trend.terms]))].filter((one) =>
    outputs.has(one),
  );
  const variants: readonly KnockOut[] = known.length > 0 ? [{ id: '' }, ...trendKnockOuts] : [];
  const report = { values: [] as TrendValue[], changes: [] as TrendChange[] };
  for (const [at, { id: without, set, variant }] of variants.entries()) {
    const changed = { ...choice, set: { ...choice.set, ...set }, ...(variant === undefined ? {} : { variant }) };
    const history = historyOf(bench, changed, mention);
    if (!history.ok) continue;
    const [, last] = phases.at(-1) ?? [0, 0];
    const cut = historyTo(history.value, last, bench.model.theory.source.step);
    const shown = phases.filter(([from, to]) => from >= cut.simulatedFrom && to + 1 <= history.value.period.to + 1e-6);
    const plan = planRuns(bench, cut, { ...sampling, ...(draws ? { draws } : {}) }, { series, fingerprint: false });
    const wanted = series.flatMap((name) =>
      shown.flatMap(([from, to]) =>
        Array.from({ length: to - from + 1 }, (_, year) => ({
          series: name,
          year: from + year,
          aggregation: 'mean' as const,
        })),
      ),
    );
    const follow = {
      onProgress: (done: number) => onProgress?.(at * sampling.members + done, variants.length * sampling.members),
      ...(signal ? { signal } : {}),
    };
    const { values } = await runYears(plan, executor, wanted, follow);
    const inPhase = (name: string, [from, to]: readonly [number, number]) =>
      meanOf(
        wanted.flatMap((one, place) => {
          const column = values[place];
          return one.series === name && one.year >= from && one.year <= to && column ? [column] : [];
        }),
      );
    for (const trend of known) {
      const roles = [
        { name: trend.series, role: 'trend' as const },
        ...trend.terms.map((name) => ({ name, role: 'term' as const })),
      ];
      for (const { name, role } of roles) {
        if (!outputs.has(name)) continue;
        for (const [from, to] of shown) {
          const ascending = inPhase(name, [from, to]).sort();
          report.values.push({
            ...{ trend: trend.id, series: name, role, without, from, to },
            median: quantile(ascending, 0.5),
            low: quantile(ascending, 0.05),
            high: quantile(ascending, 0.95),
            observed: role === 'trend' ? observedMean(observations, trend, from, to) : undefined,
          });
        }
      }
      report.changes.push(...changesOf(trend, without, shown, observations, (phase) => inPhase(trend.series, phase)));
    }
  }
  return report;
}

function changesOf(
  trend: Trend,
  without: string,
  shown: readonly (readonly [number, number])[],
  observations: readonly Observation[],
  valuesOf: (phase: readonly [number, number]) => Float64Array,
): TrendChange[] {
  return shown.slice(1).flatMap((phase, at) => {
    const before = shown[at] ?? phase;
    const [one, other] = [before, phase].map(([from, to]) => observedMean(observations, trend, from, to));
    if (one === undefined || other === undefined) return [];
    const earlier = valuesOf(before);
    const steps = valuesOf(phase).map((value, member) => value - (earlier[member] ?? Number.NaN));
    const observed = other - one;
    const agreeing = steps.filter((step) => step * observed > 0).length / steps.length;
    return [
      {
        trend: trend.id,
        without,
        from: before[0],
        to: phase[0],
        observed,
        median: quantile(steps.sort(), 0.5),
        agreeing,
      },
    ];
  });
}

function meanOf(columns: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(columns[0]?.length ?? 0);
  for (const column of columns)
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (column[at] ?? 0);
  return sum.map((value) => value / columns.length);
}

function observedMean(
  observations: readonly Observation[],
  trend: Trend,
  from: number,
  to: number,
): number | undefined {
  const own = observations.filter(
    ({ source, series, year }) => source === trend.id && series === trend.series && year >= from && year <= to,
  );
  return own.length === 0 ? undefined : own.reduce((sum, { value }) => sum + value, 0) / own.length;
}
