import { describe, expect, it } from 'vitest';
import { summariseRuns } from '../src/analysis/summary.ts';
import { inlineExecutor } from '../src/engine/ensemble.ts';
import { createRunPlan } from '../src/engine/run-plan.ts';
import { planHistory } from '../src/engine/study-plan.ts';
import { shippedLibrary } from './support/library.ts';
import { expectOk, loadModel } from './support/run.ts';

describe('a summary of more members than are kept', () => {
  it('is exactly that of members that are kept', { timeout: 60_000 }, async () => {
    const { model, scenario } = loadModel(shippedLibrary(), 'pre-2014');
    const history = expectOk(planHistory(model, scenario, {}, { file: '(test)', line: 1, column: 1 }));
    const milestones = model.program.outputs
      .filter(({ quantity }) => model.theory.source.milestones.includes(quantity.name))
      .map(({ series }) => series);
    const series = ['threat[RUS,USA]', 'cooperation[RUS,CHN,operations]', ...milestones];
    const sampling = { members: 600, seed: '1', uncertainty: 'both' } as const;
    const plan = createRunPlan(model, history, sampling, { series, fingerprint: true });
    const executor = () => inlineExecutor(() => Promise.resolve());
    const kept = await summariseRuns(plan, executor(), milestones);
    const passes: number[] = [];
    const streamed = await summariseRuns(plan, executor(), milestones, {
      mostKept: 400_000,
      onProgress: (done, total) => passes.push(done / total),
    });
    expect(streamed.bands).toEqual(kept.bands);
    expect(streamed.medoid).toBe(kept.medoid);
    expect(streamed.hash).toBe(kept.hash);
    expect(streamed.crossings).toEqual(kept.crossings);
    expect([...kept.crossings.values()].some(({ share }) => share > 0)).toBe(true);
    expect(streamed.ran).toBe(600);
    expect(passes.at(-1)).toBe(1);
    expect(passes).toEqual([...passes].sort((a, b) => a - b));
  });
});
