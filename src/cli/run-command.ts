import type { Summary } from '../analysis/summary.ts';
import type { Ensemble } from '../engine/ensemble.ts';
import { checkChoice, choiceOf, selectSeries } from './choose.ts';
import { exitCodes } from './command-error.ts';
import { chooseDestination, type Destination } from './destination.ts';
import { interruption } from './interruption.ts';
import { checkMemory } from './memory.ts';
import { type Metadata, metadataOf } from './metadata.ts';
import type { RunOptions } from './options.ts';
import type { Place } from './place.ts';
import { bandsJson, memberJson, runLines } from './run-json.ts';
import { runSummary } from './run-summary.ts';
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
    const kept = isSummary || (destination.format === 'json' && sampling.members > 1) ? 'summary' : 'members';
    if (kept === 'members') checkMemory(sampling.members, outputs.length, history, theory.source.step);
    let failed = false;
    await writeResult(destination, quiet, signal, async () => {
      const series = outputs.map((output) => output.series);
      if (kept === 'summary') {
        const reached = isSummary ? outputs.filter(({ quantity }) => milestones.includes(quantity.name)) : [];
        const names = reached.map((output) => output.series);
        const summary = await simulator.summarise(choice, sampling, series, names);
        const told = { plan: summary.plan, hash: summary.hash, failed: summary.failedMembers };
        failed = tellFailures([told]);
        if (!isSummary) return writtenBands(summary, metadataOf(bench, choice, told));
        const run = { bench, choice, history, summary, ...(options.variables === undefined ? {} : { selected }) };
        return { chunks: [runSummary(run, lookOf(destination.toTerminal))], what: ['wrote-summary'] };
      }
      const [ensemble] = await simulator.run([choice], sampling, series);
      if (!ensemble) throw new Error('One choice gives one ensemble.');
      failed = tellFailures([ensemble]);
      return writtenMembers(ensemble, metadataOf(bench, choice, ensemble), destination);
    });
    return failed ? exitCodes.membersFailed : exitCodes.done;
  } finally {
    await simulator.close();
  }
}

function writtenBands(summary: Summary, metadata: Metadata): Written {
  return { chunks: bandsJson(summary, metadata), what: ['wrote-object', { series: summary.series.length }] };
}

function writtenMembers(ensemble: Ensemble, metadata: Metadata, { format }: Destination): Written | Promise<Written> {
  switch (format) {
    case 'summary':
      throw new Error('A summary is made without keeping members.');
    case 'json':
      return { chunks: memberJson(ensemble, metadata), what: ['wrote-object', { series: ensemble.series.length }] };
    case 'jsonl':
      return { chunks: runLines(ensemble, metadata), what: ['wrote-lines', { rows: ensemble.members.length }] };
    default:
      return writeTable(runTable(ensemble), format, metadata);
  }
}
