import { describe, expect, test } from 'vitest';
import { acceptedSetText, chosenDraws, isCurrent, readAcceptedSet } from '../src/analysis/calibration/accepted-set.ts';
import { diagnose } from '../src/analysis/calibration/diagnostics.ts';
import {
  acceptanceOf,
  continueFit,
  emptyState,
  type FitState,
  type FitTask,
  prepareFit,
} from '../src/analysis/calibration/fit.ts';
import { fitRules } from '../src/analysis/calibration/rules.ts';
import { historyTo } from '../src/analysis/cut-history.ts';
import { type Observation, observe } from '../src/analysis/evidence/observe.ts';
import { runYears } from '../src/analysis/evidence/yearly-values.ts';
import { Cancelled, inlineExecutor } from '../src/engine/ensemble.ts';
import { createRunPlan } from '../src/engine/run-plan.ts';
import { planHistory } from '../src/engine/study-plan.ts';
import { ProblemList } from '../src/files/problem.ts';
import { readSeriesFolder } from '../src/files/series-source.ts';
import { editedLibrary, shippedLibrary } from './support/library.ts';
import { expectOk, loadModel, problemText } from './support/run.ts';
import { shippedSeriesFiles } from './support/series.ts';

const bench = loadModel(shippedLibrary(), 'as-recorded');
const { model, scenario } = bench;
const history = expectOk(planHistory(model, scenario, {}, { file: '(test)', line: 1, column: 1 }));
const executor = inlineExecutor(() => Promise.resolve());
const slow = { timeout: 60_000 };

/** The shipped observations that a fit reads, with the tables changed by `edit`. */
function observations(edit: (file: string, text: string) => string = (_, text) => text): Observation[] {
  const problems = new ProblemList();
  const files = shippedSeriesFiles().map(({ file, text }) => ({ file, text: edit(file, text) }));
  const series = readSeriesFolder(files, problems).filter(({ record }) =>
    (fitRules.series as readonly string[]).includes(record.series),
  );
  const observed = series.flatMap((one) => observe(one, model.names, problems) ?? []);
  if (problems.all.length > 0) throw new Error(problemText(problems.all));
  return observed;
}

const prepare = (seen: readonly Observation[], draws: number) =>
  prepareFit(bench, history, seen, { draws, seed: fitRules.seed }, executor);
const complete = async (task: FitTask) => await continueFit(task, emptyState(task), executor);

describe('a fit', slow, () => {
  test('sees nothing that was observed after 2013, however absurd', async () => {
    const absurd = (file: string, text: string) =>
      file.endsWith('.csv')
        ? text.replaceAll(
            /^(201[4-9]|202\d),RUS,CHN,[^,\n]+/gm,
            (_, year) => `${year},RUS,CHN,${file.includes('treaty') ? 2 : 99_999}`,
          )
        : text;
    const planted = observations(absurd);
    const honest = observations();
    expect(planted.filter((one, at) => one.value !== honest[at]?.value).length).toBeGreaterThan(20);
    const [one, other] = [await prepare(honest, 256), await prepare(planted, 256)];
    expect(other.digest).toBe(one.digest);
    expect(other.targets).toEqual(one.targets);
    expect(await complete(other)).toEqual(await complete(one));
  });

  test('and nothing that the scenario holds after 2013', async () => {
    const later = {
      ...history,
      events: history.events.map((event) => (event.time < 2014 ? event : { ...event, intensity: 0.9 })),
    };
    const other = await prepareFit(bench, later, observations(), { draws: 256, seed: fitRules.seed }, executor);
    expect((await complete(other)).leftOut).toBe((await complete(await prepare(observations(), 256))).leftOut);
    expect(historyTo(history, 2013, 0.25).events.every(({ time }) => time < 2014)).toBe(true);
  });

  test('goes on where it was stopped, and gives the same as without a stop', async () => {
    const task = await prepare(observations(), 3 * 4096);
    const whole = await complete(task);
    const stop = new AbortController();
    const kept: FitState[] = [];
    const onState = (state: FitState) => {
      kept.push(JSON.parse(JSON.stringify(state)));
      stop.abort();
    };
    const stopped = continueFit(task, emptyState(task), executor, { signal: stop.signal, onState });
    await expect(stopped).rejects.toBeInstanceOf(Cancelled);
    expect(kept.map(({ done }) => done)).toEqual([4096]);
    expect(await continueFit(task, kept[0] ?? emptyState(task), executor)).toEqual(whole);
    expect(whole.leftOut).toHaveLength(3 * 4096);
  });

  test('to what one draw gave keeps this draw, narrows what shaped it, and leaves what could not', async () => {
    const truth = 1234;
    const names = ['cooperation[RUS,CHN,operations]', 'cooperation[RUS,CHN,political]'];
    const fitted = historyTo(history, 2013, 0.25);
    const sampling = { members: 1, seed: 'x', uncertainty: 'parameters' } as const;
    const draws = { seed: fitRules.seed, members: Uint32Array.of(truth) };
    const plan = createRunPlan(model, fitted, { ...sampling, draws }, { series: names, fingerprint: false });
    const years = names.flatMap((series) =>
      Array.from({ length: 18 }, (_, at) => ({ series, year: 1996 + at, aggregation: 'mean' as const })),
    );
    const { values } = await runYears(plan, executor, years);
    const made = years.map((year, at) => ({
      ...year,
      source: year.series,
      value: values[at]?.[0] ?? Number.NaN,
      discrepancy: 0.05,
      rows: [],
    }));
    const task = await prepare(made, 8192);
    const { accepted, leftOut } = acceptanceOf(await complete(task));
    expect(leftOut).toBe(0);
    expect(accepted).toContain(truth);
    expect(accepted.length).toBeLessThan(8192 / 4);
    const { parameters } = diagnose(task.plan.settings, fitRules.seed, accepted, 0);
    const distance = (series: string) => parameters.find((one) => one.series === series)?.distance ?? Number.NaN;
    // The distance that draws of the whole range pass once in a thousand times (Kolmogorov's distribution).
    const critical = 1.95 / Math.sqrt(accepted.length);
    for (const series of ['benefit[operations]', 'benefit[political]', 'partnerShareWeight']) {
      expect(distance(series), series).toBeGreaterThan(critical);
    }
    // Support of a partner at war, and Chinese help against sanctions that came later, leave no trace in what was fitted.
    for (const series of ['fixedCost[support]', 'propUpMotive', 'benefit[support]']) {
      expect(distance(series), series).toBeLessThan(critical);
    }
  });
});

describe('a file of accepted draws', () => {
  test('gives the set back, and is stale once an equation or a range has changed', async () => {
    const task = await prepare(observations(), 512);
    const { accepted, leftOut } = acceptanceOf(await complete(task));
    const set = {
      calibration: 'defensive-realism',
      world: 'strategic-triangle',
      scenario: 'as-recorded',
      lastYear: fitRules.lastYear,
      model: task.model,
      fit: task.digest,
      seed: task.seed,
      draws: 512,
      leftOut,
      accepted,
    };
    const problems = new ProblemList();
    const read = readAcceptedSet('set.yaml', acceptedSetText(set, 'Made for a test.'), problems);
    expect(problemText(problems.all)).toBe('');
    expect(read).toEqual(set);
    expect(chosenDraws(set)).toEqual({ seed: fitRules.seed, members: accepted });
    expect(isCurrent(set, model)).toBe(true);
    const path = 'scenarios/theories/defensive-realism.yaml';
    for (const [from, to] of [
      [
        'range: [0, 0.7], limits: [0, 1], unit: index, kind: prior, source: study',
        'range: [0, 0.6], limits: [0, 1], unit: index, kind: prior, source: study',
      ],
      ['divergence(i, j) * (0.3 + 0.7 * warState(j))', 'divergence(i, j) * (0.2 + 0.8 * warState(j))'],
    ] as const) {
      const changed = loadModel(
        editedLibrary(path, (text) => text.replace(from, to)),
        'as-recorded',
      ).model;
      expect(isCurrent(set, changed)).toBe(false);
    }
  });

  test('that was damaged is refused', async () => {
    const problems = new ProblemList();
    const text =
      'calibration: a\nworld: b\nscenario: c\nlastYear: 2013\nmodel: "0123456789abcdef"\nfit: "0123456789abcdef"\nseed: s\ndraws: 8\nleftOut: 0\n';
    expect(readAcceptedSet('set.yaml', `${text}accepted: 1\nmap: "gA=="\n`, problems)?.accepted).toEqual(
      Uint32Array.of(0),
    );
    expect(problems.all).toEqual([]);
    expect(readAcceptedSet('set.yaml', `${text}accepted: 2\nmap: "gA=="\n`, problems)).toBeUndefined();
    expect(problems.all.map(({ code }) => code)).toEqual(['value-not-allowed']);
  });
});
