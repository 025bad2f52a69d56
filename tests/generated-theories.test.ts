import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scalarKernel, simdKernel } from '../src/engine/compiled-kernel.ts';
import { createInterpreter } from '../src/engine/interpreter.ts';
import type { KernelFactory } from '../src/engine/kernel.ts';
import { MemberRunner } from '../src/engine/run-members.ts';
import { createRunPlan, type RunPlan, type Sampling } from '../src/engine/run-plan.ts';
import { planHistory } from '../src/engine/study-plan.ts';
import type { Model } from '../src/equations/model.ts';
import type { ScenarioSource } from '../src/files/scenario-source.ts';
import { arbitraryCase } from './support/arbitrary-theory.ts';
import { Calculator } from './support/calculator.ts';
import { libraryOf, shippedLibrary } from './support/library.ts';
import { expectOk, loadModel } from './support/run.ts';

const nowhere = { file: '(test)', line: 1, column: 1 };
const kernels: readonly (readonly [string, KernelFactory])[] = [
  ['interpreter', createInterpreter],
  ['scalar', scalarKernel],
  ['vectors', simdKernel],
];

/** A plan that puts out everything there is. */
function planAll(
  model: Model,
  scenario: ScenarioSource,
  levers: Readonly<Record<string, number>>,
  sampling: Sampling,
): RunPlan {
  const history = expectOk(planHistory(model, scenario, { levers }, nowhere));
  const series = model.program.outputs.map((output) => output.series);
  return createRunPlan(model, history, sampling, { series, fingerprint: true });
}

/** Everything that members `first` to `first + count` give, as bits; those that are not finite may have any kind of NaN. */
function runBits(plan: RunPlan, kernel: KernelFactory, first: number, count: number) {
  const width = count + 3;
  const values = new Float64Array(plan.outputs.length * plan.schedule.times.length * width).fill(7);
  const { finite, hashes } = new MemberRunner(kernel).run(plan, first, first + count, { values, width, at: 2 });
  for (let at = 0; at < values.length; at++) if (Number.isNaN(values[at])) values[at] = Number.NaN;
  return { bits: new BigUint64Array(values.buffer), finite: [...finite], hashes };
}

/** Runs the same members by all kernels and expects the same bits of each. Gives how many of them ran through. */
function expectSameBits(plan: RunPlan, first: number, count: number): number {
  const [reference, ...others] = kernels.map(([, kernel]) => runBits(plan, kernel, first, count));
  if (!reference) throw new Error('There is no kernel.');
  for (const [at, { bits, finite, hashes }] of others.entries()) {
    const differing = bits.findIndex((word, place) => word !== reference.bits[place]);
    const perStep = count + 3;
    const place = `${plan.outputs[Math.floor(differing / perStep / plan.schedule.times.length)]} by ${kernels[at + 1]?.[0]}`;
    expect(differing, place).toBe(-1);
    expect(finite).toEqual(reference.finite);
    expect(hashes).toEqual(reference.hashes);
  }
  return reference.finite.filter((one) => one === 1).length;
}

const anyMembers = fc.record({ first: fc.constantFrom(0, 2, 14), count: fc.integer({ min: 1, max: 11 }) });

describe('interpreter, scalar and vector code give the same bits', () => {
  test.each([
    ['values stay moderate', true],
    ['values may leave all bounds', false],
  ])('for generated theories in which %s', { timeout: 120_000 }, (_, isTame) => {
    fc.assert(
      fc.property(arbitraryCase({ fewest: 2, most: 8, isTame }), anyMembers, (made, { first, count }) => {
        const { model, scenario } = loadModel(libraryOf(made.files), 'made');
        const sampling = { members: first + count, seed: 'any', uncertainty: 'both' } as const;
        const finite = expectSameBits(planAll(model, scenario, made.levers, sampling), first, count);
        if (isTame) expect(finite).toBe(count);
      }),
      { numRuns: 24 },
    );
  });

  const shipped = shippedLibrary();
  const cases = shipped
    .ids('theory')
    .flatMap((theory, at) => [
      ['as-recorded', theory, 5 + (at % 2)] as const,
      ['north-korea', theory, 4 - (at % 2)] as const,
    ]);

  test.each(cases)(
    'in %s by %s, with parameters over their ranges',
    { timeout: 60_000 },
    (scenarioId, theory, count) => {
      const { model, scenario } = loadModel(shipped, scenarioId, theory);
      const plan = planAll(model, scenario, {}, { members: count, seed: theory, uncertainty: 'both' });
      expect(model.actors).toHaveLength(scenarioId === 'north-korea' ? 4 : 3);
      expect(expectSameBits(plan, 0, count)).toBe(count);
    },
  );
});

describe('the value of every equation of a generated theory is what mathjs makes of it', () => {
  /** Compares one step; gives how many values mathjs found. */
  function compare(calculator: Calculator, step: number): number {
    const found = [...calculator.definitions(step), ...calculator.stocks(step)].filter(
      ({ value }) => !Number.isNaN(value),
    );
    for (const { series, value, isRounded } of found) {
      const own = calculator.output(step, series);
      const tolerance = isRounded ? 1e-9 * Math.max(1, Math.abs(value)) : 0;
      expect(Math.abs(own - value), `${series} at ${step}: ${own}, not ${value}`).toBeLessThanOrEqual(tolerance);
    }
    return found.length;
  }

  test('at the start, after events and later', { timeout: 120_000 }, () => {
    let found = 0;
    let wanted = 0;
    fc.assert(
      fc.property(arbitraryCase({ fewest: 2, most: 5, isTame: true }), (made) => {
        const { model, scenario } = loadModel(libraryOf(made.files), 'made');
        const plan = planAll(model, scenario, made.levers, { members: 1, seed: 'any', uncertainty: 'none' });
        const steps = plan.schedule.times.length;
        const values = new Float64Array(plan.outputs.length * steps);
        new MemberRunner(createInterpreter).run(plan, 0, 1, { values, width: 1, at: 0 });
        const calculator = new Calculator(made, model, plan, values);
        const eventful = plan.schedule.events.findLastIndex((events) => events.length > 0);
        for (const step of new Set([0, 1, 2, eventful].filter((one) => one >= 0))) {
          found += compare(calculator, step);
          wanted += plan.outputs.length;
        }
      }),
      { numRuns: 30 },
    );
    expect(found / wanted).toBeGreaterThan(0.99);
  });
});
