import { arrange } from '../../../src/compiler/arrange.ts';
import { simdKernel } from '../../../src/engine/compiled-kernel.ts';
import type { Schedule } from '../../../src/engine/schedule.ts';
import { drawTape } from '../declared/tape.ts';
import { declaredBlock } from '../declared-block.ts';
import { type Contestant, type RaceOptions, race, secondsOf, speedOver, warmUp } from '../harness.ts';
import type { Report } from '../report.ts';
import { planDeclared } from '../run-declared.ts';
import type { Suite } from './suite.ts';

interface Size {
  readonly actors: number;
  readonly members: number;
  readonly steps: number;
}

const usual: Size = { actors: 3, members: 1000, steps: 300 };
/** Few members, since the shocks of twelve actors take much memory. */
const fewMembers = 128;

/** Whether a run-step costs the same however much there is to do. */
export const growth: Suite = {
  name: 'growth',
  what: 'the kernel with more members, more steps and more actors',
  async run(report, options) {
    await compare('members', [1000, 100, 4000], (members) => ({ ...usual, members }), report, options);
    await compare('steps', [300, 30, 1200], (steps) => ({ ...usual, members: 256, steps }), report, options);
    const sizes = [3, 4, 5, 7, 9, 12];
    const table = await compare(
      'actors',
      sizes,
      (actors) => ({ actors, members: fewMembers, steps: 300 }),
      report,
      options,
    );
    report.goal({
      name: 'nanoseconds per operation, 12 actors / 3 actors',
      measured: 1 / speedOver(table, '12 actors', '3 actors'),
      goal: 1.6,
      bound: 'most',
    });
  },
};

async function compare(
  what: string,
  numbers: readonly number[],
  sizeOf: (number: number) => Size,
  report: Report,
  options: RaceOptions,
) {
  const contestants: Contestant[] = [];
  for (const number of numbers) contestants.push(await contestantOf(`${number} ${what}`, sizeOf(number)));
  const title = `The kernel by number of ${what}, per operation of a run-step`;
  const table = await race(title, 'nanoseconds', contestants, options);
  report.table(table);
  return table;
}

async function contestantOf(name: string, { actors, members, steps }: Size): Promise<Contestant> {
  const plan = planDeclared(actors, members);
  const block = declaredBlock(plan, drawTape(actors, members, steps));
  const { code } = plan;
  const operations = arrange(code.program.step, code.outputs).instructions.size;
  const kernel = simdKernel(code);
  const place = { values: new Float64Array(plan.outputs.length * steps * members), width: members, at: 0 };
  const schedule = emptySchedule(steps);
  const work = () => kernel.run(schedule, block, place);
  await warmUp(work, 600);
  return { name, work: members * steps * operations, run: () => secondsOf(work) };
}

/** The declared model has neither inputs nor events, so that it can run for any number of steps. */
function emptySchedule(steps: number): Schedule {
  const times = Float64Array.from({ length: steps }, (_, step) => step / 12);
  return { times, inputs: [], changes: Array.from(times, () => []), events: Array.from(times, () => []) };
}
