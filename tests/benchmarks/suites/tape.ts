import { simdKernel } from '../../../src/engine/compiled-kernel.ts';
import { normalQuantile, openStream } from '../../../src/engine/streams.ts';
import { drawTape } from '../../../src/engine/tape.ts';
import { race, secondsOf, warmUp } from '../harness.ts';
import { preparedMembers } from '../prepared-members.ts';
import { planDeclared } from '../run-declared.ts';
import type { Suite } from './suite.ts';

const members = 256;

/** What drawing chance costs, beside the runs that use it. */
export const tape: Suite = {
  name: 'tape',
  what: 'drawing shocks, and its parts, beside running the members that they are for',
  async run(report, options) {
    const plan = planDeclared(3, members);
    const { schedule, shocks, seed, stepsSkipped, outputs } = plan;
    const steps = schedule.times.length;
    const luck = { seed, shocks, stepsSkipped, steps, drawn: true };
    const draws = members * steps * shocks.length;
    const block = preparedMembers(plan);
    const kernel = simdKernel(plan.code);
    const place = { values: new Float64Array(outputs.length * steps * members), width: members, at: 0 };
    const uniforms = Float64Array.from({ length: draws }, openStream('tape'));
    const normals = new Float64Array(draws);
    const works: readonly (readonly [string, () => unknown])[] = [
      ['tape, streams by name and all', () => drawTape(luck, 0, members)],
      ['uniform numbers of one stream', () => fill(normals, openStream('tape'))],
      ['normal quantiles of uniform numbers', () => fillQuantiles(normals, uniforms)],
      ['run of the members, per shock', () => kernel.run(schedule, block, place)],
    ];
    for (const [, work] of works) await warmUp(work);
    const contestants = works.map(([name, work]) => ({ name, work: draws, run: () => secondsOf(work) }));
    report.table(await race(`Shocks of ${members} members, per shock`, 'nanoseconds', contestants, options));
  },
};

function fill(values: Float64Array, draw: () => number): void {
  for (let at = 0; at < values.length; at++) values[at] = draw();
}

function fillQuantiles(values: Float64Array, uniforms: Float64Array): void {
  for (let at = 0; at < values.length; at++) values[at] = normalQuantile((uniforms[at] as number) + 2 ** -33);
}
