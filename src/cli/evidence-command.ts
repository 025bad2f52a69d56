import { contendersOf, observedInRun } from '../analysis/evidence/contenders.ts';
import { type GatheredEvidence, gatherEvidence } from '../analysis/evidence/gather.ts';
import type { Observation } from '../analysis/evidence/observe.ts';
import { reportTrends, type TrendReport } from '../analysis/evidence/trends.ts';
import type { RunChoice, Workbench } from '../analysis/workbench.ts';
import { Cancelled } from '../engine/ensemble.ts';
import type { ChosenDraws } from '../engine/run-plan.ts';
import type { Model } from '../equations/model.ts';
import { CalibrationFolder } from './calibration-folder.ts';
import { exitCodes, mistake, stopped } from './command-error.ts';
import { chooseDestination, type Destination } from './destination.ts';
import { evidenceSummary } from './evidence-summary.ts';
import { evidenceJson, scoresTable, trendsTable } from './evidence-tables.ts';
import { interruption } from './interruption.ts';
import { observationsOf, observedSeries, shippedBeside } from './observed-folder.ts';
import type { Format } from './options.ts';
import { libraryAt, type Place } from './place.ts';
import { Progress } from './progress.ts';
import { say } from './say.ts';
import { Simulator } from './simulator.ts';
import { tell } from './tell.ts';
import { lookOf } from './terminal.ts';
import { type Written, writeResult } from './write-result.ts';
import { writeTable } from './write-table.ts';

/** Options of `evidence`. */
export interface EvidenceCommandOptions {
  readonly theory?: string;
  readonly set?: Readonly<Record<string, number>>;
  readonly series?: string;
  readonly calibration?: string;
  /** Whether parameters are any within their ranges, though there are draws that fit the record. */
  readonly ranges?: boolean;
  readonly members: number;
  readonly seed: string;
  readonly table: 'scores' | 'trends';
  readonly format?: Format;
  readonly out?: string;
  readonly workers?: number;
  readonly quiet?: boolean;
}

/** What `evidence` puts out. */
export interface EvidenceFindings {
  readonly bench: Workbench;
  readonly choice: RunChoice;
  readonly members: number;
  readonly seed: string;
  /** How the parameters of each contender vary, by id. */
  readonly parameters: Readonly<Record<string, 'calibrated' | 'ranges'>>;
  readonly observations: readonly Observation[];
  readonly evidence: GatheredEvidence;
  readonly trends: TrendReport;
}

/** Scores a scenario's theory, its rivals and simple forecasts against observed series. Gives the exit code. */
export async function evidenceCommand(
  place: Place,
  scenario: string,
  options: EvidenceCommandOptions,
): Promise<number> {
  const destination = chooseDestination(options, process.stdout.isTTY === true);
  if (destination.format === 'jsonl') throw mistake('evidence-format', { format: destination.format });
  const quiet = options.quiet ?? false;
  const signal = interruption();
  const simulator = new Simulator(place, { members: options.members, workers: options.workers, quiet }, signal);
  const progress = new Progress(quiet);
  try {
    const bench = simulator.open(scenario, options.theory);
    const { theory, set = {} } = options;
    const choice: RunChoice = { scenario, set, ...(theory === undefined ? {} : { theory }) };
    const history = simulator.history(bench, choice);
    const series = observedSeries(place, options.series);
    const all = observationsOf(series, bench.model);
    const known = options.series === undefined ? all : [...all, ...shippedBeside(place, series, bench.model)];
    const { inside, outside } = observedInRun(all, history, bench.model.theory.source.step);
    if (inside.length === 0) throw mistake('evidence-nothing', { scenario });
    if (outside > 0 && !quiet) {
      tell(say('warning-prefix', { message: say('evidence-outside', { outside, of: all.length }) }));
    }
    const own = bench.model.theory.source.id;
    const rivals = libraryAt(place)
      .ids('theory')
      .filter((id) => id !== own)
      .map((id) => simulator.open(scenario, id));
    const calibration = new CalibrationFolder(place, options.calibration);
    const drawsOf = (model: Model) => (options.ranges ? undefined : calibration.drawsOf(model));
    const sampling = { members: options.members, seed: options.seed, uncertainty: 'both' } as const;
    const mention = { file: '', line: 1, column: 1 };
    await writeResult(destination, quiet, signal, async () => {
      const contenders = contendersOf({ bench, choice, rivals, observations: inside, sampling, drawsOf, mention });
      const onProgress = (done: number, total: number) => progress.report(done, total);
      const follow = { signal, onProgress, known };
      const evidence = await gatherEvidence(contenders, inside, simulator.executor, follow);
      const draws: ChosenDraws | undefined = drawsOf(bench.model);
      const trends = await reportTrends(
        { bench, choice, observations: inside, sampling, draws, mention },
        simulator.executor,
        { signal },
      );
      progress.end();
      const parameters = Object.fromEntries(contenders.map((one) => [one.id, one.parameters] as const));
      const { members, seed } = options;
      const findings = { bench, choice, members, seed, parameters, observations: inside, evidence, trends };
      return written(findings, destination, options.table);
    });
    return exitCodes.done;
  } catch (error) {
    throw error instanceof Cancelled ? stopped() : error;
  } finally {
    progress.end();
    await simulator.close();
  }
}

async function written(
  findings: EvidenceFindings,
  { format, toTerminal }: Destination,
  table: EvidenceCommandOptions['table'],
): Promise<Written> {
  switch (format) {
    case 'summary':
      return { chunks: [evidenceSummary(findings, lookOf(toTerminal))], what: ['wrote-summary'] };
    case 'csv':
    case 'parquet':
      return writeTable(table === 'trends' ? trendsTable(findings) : scoresTable(findings), format, {});
    default:
      return { chunks: [evidenceJson(findings)], what: ['wrote-object', { series: findings.observations.length }] };
  }
}
