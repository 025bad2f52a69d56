import { describe, expect, it } from 'vitest';
import { Cancelled, type Executor, inlineExecutor, runEnsemble, visitMembers } from '../src/engine/ensemble.ts';
import { createRunPlan, type Uncertainty } from '../src/engine/run-plan.ts';
import { type Choice, planHistory } from '../src/engine/study-plan.ts';
import { shippedLibrary } from './support/library.ts';
import { loadModel, runMember } from './support/run.ts';

const { model, scenario } = loadModel(shippedLibrary(), 'pre-2014');
const series = ['threat[RUS,USA]', 'cooperation[RUS,CHN,operations]'];

function planOf(uncertainty: Uncertainty, members: number, choice: Choice = {}, seed = '1') {
  const history = planHistory(model, scenario, choice, { file: '(test)', line: 1, column: 1 });
  if (!history.ok) throw new Error('A history was expected.');
  return createRunPlan(model, history.value, { members, seed, uncertainty }, { series, fingerprint: true });
}

const inline = () => inlineExecutor(() => Promise.resolve());

describe('runEnsemble', () => {
  it('gives the same bits whatever the order in which batches come back', async () => {
    const plan = planOf('both', 40);
    const late: Executor = {
      ...inline(),
      parallel: 3,
      async run(given, from, to, place) {
        await new Promise((resolve) => setTimeout(resolve, 40 - from));
        return await inline().run(given, from, to, place);
      },
    };
    const one = await runEnsemble(plan, inline());
    const three = await runEnsemble(plan, late);
    expect(three.hash).toBe(one.hash);
    expect(three.values).toEqual(one.values);
    expect(three.hashes).toEqual(one.hashes);
    expect(one.members).toHaveLength(40);
    expect(one.failed).toEqual([]);
  });

  it('reports progress to the end and stops when told', async () => {
    const seen: number[] = [];
    await runEnsemble(planOf('chance', 40), inline(), { onProgress: (done) => seen.push(done) });
    expect(seen).toEqual([0, 16, 32, 40]);
    const stop = new AbortController();
    const cancelled = runEnsemble(planOf('chance', 100), inline(), {
      signal: stop.signal,
      onProgress: (done) => done >= 16 && stop.abort(),
    });
    await expect(cancelled).rejects.toBeInstanceOf(Cancelled);
  });

  it('varies nothing, chance, parameters or both', async () => {
    const hashes = async (uncertainty: Uncertainty) => (await runEnsemble(planOf(uncertainty, 6), inline())).hashes;
    const [none, chance, parameters, both] = await Promise.all(
      (['none', 'chance', 'parameters', 'both'] as const).map(hashes),
    );
    expect(new Set(none).size).toBe(1);
    for (const varied of [chance, parameters, both]) expect(new Set(varied).size).toBe(6);
    expect(new Set([none, chance, parameters, both].flat()).size).toBe(19);
  });
});

describe('members', () => {
  it('keep their luck however many there are, and lose it with the seed', () => {
    const hash = (members: number, seed: string) => runMember(planOf('chance', members, {}, seed), 3).hash;
    expect(hash(10, '1')).toBe(hash(500, '1'));
    expect(hash(10, '1')).not.toBe(hash(10, '2'));
  });

  it('share every shock between variants up to the date at which these part', () => {
    const variant = scenario.variants.find(({ value }) => value.edits.length > 0)?.value.id;
    expect(variant).toBeDefined();
    const before = runMember(planOf('both', 12), 5);
    const after = runMember(planOf('both', 12, { variant: variant ?? '' }), 5);
    const steps = before.values.length / series.length;
    const past = Math.round((scenario.period.from - scenario.simulatedFrom) / model.theory.source.step);
    expect([...after.values.slice(0, past)]).toEqual([...before.values.slice(0, past)]);
    expect([...after.values.slice(past, steps)]).not.toEqual([...before.values.slice(past, steps)]);
  });

  it('do not vary what a user fixed', () => {
    const plan = planOf('parameters', 4, { set: { worstCaseWeight: 0.3 } });
    const fixed = plan.settings.find(({ series: name }) => name === 'worstCaseWeight');
    expect(fixed).toMatchObject({ value: 0.3 });
    expect(fixed?.range).toBeUndefined();
  });
});

describe('chosen draws', () => {
  const chosen = (members: readonly number[], uncertainty: Uncertainty = 'parameters') => ({
    ...planOf(uncertainty, 6, {}, 'luck'),
    draws: { seed: '1', members: Uint32Array.from(members) },
  });

  it('give each member the parameters of its draw, beginning anew after the last', () => {
    const all = planOf('parameters', 100);
    const plan = chosen([70, 3, 41]);
    for (const [member, draw] of [70, 3, 41, 70, 3].entries()) {
      expect(runMember(plan, member).values).toEqual(runMember(all, draw).values);
    }
  });

  it('leave chance to the seed and the number of the member', () => {
    const own = planOf('both', 6, {}, 'luck');
    const plan = {
      ...chosen([0, 1, 2, 3, 4, 5], 'both'),
      draws: { seed: 'luck', members: Uint32Array.of(4, 4, 4, 4, 4) },
    };
    expect(runMember(plan, 4).hash).toBe(runMember(own, 4).hash);
    expect(runMember(plan, 3).hash).not.toBe(runMember(own, 3).hash);
    expect(runMember(plan, 3).hash).not.toBe(runMember(plan, 4).hash);
  });

  it('change nothing where parameters do not vary, nor in what a user fixed', () => {
    expect(runMember(chosen([5, 6], 'chance'), 2).hash).toBe(runMember(planOf('chance', 6, {}, 'luck'), 2).hash);
    const fixed = { ...planOf('parameters', 4, { set: { worstCaseWeight: 0.3 } }), ...{ draws: chosen([9]).draws } };
    const free = chosen([9]);
    expect(runMember(fixed, 0).hash).not.toBe(runMember(free, 0).hash);
    expect(fixed.settings.find(({ series: name }) => name === 'worstCaseWeight')?.range).toBeUndefined();
  });
});

describe('visitMembers', () => {
  it('shows every member once, with the outputs and the fingerprint that an ensemble has', async () => {
    const plan = planOf('both', 70);
    const all = await runEnsemble(plan, inline());
    const steps = plan.schedule.times.length;
    const seen: number[] = [];
    const { hash, failed } = await visitMembers(plan, inline(), ({ members, values }) => {
      for (const [at, member] of members.entries()) {
        seen.push(member);
        for (let column = 0; column < series.length * steps; column += 37) {
          expect(values[column * members.length + at]).toBe(all.values[column * 70 + member]);
        }
      }
    });
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 70 }, (_, member) => member));
    expect(hash).toBe(all.hash);
    expect(failed).toEqual([]);
  });
});
