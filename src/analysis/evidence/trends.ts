import type { EnsembleOptions, Executor } from '../../engine/ensemble.ts';
import type { ChosenDraws, Sampling } from '../../engine/run-plan.ts';
import type { Choice } from '../../engine/study-plan.ts';
import type { Address } from '../../files/problem.ts';
import { historyTo } from '../cut-history.ts';
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

/** In place of a knock-out: the run with default parameters and without chance. */
export const defaultParameters = 'default-parameters';

/** A series in a phase, over the members: median, and what nine tenths of them lie between. */
export interface TrendValue {
  readonly trend: Trend['id'];
  readonly series: string;
  /** Whether this is the trend itself or a term behind it. */
  readonly role: 'trend' | 'term';
  /** Id of what was switched off; empty for the model as it is; {@link defaultParameters} for one run. */
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

/** When a trend is highest. */
export interface TrendPeak {
  readonly trend: Trend['id'];
  readonly without: string;
  readonly observed: number;
  /** The year in which the median of the members is highest. */
  readonly model: number;
}

/** Both trends: values by phase, changes from phase to phase that were observed, and peaks. */
export interface TrendReport {
  readonly values: readonly TrendValue[];
  readonly changes: readonly TrendChange[];
  readonly peaks: readonly TrendPeak[];
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

/** Runs the model as it is, at its defaults, and with each knock-out. Series and settings that the theory lacks are left out. */
export async function reportTrends(
  request: TrendRequest,
  executor: Executor,
  { signal, onProgress }: EnsembleOptions = {},
): Promise<TrendReport> {
  const { bench, observations, sampling } = request;
  const outputs = new Set(bench.model.program.outputs.map(({ series }) => series));
  const known = trends
    .filter(({ series }) => outputs.has(series))
    .map((trend) => ({ ...trend, terms: trend.terms.filter((term) => outputs.has(term)) }));
  const variants: readonly KnockOut[] =
    known.length > 0 ? [{ id: '' }, { id: defaultParameters }, ...trendKnockOuts] : [];
  const reports: TrendReport[] = [];
  for (const [at, variant] of variants.entries()) {
    const report = (done: number) => onProgress?.(at * sampling.members + done, variants.length * sampling.members);
    const run = await runVariant(request, variant, known, executor, {
      onProgress: report,
      ...(signal ? { signal } : {}),
    });
    if (run) reports.push(...known.map((trend) => reportOf(trend, run, observations)));
  }
  return {
    values: reports.flatMap(({ values }) => values),
    changes: reports.flatMap(({ changes }) => changes),
    peaks: reports.flatMap(({ peaks }) => peaks),
  };
}

type Phase = readonly [from: number, to: number];

/** A variant that was run: its phases, and the members' means of a series over years. */
interface VariantRun {
  readonly without: string;
  readonly shown: readonly Phase[];
  meanOver(series: string, phase: Phase): Float64Array;
}

async function runVariant(
  { bench, choice, sampling, draws, mention }: TrendRequest,
  { id: without, set, variant }: KnockOut,
  known: readonly Trend[],
  executor: Executor,
  options: EnsembleOptions,
): Promise<VariantRun | undefined> {
  const changed = { ...choice, set: { ...choice.set, ...set }, ...(variant === undefined ? {} : { variant }) };
  const history = historyOf(bench, changed, mention);
  if (!history.ok) return undefined;
  const [, last] = phases.at(-1) ?? [0, 0];
  const cut = historyTo(history.value, last, bench.model.theory.source.step);
  const shown = phases.filter(([from, to]) => from >= cut.simulatedFrom && to + 1 <= history.value.period.to + 1e-6);
  const series = [...new Set(known.flatMap((trend) => [trend.series, ...trend.terms]))];
  const alone = { members: 1, seed: sampling.seed, uncertainty: 'none' } as const;
  const varied = { ...sampling, ...(draws ? { draws } : {}) };
  const plan = planRuns(bench, cut, without === defaultParameters ? alone : varied, { series, fingerprint: false });
  const years = shown.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, year) => from + year));
  const wanted = series.flatMap((name) => years.map((year) => ({ series: name, year, aggregation: 'mean' as const })));
  const { values } = await runYears(plan, executor, wanted, options);
  return {
    without,
    shown,
    meanOver: (name, [from, to]) =>
      meanOf(
        wanted.flatMap((one, place) => {
          const column = values[place];
          return one.series === name && one.year >= from && one.year <= to && column ? [column] : [];
        }),
      ),
  };
}

function reportOf(trend: Trend, run: VariantRun, observations: readonly Observation[]): TrendReport {
  const { without, shown } = run;
  const roles = [trend.series, ...trend.terms].map((series, at) => ({
    series,
    role: at === 0 ? ('trend' as const) : ('term' as const),
  }));
  const values = roles.flatMap(({ series, role }) =>
    shown.map(([from, to]): TrendValue => {
      const ascending = run.meanOver(series, [from, to]).sort();
      return {
        ...{ trend: trend.id, series, role, without, from, to },
        median: quantile(ascending, 0.5),
        low: quantile(ascending, 0.05),
        high: quantile(ascending, 0.95),
        observed: role === 'trend' ? observedMean(observations, trend, from, to) : undefined,
      };
    }),
  );
  return { values, changes: changesOf(trend, run, observations), peaks: peaksOf(trend, run, observations) };
}

/** Where both were seen; nothing where the trend was not observed. */
function peaksOf(
  trend: Trend,
  { without, shown, meanOver }: VariantRun,
  observations: readonly Observation[],
): TrendPeak[] {
  const [first, last] = [shown[0]?.[0] ?? 0, shown.at(-1)?.[1] ?? -1];
  const seen = ofTrend(observations, trend).filter(({ year }) => year >= first && year <= last);
  if (seen.length === 0) return [];
  const highest = (of: (year: number) => number, years: readonly number[]) =>
    years.reduce((best, year) => (of(year) > of(best) ? year : best));
  const years = seen.map(({ year }) => year).sort((a, b) => a - b);
  const observed = new Map(seen.map(({ year, value }) => [year, value]));
  const median = new Map(years.map((year) => [year, quantile(meanOver(trend.series, [year, year]).sort(), 0.5)]));
  return [
    {
      trend: trend.id,
      without,
      observed: highest((year) => observed.get(year) ?? Number.NaN, years),
      model: highest((year) => median.get(year) ?? Number.NaN, years),
    },
  ];
}

function changesOf(
  trend: Trend,
  { without, shown, meanOver }: VariantRun,
  observations: readonly Observation[],
): TrendChange[] {
  return shown.slice(1).flatMap((phase, at) => {
    const before = shown[at] ?? phase;
    const [one, other] = [before, phase].map(([from, to]) => observedMean(observations, trend, from, to));
    if (one === undefined || other === undefined) return [];
    const earlier = meanOver(trend.series, before);
    const steps = meanOver(trend.series, phase).map((value, member) => value - (earlier[member] ?? Number.NaN));
    const observed = other - one;
    const agreeing = steps.filter((step) => step * observed > 0).length / steps.length;
    const [from, to] = [before[0], phase[0]];
    return [{ trend: trend.id, without, from, to, observed, median: quantile(steps.sort(), 0.5), agreeing }];
  });
}

function meanOf(columns: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(columns[0]?.length ?? 0);
  for (const column of columns)
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (column[at] ?? 0);
  return sum.map((value) => value / columns.length);
}

function ofTrend(observations: readonly Observation[], { id, series }: Trend): readonly Observation[] {
  return observations.filter((one) => one.source === id && one.series === series);
}

function observedMean(
  observations: readonly Observation[],
  trend: Trend,
  from: number,
  to: number,
): number | undefined {
  const own = ofTrend(observations, trend).filter(({ year }) => year >= from && year <= to);
  return own.length === 0 ? undefined : own.reduce((sum, { value }) => sum + value, 0) / own.length;
}
