import { readFileSync } from 'node:fs';
import { openWorkbench, type Workbench } from '../../src/analysis/workbench.ts';
import { createInterpreter } from '../../src/engine/interpreter.ts';
import type { KernelFactory } from '../../src/engine/kernel.ts';
import { createRunPlan, type RunPlan } from '../../src/engine/run-plan.ts';
import { planHistory } from '../../src/engine/study-plan.ts';
import { libraryOf } from '../support/library.ts';
import { expectOk } from '../support/run.ts';
import { outputCount, outputSeries } from './declared/outputs.ts';
import { shocksOf, type Tape } from './declared/tape.ts';
import { declaredPath } from './declared/values.ts';
import { actorsOf, worldOf } from './declared/world-of.ts';
import type { Overrides } from './reference.ts';

const nowhere = { file: '(benchmark)', line: 1, column: 1 };

/** The declared model in a world of `actors`, loaded from theory.yaml by this program. */
export function openDeclared(actors: number): Workbench {
  const text = (kind: 'theory' | 'scenario') => readFileSync(declaredPath(kind), 'utf8');
  const files = new Map([
    ['declared/theory.yaml', text('theory')],
    ['declared/scenario.yaml', text('scenario')],
    ['declared/world.yaml', worldOf(actors)],
  ]);
  return expectOk(openWorkbench(libraryOf(files), 'declared/scenario.yaml', undefined, nowhere));
}

/** A plan of runs of the declared model that put out {@link outputSeries}. */
export function planDeclared(actors: number, members: number): RunPlan {
  const { model, scenario } = openDeclared(actors);
  const history = expectOk(planHistory(model, scenario, {}, nowhere));
  const sampling = { members, seed: 'declared', uncertainty: 'chance' } as const;
  return createRunPlan(model, history, sampling, { series: outputSeries(actors), fingerprint: false });
}

/** Names of the shocks in the order of a tape. */
export function shockSeries(actors: number): string[] {
  const ids = actorsOf(actors);
  return [
    ...ids.flatMap((i) => ids.filter((j) => j !== i).map((j) => `perceptionShock[${i},${j}]`)),
    ...ids.map((i) => `armamentShock[${i}]`),
    'climateShock',
  ];
}

/** Trajectory of the first member of a tape by a kernel of this program, `[step][output]`. */
export function runDeclared(
  tape: Tape,
  overrides: Overrides = {},
  factory: KernelFactory = createInterpreter,
): Float64Array {
  const { code, schedule, settings, shocks } = planDeclared(tape.actors, 1);
  const width = shocksOf(tape.actors);
  const names = shockSeries(tape.actors);
  const columns = shocks.map(({ series }) => names.indexOf(series));
  const values = new Float64Array(outputCount * tape.steps);
  factory(code).run(
    { ...schedule, times: schedule.times.subarray(0, tape.steps) },
    {
      count: 1,
      settings: Float64Array.from(settings, ({ series, value }) => overrides[series] ?? value),
      // A block holds the shocks of members two by two; the second of this pair is not used.
      shocks: Float64Array.from({ length: tape.steps * width * 2 }, (_, at) => {
        const step = Math.floor(at / (2 * width));
        const column = columns[Math.floor(at / 2) % width] ?? Number.NaN;
        return at % 2 === 0 ? (tape.values[step * width + column] ?? Number.NaN) : 0;
      }),
    },
    { values, width: 1, at: 0 },
  );
  return values.map((_, at) => values[(at % outputCount) * tape.steps + Math.floor(at / outputCount)] ?? Number.NaN);
}
