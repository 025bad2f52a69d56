import { describe, expect, it } from 'vitest';
import { createInterpreter } from '../../../src/engine/interpreter.ts';
import { createRunPlan, type RunPlan } from '../../../src/engine/run-plan.ts';
import { planHistory } from '../../../src/engine/study-plan.ts';
import { shippedLibrary } from '../../support/library.ts';
import { expectOk, loadModel } from '../../support/run.ts';
import { preparedMembers } from '../prepared-members.ts';
import { planDeclared } from '../run-declared.ts';
import { type Build, CProgram, exactBuild, hasGcc, widestBuild } from './c-program.ts';
import { mostFused, relativeDifference } from './check-c.ts';

const members = 9;
const isMissing = !(await hasGcc());
const unlessMissing = isMissing ? ' (skipped: there is no gcc here)' : '';

function planShipped(): RunPlan {
  const { model, scenario } = loadModel(shippedLibrary(), 'post-2014');
  const history = expectOk(planHistory(model, scenario, {}, { file: '(test)', line: 1, column: 1 }));
  const series = model.program.outputs.slice(0, 20).map((output) => output.series);
  return createRunPlan(model, history, { members, seed: 'c', uncertainty: 'both' }, { series, fingerprint: false });
}

/** Outputs of all members by the C program, and by the interpreter. */
async function runBoth(build: Build, plan: RunPlan) {
  const { code, schedule, outputs } = plan;
  const block = preparedMembers(plan);
  const values = new Float64Array(outputs.length * schedule.times.length * members);
  const { finite } = createInterpreter(code).run(schedule, block, { values, width: members, at: 0 });
  // Less optimisation gives the same numbers and is built sooner.
  const quick = { ...build, flags: [...build.flags, '-O1'] };
  const program = await CProgram.start(quick, code, schedule, block);
  try {
    await program.run(2);
    return { c: await program.results(), interpreter: { values, finite } };
  } finally {
    await program.close();
  }
}

describe.skipIf(isMissing).each([
  ['the declared model', () => planDeclared(3, members)],
  ['the scenario post-2014, with its events, inputs and changing parameters', planShipped],
])(`C built from the program of %s${unlessMissing}`, (_, plan) => {
  it('gives the bits of the interpreter', { timeout: 60_000 }, async () => {
    const { c, interpreter } = await runBoth(exactBuild, plan());
    expect(new Set(interpreter.values).size).toBeGreaterThan(interpreter.values.length / 4);
    expect(new BigUint64Array(c.values.buffer, 0, c.values.length)).toEqual(
      new BigUint64Array(interpreter.values.buffer),
    );
    expect(c.finite).toEqual(interpreter.finite);
  });

  it('gives the numbers of the interpreter to 1e-12 where multiplications and additions are fused', {
    timeout: 60_000,
  }, async () => {
    const { c, interpreter } = await runBoth(widestBuild, plan());
    expect(relativeDifference(c.values, interpreter.values)).toBeLessThanOrEqual(mostFused);
  });
});
