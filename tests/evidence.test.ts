import { describe, expect, test } from 'vitest';
import { judgeCandidates } from '../src/analysis/calibration/candidates.ts';
import { contendersOf, observedInRun } from '../src/analysis/evidence/contenders.ts';
import { judgeEnsemble } from '../src/analysis/evidence/forecast.ts';
import { gatherEvidence } from '../src/analysis/evidence/gather.ts';
import { type Observation, observe } from '../src/analysis/evidence/observe.ts';
import { permuteDates } from '../src/analysis/evidence/permute-dates.ts';
import { reportTrends } from '../src/analysis/evidence/trends.ts';
import { inlineExecutor } from '../src/engine/ensemble.ts';
import { createRunPlan } from '../src/engine/run-plan.ts';
import { planHistory } from '../src/engine/study-plan.ts';
import { ProblemList } from '../src/files/problem.ts';
import { shippedLibrary } from './support/library.ts';
import { expectOk, loadModel, meanOver, runModel } from './support/run.ts';
import { shippedSeries } from './support/series.ts';

const library = shippedLibrary();
const bench = loadModel(library, 'as-recorded');
const { model, scenario } = bench;
const mention = { file: '(test)', line: 1, column: 1 };
const history = expectOk(planHistory(model, scenario, {}, mention));
const executor = inlineExecutor(() => Promise.resolve());
const observations = [...shippedSeries().values()].flatMap((one) => observe(one, model.names, new ProblemList()) ?? []);
const of = (source: string) => observations.filter((one) => one.source === source);
const sampling = { members: 60, seed: '1', uncertainty: 'both' } as const;
const slow = { timeout: 60_000 };

describe('forecasts of an ensemble', slow, () => {
  test('of one member without discrepancy are its yearly means', async () => {
    const exercises = of('joint-exercises').map((one) => ({ ...one, discrepancy: 1e-12 }));
    const series = [...new Set(exercises.map((one) => one.series))];
    const single = { members: 1, seed: '1', uncertainty: 'none' } as const;
    const plan = createRunPlan(model, history, single, { series, fingerprint: false });
    const outcomes = await judgeEnsemble(plan, exercises, executor);
    const run = runModel(model, scenario);
    for (const [at, { series: name, year, value }] of exercises.entries()) {
      expect(outcomes[at]?.error).toBeCloseTo(meanOver(run, name, year, year) - value, 9);
      expect(outcomes[at]?.crps).toBeCloseTo(Math.abs(outcomes[at]?.error ?? 0), 9);
    }
  });

  test('have bands as wide as the discrepancy where members do not differ', async () => {
    const given = of('treaty-obligations')[0];
    if (!given) throw new Error('An observation was expected.');
    const alike = { members: 4096, seed: '1', uncertainty: 'none' } as const;
    const plan = createRunPlan(model, history, alike, { series: [given.series], fingerprint: false });
    const middle = meanOver(runModel(model, scenario), given.series, given.year, given.year);
    // 1.6449 standard deviations hold nine tenths of a normal distribution, 0.6745 a half.
    const at = (deviations: number): Observation => ({ ...given, value: middle + deviations * given.discrepancy });
    const outcomes = await judgeEnsemble(plan, [0.65, 0.7, 1.6, 1.69].map(at), executor);
    expect(outcomes.map(({ inside50, inside90 }) => [inside50, inside90])).toEqual([
      [1, 1],
      [0, 1],
      [0, 1],
      [0, 0],
    ]);
  });
});

test('permuted dates are the same dates and the same acts, in other company', () => {
  const permuted = permuteDates(history, 3);
  const sorted = (given: typeof history, what: (event: (typeof history.events)[number]) => string | number) =>
    given.events.map(what).sort();
  expect(sorted(permuted, ({ time }) => time)).toEqual(sorted(history, ({ time }) => time));
  expect(sorted(permuted, ({ id }) => id)).toEqual(sorted(history, ({ id }) => id));
  const moved = permuted.events.filter(({ time }, at) => time !== history.events[at]?.time);
  expect(moved.length).toBeGreaterThan(50);
  expect(moved.every(({ type }) => type === 'pressure' || type === 'relief')).toBe(true);
  expect(permuteDates(history, 3)).toEqual(permuted);
  expect(permuteDates(history, 4).events).not.toEqual(permuted.events);
});

describe('the evidence', slow, () => {
  test('sets the model against rivals, knock-outs, permuted dates and simple forecasts, in every period that was seen', async () => {
    const later = of('joint-exercises').flatMap((one) => (one.year > 2017 ? [{ ...one, year: one.year + 4 }] : []));
    const seen = [...of('joint-exercises'), ...of('arms-deliveries'), ...later.filter(({ year }) => year >= 2022)];
    const rivals = [loadModel(library, 'as-recorded', 'waltz')];
    const few = { ...sampling, members: 20 };
    const contenders = contendersOf({
      bench,
      choice: {},
      rivals,
      observations: seen,
      sampling: few,
      drawsOf: () => undefined,
      mention,
    });
    expect(contenders.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'model defensive-realism',
      'rival waltz',
      'knock-out threat-pays-nothing',
      'knock-out no-fear-of-partner',
      'knock-out no-us-threat',
      'placebo permuted-dates',
    ]);
    const { scores, contrasts, placebo } = await gatherEvidence(contenders, seen, executor);
    expect([...new Set(scores.map(({ period }) => period))]).toEqual(['to-2013', '2014-2021', 'from-2022']);
    const against = contrasts.filter(({ period, source }) => period === 'from-2022' && source === 'joint-exercises');
    expect(against.map((one) => one.against).sort()).toEqual([
      'autoregression',
      'dates-in-hindsight',
      'dates-only',
      'linear-trend',
      'mean',
      'no-fear-of-partner',
      'no-us-threat',
      'permuted-dates',
      'persistence',
      'threat-pays-nothing',
      'waltz',
    ]);
    expect(placebo.every(({ permutations, asGood }) => permutations === 20 && asGood >= 0 && asGood <= 20)).toBe(true);
    const finite = scores.every(({ rmse, crps, meanError }) => [rmse, crps, meanError].every(Number.isFinite));
    expect(finite).toBe(true);
  });

  test('leaves out years that the run does not cover as a whole', () => {
    const at = (year: number): Observation => ({ ...(observations[0] as Observation), year });
    const { inside, outside } = observedInRun([1995, 1996, 2025, 2026].map(at), history, 0.25);
    expect(inside.map(({ year }) => year)).toEqual([1996, 2025]);
    expect(outside).toBe(2);
  });
});

describe('the choice among theories', slow, () => {
  test('sees nothing but 2014 to 2021, however absurd what came before or after', async () => {
    const candidates = ['defensive-realism', 'waltz'].map((id, at) => ({
      id,
      kind: at === 0 ? ('model' as const) : ('rival' as const),
      bench: loadModel(library, 'as-recorded', id),
      history,
      draws: { seed: 's', members: Uint32Array.of(1, 2, 3) },
    }));
    const fitted = [...of('joint-exercises'), ...of('arms-orders')];
    const absurd = fitted
      .map((one) => (one.year < 2014 ? { ...one, value: 1e6 } : one))
      .concat(fitted.slice(0, 3).map((one, at) => ({ ...one, year: 2022 + at, value: -1e6 })));
    const honest = await judgeCandidates(candidates, fitted, executor);
    expect(await judgeCandidates(candidates, absurd, executor)).toEqual(honest);
    expect(new Set(honest.scores.map(({ period }) => period))).toEqual(new Set(['2014-2021']));
  });
});

describe('the two trends', slow, () => {
  test('come from different terms: idle industry moves deliveries alone, and shared threat in exercises moves exercises alone', async () => {
    const request = {
      bench,
      choice: {},
      observations,
      sampling: { members: 1, seed: '1', uncertainty: 'none' } as const,
      draws: undefined,
      mention,
    };
    const { values, changes } = await reportTrends(request, executor);
    const at = (series: string, without: string, from: number) =>
      values.find(
        (one) => one.series === series && one.without === without && one.from === from && one.role === 'trend',
      )?.median ?? Number.NaN;
    const [deliveries, exercises] = ['armsFlow[RUS,CHN]', 'cooperation[RUS,CHN,operations]'] as const;
    // By equation E11: with nothing idle Russia has one reason less to sell, from the first year on.
    expect(at(deliveries, 'no-idle-industry', 1996)).toBeLessThan(at(deliveries, '', 1996) - 0.1);
    expect(Math.abs(at(exercises, 'no-idle-industry', 2018) - at(exercises, '', 2018))).toBeLessThan(0.05);
    expect(at(exercises, 'threat-brings-no-exercises', 2018)).toBeLessThan(0.1);
    expect(Math.abs(at(deliveries, 'threat-brings-no-exercises', 2018) - at(deliveries, '', 2018))).toBeLessThan(0.05);
    // The record on the scale of the model: exercises of 2014 to 2017, 2, 2, 3 and 3 of them.
    const observed = values.find(
      (one) => one.series === exercises && one.from === 2014 && one.role === 'trend',
    )?.observed;
    expect(observed).toBeCloseTo((2 / 8 + 2 / 8 + 3 / 9 + 3 / 9) / 4, 12);
    expect(
      changes.filter(({ trend, without }) => trend === 'joint-exercises' && without === '').map(({ to }) => to),
    ).toEqual([2006, 2010, 2014, 2018]);
  });
});
