import { describe, expect, test } from 'vitest';
import { chosenDraws, isCurrent } from '../src/analysis/calibration/accepted-set.ts';
import { continueFit, emptyState, prepareFit } from '../src/analysis/calibration/fit.ts';
import { fitRules } from '../src/analysis/calibration/rules.ts';
import { isFitted } from '../src/analysis/evidence/evidence.ts';
import { observe } from '../src/analysis/evidence/observe.ts';
import { Study } from '../src/analysis/study.ts';
import { inlineExecutor } from '../src/engine/ensemble.ts';
import { planHistory } from '../src/engine/study-plan.ts';
import { ProblemList } from '../src/files/problem.ts';
import { shippedSet, shippedSetFiles } from './support/accepted-sets.ts';
import { shippedLibrary } from './support/library.ts';
import { expectOk, loadModel } from './support/run.ts';
import { shippedSeries } from './support/series.ts';

const library = shippedLibrary();
const mention = { file: '(test)', line: 1, column: 1 };
const executor = inlineExecutor(() => Promise.resolve());
const slow = { timeout: 120_000 };

test('every shipped theory has a set of accepted draws, and no other file lies there', () => {
  expect(shippedSetFiles()).toEqual(library.ids('theory').map((id) => `${id}.yaml`));
});

describe.each(library.ids('theory'))('the accepted draws of %s', slow, (theory) => {
  const set = shippedSet(theory);
  const bench = loadModel(library, set.scenario, theory);

  test('were made for the theory and the world as they are now, from at least 100,000 draws, to 2013', () => {
    expect(isCurrent(set, bench.model), 'stale: run `npx counterpoise fit --out scenarios/calibration`').toBe(true);
    expect(set).toMatchObject({ calibration: theory, world: bench.model.world.id, lastYear: 2013, leftOut: 0 });
    expect(set.draws).toBeGreaterThanOrEqual(100_000);
    expect(set.accepted.length).toBeGreaterThanOrEqual(fitRules.fewestAccepted);
  });

  test('come out the same when the first of them are made anew, in one thread', async () => {
    const { model, scenario } = bench;
    const history = expectOk(planHistory(model, scenario, {}, mention));
    const problems = new ProblemList();
    const seen = [...shippedSeries().values()].flatMap((one) => observe(one, model.names, problems) ?? []);
    const { draws, seed } = set;
    const task = await prepareFit(bench, history, seen.filter(isFitted), { draws, seed }, executor);
    expect(task.digest).toBe(set.fit);
    const count = theory === 'defensive-realism' ? 4000 : 256;
    const state = await continueFit({ ...task, draws: count }, emptyState(task), executor);
    const anew = [...state.leftOut].flatMap((digit, draw) => (digit === '0' ? [draw] : []));
    expect(anew).toEqual([...set.accepted].filter((draw) => draw < count));
  });
});

test('the default of commands and page, both chance and parameters, takes the accepted draws, and whole ranges only where there are none', async () => {
  const set = shippedSet('defensive-realism');
  const study = new Study(library, executor, (model) => (isCurrent(set, model) ? chosenDraws(set) : undefined));
  const wanted = { series: ['threat[RUS,USA]'], fingerprint: true };
  const plan = (scenario: string, uncertainty: 'parameters' | 'calibrated' | 'both') =>
    expectOk(study.plan({ scenario }, { members: 8, seed: '1', uncertainty }, wanted, mention));
  for (const uncertainty of ['both', 'calibrated'] as const) {
    expect(plan('post-2014', uncertainty).draws).toEqual({ seed: set.seed, members: set.accepted });
  }
  expect(plan('post-2014', 'parameters').draws).toBeUndefined();
  // Another world has other actors, for which nothing was fitted.
  expect(plan('north-korea', 'both').draws).toBeUndefined();
});
