import { join } from 'node:path';
import { type AcceptedSet, acceptedSetText } from '../analysis/calibration/accepted-set.ts';
import { type Candidate, judgeCandidates, membersOfChoice } from '../analysis/calibration/candidates.ts';
import { type Diagnostics, diagnose } from '../analysis/calibration/diagnostics.ts';
import {
  type Acceptance,
  acceptanceOf,
  continueFit,
  emptyState,
  type FitState,
  type FitTask,
  prepareFit,
} from '../analysis/calibration/fit.ts';
import { fitRules } from '../analysis/calibration/rules.ts';
import { threatKnockOuts } from '../analysis/evidence/contenders.ts';
import { type Evidence, isFitted } from '../analysis/evidence/evidence.ts';
import type { Observation } from '../analysis/evidence/observe.ts';
import type { RunChoice, Workbench } from '../analysis/workbench.ts';
import { Cancelled } from '../engine/ensemble.ts';
import { CommandError, exitCodes, mistake, stopped } from './command-error.ts';
import { FitStateFile, makeFolder } from './fit-state-file.ts';
import { fitSummary } from './fit-summary.ts';
import { fitJson, fitTables } from './fit-tables.ts';
import { interruption } from './interruption.ts';
import { observationsOf, observedSeries } from './observed-folder.ts';
import { splitList } from './parse-values.ts';
import { libraryAt, type Place } from './place.ts';
import { Progress } from './progress.ts';
import { say } from './say.ts';
import { Simulator } from './simulator.ts';
import { tell } from './tell.ts';
import { lookOf } from './terminal.ts';
import { writeResult } from './write-result.ts';
import { writeTable } from './write-table.ts';

/** Options of `fit`. */
export interface FitCommandOptions {
  readonly theories?: string;
  readonly draws: number;
  readonly seed: string;
  readonly series?: string;
  readonly out?: string;
  readonly report?: string;
  readonly state?: string;
  readonly workers?: number;
  readonly quiet?: boolean;
}

/** A theory, or one without some of its terms, with its fit. */
export interface Fitted {
  readonly id: string;
  readonly kind: Candidate['kind'];
  readonly bench: Workbench;
  readonly task: FitTask;
  readonly state: FitState;
  readonly acceptance: Acceptance;
  readonly diagnostics: Diagnostics;
}

/** What `fit` found. */
export interface FitFindings {
  readonly fitted: readonly Fitted[];
  /** Scores of all that accepted any draw, on the years of choice. */
  readonly choice: Evidence;
}

/** Pairs of parameters that the diagnostics name. */
const pairsTold = 20;

/** Fits theories to the record to 2013 and scores them on the years after. Gives the exit code. */
export async function fitCommand(place: Place, scenario: string, options: FitCommandOptions): Promise<number> {
  const { out, report, state: stateFolder } = options;
  const quiet = options.quiet ?? false;
  const signal = interruption();
  for (const folder of [out, report, stateFolder]) if (folder !== undefined) makeFolder(folder);
  const simulator = new Simulator(place, { members: options.draws, workers: options.workers, quiet }, signal);
  const progress = new Progress(quiet);
  try {
    const jobs = jobsOf(place, simulator, scenario, options);
    const observed = jobs[0] ? observationsOf(observedSeries(place, options.series), jobs[0].bench.model) : [];
    if (!observed.some((one) => isFitted(one) && one.year <= fitRules.lastYear)) throw mistake('fit-nothing');
    const fitted: Fitted[] = [];
    const total = jobs.length * (options.draws + membersOfChoice);
    for (const [at, job] of jobs.entries()) {
      const onProgress = (done: number) => progress.report(at * options.draws + done, total);
      fitted.push(await fitTheory(simulator, job, observed, options, signal, onProgress));
    }
    const candidates = fitted.flatMap((one, at): Candidate[] => {
      const job = jobs[at];
      if (!job || one.acceptance.accepted.length === 0) return [];
      const { id, kind, bench } = job;
      const draws = { seed: one.task.seed, members: one.acceptance.accepted };
      return [{ id, kind, bench, history: simulator.history(bench, job.choice), draws }];
    });
    const done = jobs.length * options.draws;
    const onProgress = (members: number) => progress.report(done + members, total);
    const choice = await judgeCandidates(candidates, observed, simulator.executor, { signal, onProgress });
    progress.end();
    await write({ fitted, choice }, { scenario, out, report, quiet }, signal);
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    throw stateFolder === undefined
      ? stopped()
      : new CommandError([say('fit-stopped', { folder: stateFolder })], exitCodes.stopped);
  } finally {
    progress.end();
    await simulator.close();
  }
}

interface Job {
  readonly id: string;
  readonly kind: Candidate['kind'];
  readonly bench: Workbench;
  readonly choice: RunChoice;
}

/** The theories to fit, the scenario's own first unless others are named, then the first without what threat does in it. */
function jobsOf(place: Place, simulator: Simulator, scenario: string, options: FitCommandOptions): Job[] {
  const named = options.theories === undefined ? undefined : splitList(options.theories);
  if (named?.length === 0) throw mistake('theories-empty');
  const own = simulator.open(scenario, named?.[0]);
  const ownId = own.model.theory.source.id;
  const others =
    named?.slice(1) ??
    libraryAt(place)
      .ids('theory')
      .filter((id) => id !== ownId);
  const benches = [own, ...others.map((theory) => simulator.open(scenario, theory))];
  const theories = benches.map((bench, at): Job => {
    const theory = named?.[at] ?? bench.model.theory.source.id;
    return {
      id: bench.model.theory.source.id,
      kind: at === 0 ? 'model' : 'rival',
      bench,
      choice: { scenario, theory },
    };
  });
  const variants = own.scenario.variants.map(({ value }) => value.id);
  const knockOuts = threatKnockOuts
    .filter(
      ({ set = {}, variant }) => canSet(own, Object.keys(set)) && (variant === undefined || variants.includes(variant)),
    )
    .map(({ id, set, variant }): Job => {
      const choice = {
        ...theories[0]?.choice,
        scenario,
        ...(set ? { set } : {}),
        ...(variant === undefined ? {} : { variant }),
      };
      return { id, kind: 'knock-out', bench: own, choice };
    });
  return [...theories, ...knockOuts];
}

function canSet({ model }: Workbench, names: readonly string[]): boolean {
  const known = new Set([...model.settings.values()].map(({ name }) => name));
  return names.every((name) => known.has(name.replace(/\[.*$/, '')));
}

async function fitTheory(
  simulator: Simulator,
  { id, kind, bench, choice }: Job,
  observed: readonly Observation[],
  { draws, seed, state: folder }: FitCommandOptions,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<Fitted> {
  const { executor } = simulator;
  const history = simulator.history(bench, choice);
  const task = await prepareFit(bench, history, observed.filter(isFitted), { draws, seed }, executor, { signal });
  const file = folder === undefined ? undefined : new FitStateFile(folder, id, task);
  const state = await continueFit(task, file?.read() ?? emptyState(task), executor, {
    signal,
    onProgress,
    onState: (each) => file?.write(each),
  });
  const acceptance = acceptanceOf(state);
  const diagnostics = diagnose(task.plan.settings, seed, acceptance.accepted, pairsTold);
  return { id, kind, bench, task, state, acceptance, diagnostics };
}

async function write(
  findings: FitFindings,
  {
    scenario,
    out,
    report,
    quiet,
  }: { scenario: string; out: string | undefined; report: string | undefined; quiet: boolean },
  signal: AbortSignal,
): Promise<void> {
  if (out !== undefined) {
    for (const one of findings.fitted.filter(({ kind }) => kind !== 'knock-out')) {
      const set = setOf(one, scenario);
      if (set.accepted.length === 0) {
        tell(say('warning-prefix', { message: say('fit-none-accepted', { theory: one.id }) }));
        continue;
      }
      const text = acceptedSetText(set, say('accepted-set-heading', { year: String(set.lastYear) }));
      const what = ['wrote-draws', { accepted: set.accepted.length, draws: set.draws }] as const;
      const target = join(out, `${one.id}.yaml`);
      await writeResult({ target }, quiet, signal, async () => ({ chunks: [text], what }));
    }
  }
  if (report !== undefined) {
    for (const [name, table] of Object.entries(fitTables(findings))) {
      await writeResult({ target: join(report, `${name}.csv`) }, quiet, signal, () => writeTable(table, 'csv', {}));
    }
    const chunks = [fitJson(findings)];
    const what = ['wrote-object', { series: findings.fitted.length }] as const;
    await writeResult({ target: join(report, 'fit.json') }, quiet, signal, async () => ({ chunks, what }));
  }
  process.stdout.write(fitSummary(findings, lookOf(process.stdout.isTTY === true)));
}

function setOf({ bench, task, acceptance }: Fitted, scenario: string): AcceptedSet {
  return {
    calibration: bench.model.theory.source.id,
    world: bench.model.world.id,
    scenario,
    lastYear: fitRules.lastYear,
    model: task.model,
    fit: task.digest,
    seed: task.seed,
    draws: task.draws,
    ...acceptance,
  };
}
