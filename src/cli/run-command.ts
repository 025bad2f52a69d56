import { checkChoice, choiceOf, selectSeries } from './choose.ts';
import { exitCodes } from './command-error.ts';
import { chooseDestination, type Destination } from './destination.ts';
import { interruption } from './interruption.ts';
import { checkMemory } from './memory.ts';
import { metadataOf } from './metadata.ts';
import type { RunOptions } from './options.ts';
import type { Place } from './place.ts';
import { runJson, runLines } from './run-json.ts';
import { runSummary, type SummarisedRun } from './run-summary.ts';
import { runTable } from './run-table.ts';
import { samplingOf } from './sampling.ts';
import { Simulator } from './simulator.ts';
import { tellFailures } from './tell-failures.ts';
import { lookOf } from './terminal.ts';
import { type Written, writeResult } from './write-result.ts';
import { writeTable } from './write-table.ts';

/** Options of `run`. */
export interface RunCommandOptions extends RunOptions {
  readonly variant?: string;
}

/** Runs a scenario and puts out what came of it. Gives the exit code. */
export async function runCommand(place: Place, scenario: string, options: RunCommandOptions): Promise<number> {
  const destination = chooseDestination(options, process.stdout.isTTY === true);
  const sampling = samplingOf(options);
  const quiet = options.quiet ?? false;
  const signal = interruption();
  const simulator = new Simulator(place, { members: sampling.members, workers: options.workers, quiet }, signal);
  try {
    const bench = simulator.open(scenario, options.theory);
    checkChoice(bench, options);
    const choice = choiceOf(scenario, options, options.variant);
    const history = simulator.history(bench, choice);
    const selected = selectSeries(bench, options.variables);
    const { program, theory } = bench.model;
    const { headline, milestones } = theory.source;
    const shown = program.outputs.filter(({ quantity }) => [...headline, ...milestones].includes(quantity.name));
    const isSummary = destination.format === 'summary';
    const outputs = isSummary
      ? [...new Set([...(options.variables === undefined ? [] : selected), ...shown])]
      : selected;
    checkMemory(sampling.members, outputs.length, history, theory.source.step);
    let failed = false;
    await writeResult(destination, quiet, signal, async () => {
      const series = outputs.map((output) => output.series);
      const [ensemble] = await simulator.run([choice], sampling, series);
      if (!ensemble) throw new Error('One choice gives one ensemble.');
      failed = tellFailures([ensemble]);
      const run = { bench, choice, history, ensemble, ...(options.variables === undefined ? {} : { selected }) };
      return written(run, destination);
    });
    return failed ? exitCodes.membersFailed : exitCodes.done;
  } finally {
    await simulator.close();
  }
}

async function written(run: SummarisedRun, { format, toTerminal }: Destination): Promise<Written> {
  const { ensemble } = run;
  const metadata = metadataOf(run.bench, run.choice, ensemble);
  switch (format) {
    case 'summary':
      return { chunks: [runSummary(run, lookOf(toTerminal))], what: ['wrote-summary'] };
    case 'json':
      return { chunks: runJson(ensemble, metadata), what: ['wrote-object', { series: ensemble.series.length }] };
    case 'jsonl':
      return { chunks: runLines(ensemble, metadata), what: ['wrote-lines', { rows: ensemble.members.length }] };
    default:
      return writeTable(runTable(ensemble), format, metadata);
  }
}
