import { quantilesOfColumns } from '../../../src/analysis/column-quantiles.ts';
import { simdKernel } from '../../../src/engine/compiled-kernel.ts';
import { drawTape } from '../declared/tape.ts';
import { declaredBlock } from '../declared-block.ts';
import { type Contestant, race, secondsOf, speedOver, warmUp } from '../harness.ts';
import { planDeclared } from '../run-declared.ts';
import type { Suite } from './suite.ts';

const runStep = 'one run-step of the declared model';

/** What exact bands cost, per value that goes into them, beside the run-step that made twelve of them. */
export const quantiles: Suite = {
  name: 'quantiles',
  what: 'exact quantiles of outputs, per value, beside a run-step',
  async run(report, options) {
    const contestants: Contestant[] = [];
    for (const [members, steps] of [
      [1000, 300],
      [10_000, 30],
    ] as const) {
      const plan = planDeclared(3, members);
      const { schedule, outputs } = plan;
      const block = declaredBlock(plan, drawTape(3, members, steps));
      const values = new Float64Array(outputs.length * steps * members);
      const kernel = simdKernel(plan.code);
      const short = { ...schedule, times: schedule.times.subarray(0, steps) };
      const run = () => kernel.run(short, block, { values, width: members, at: 0 });
      const columns = { series: outputs.length, steps, count: members, members: new Uint32Array(members), values };
      const select = () => quantilesOfColumns(columns);
      await warmUp(run);
      await warmUp(select);
      if (members === 1000) contestants.push({ name: runStep, work: members * steps, run: () => secondsOf(run) });
      const name = `quantiles of ${members} members, per value`;
      contestants.push({ name, work: values.length, run: () => secondsOf(select) });
    }
    const table = await race('Exact quantiles at 5, 25, 50, 75 and 95 %', 'nanoseconds', contestants, options);
    report.table(table);
    for (const { name } of contestants.slice(1)) {
      report.goal({
        name: `${name} / run-step`,
        measured: 1 / speedOver(table, name, runStep),
        goal: 1 / 30,
        bound: 'most',
      });
    }
  },
};
