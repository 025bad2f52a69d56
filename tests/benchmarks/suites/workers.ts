import { runEnsemble } from '../../../src/engine/ensemble.ts';
import { race, secondsOf, speedOver, warmUp } from '../harness.ts';
import { nodePool } from '../node-pool.ts';
import { planDeclared } from '../run-declared.ts';
import type { Suite } from './suite.ts';

const members = 1024;
const names = ['1 worker', '2 workers'] as const;

/** What a second worker gains, tapes and code being there already. */
export const workers: Suite = {
  name: 'workers',
  what: 'ensembles of the declared model in one worker and in two',
  async run(report, options) {
    const plan = planDeclared(3, members);
    const pools = names.map((_, at) => nodePool(at + 1));
    try {
      const contestants = pools.map((pool, at) => {
        const work = async () => pool.memory.give((await runEnsemble(plan, pool)).values);
        return {
          name: names[at] ?? '',
          work: members * plan.schedule.times.length,
          repeat: work,
          run: () => secondsOf(work),
        };
      });
      // Batches come to any worker, which draws their tapes once.
      for (const { repeat } of contestants) await warmUp(repeat, 1500);
      const table = await race(`Ensembles of ${members} members`, 'million run-steps per second', contestants, options);
      report.table(table);
      report.goal({
        name: '2 workers / 1 worker',
        measured: speedOver(table, names[1], names[0]),
        goal: 1.8,
        bound: 'least',
      });
    } finally {
      for (const pool of pools) await pool.close();
    }
  },
};
