import { openWorkbench, type Workbench } from '../../src/analysis/workbench.ts';
import { MemberRunner } from '../../src/engine/run-members.ts';
import { createRunPlan, type RunPlan, type Sampling } from '../../src/engine/run-plan.ts';
import { type Choice, planHistory } from '../../src/engine/study-plan.ts';
import type { Model } from '../../src/equations/model.ts';
import type { Library } from '../../src/files/library.ts';
import type { Problem, Result } from '../../src/files/problem.ts';
import type { ScenarioSource } from '../../src/files/scenario-source.ts';

/** Where names come from that no file mentions. */
const nowhere = { file: '(test)', line: 1, column: 1 };

const deterministic: Sampling = { members: 1, seed: 'test', uncertainty: 'none' };

/** One run: every output series at every step. */
export interface TestRun {
  readonly times: Float64Array;
  /** Series name to its values. */
  readonly series: ReadonlyMap<string, Float64Array>;
}

/** The value of `result`; throws with all problems where there is none. */
export function expectOk<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(problemText(result.problems));
}

/** Problems as lines that a failing test can show. */
export function problemText(problems: readonly Problem[]): string {
  return problems
    .map(
      ({ code, address: { file, line, column }, values }) =>
        `${file}:${line}:${column} ${code} ${JSON.stringify(values)}`,
    )
    .join('\n');
}

/** Loads a scenario and builds its model, or that of another theory on the same world and history. */
export function loadModel(library: Library, scenarioId: string, theoryId?: string): Workbench {
  return expectOk(openWorkbench(library, scenarioId, theoryId, nowhere));
}

/** Runs one member of a choice, by default without chance. */
export function runModel(
  model: Model,
  scenario: ScenarioSource,
  choice: Choice = {},
  sampling: Sampling = deterministic,
): TestRun {
  const history = expectOk(planHistory(model, scenario, choice, nowhere));
  const names = model.program.outputs.map(({ series }) => series);
  const plan = createRunPlan(model, history, sampling, { series: names, fingerprint: false });
  const values = runMember(plan, sampling.members - 1).values;
  const { times } = plan.schedule;
  const series = names.map((name, at) => [name, values.slice(at * times.length, (at + 1) * times.length)] as const);
  return { times, series: new Map(series) };
}

const runner = new MemberRunner();

/** Runs one member of a plan by a runner: its outputs `[output][step]`, its fingerprint, and whether all is finite. */
export function runMember(
  plan: RunPlan,
  member: number,
  by: MemberRunner = runner,
): { values: Float64Array; hash: string; finite: boolean } {
  const pair = member - (member % 2);
  const steps = plan.schedule.times.length;
  const columns = new Float64Array(2 * plan.outputs.length * steps);
  const { hashes, finite } = by.run(plan, pair, pair + 2, { values: columns, width: 2, at: 0 });
  const values = columns.filter((_, at) => at % 2 === member - pair);
  return { values, hash: hashes[member - pair] ?? '', finite: finite[member - pair] === 1 };
}

/** Loads and runs a scenario in one go. */
export function runScenario(library: Library, scenarioId: string, choice: Choice = {}, theoryId?: string): TestRun {
  const { model, scenario } = loadModel(library, scenarioId, theoryId);
  return runModel(model, scenario, choice);
}

/** Value of a series at a date. */
export function at(run: TestRun, series: string, time: number): number {
  const step = run.times.findIndex((t) => Math.abs(t - time) < 1e-6);
  const value = run.series.get(series)?.[step];
  if (value === undefined) throw new Error(`No ${series} at ${time}.`);
  return value;
}

/** Mean of a series over whole years, the last one included. */
export function meanOver(run: TestRun, series: string, from: number, to: number): number {
  const values = run.series.get(series);
  if (!values) throw new Error(`No ${series}.`);
  const inside = [...values].filter((_, step) => (run.times[step] ?? 0) >= from && (run.times[step] ?? 0) < to + 1);
  return inside.reduce((sum, value) => sum + value, 0) / inside.length;
}

/** Names of the series that are not the same bit for bit in both runs, or are missing in the second. */
export function differingSeries(one: TestRun, other: TestRun): string[] {
  const sameBits = (a: Float64Array, b: Float64Array | undefined) =>
    b !== undefined && a.length === b.length && a.every((value, step) => Object.is(value, b[step]));
  return [...one.series].filter(([name, values]) => !sameBits(values, other.series.get(name))).map(([name]) => name);
}
