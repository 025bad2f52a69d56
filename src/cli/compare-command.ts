import { checkChoice, choiceOf, selectSeries } from './choose.ts';
import { exitCodes, mistake } from './command-error.ts';
import { comparisonEntries, comparisonHead, comparisonTable } from './compare-data.ts';
import { compareSummary, type SummarisedComparison } from './compare-summary.ts';
import { baseline, compareVariants, variantsToCompare } from './compare-variants.ts';
import { chooseDestination, type Destination } from './destination.ts';
import { interruption } from './interruption.ts';
import { checkMemory } from './memory.ts';
import { metadataOf } from './metadata.ts';
import { month } from './names.ts';
import type { RunOptions } from './options.ts';
import type { Place } from './place.ts';
import { samplingOf } from './sampling.ts';
import { Simulator } from './simulator.ts';
import { tellFailures } from './tell-failures.ts';
import { lookOf } from './terminal.ts';
import { stepAt } from './trajectories.ts';
import { type Written, writeResult } from './write-result.ts';
import { writeTable } from './write-table.ts';

/** Options of `compare`. */
export interface CompareCommandOptions extends RunOptions {
  readonly variants: string;
  /** Decimal year to compare at. */
  readonly at?: number;
}

/** Compares variants of a scenario on the same members. Gives the exit code. */
export async function compareCommand(place: Place, scenario: string, options: CompareCommandOptions): Promise<number> {
  const destination = chooseDestination(options, process.stdout.isTTY === true);
  const sampling = samplingOf(options);
  const quiet = options.quiet ?? false;
  const signal = interruption();
  const simulator = new Simulator(place, { members: sampling.members, workers: options.workers, quiet }, signal);
  try {
    const bench = simulator.open(scenario, options.theory);
    checkChoice(bench, options);
    const names = variantsToCompare(options.variants, bench.scenario);
    const choices = names.map((name) => choiceOf(scenario, options, name === baseline ? undefined : name));
    const histories = choices.map((choice) => simulator.history(bench, choice));
    const selected = selectSeries(bench, options.variables);
    const { program, theory } = bench.model;
    const milestones = program.outputs.filter(({ quantity }) => theory.source.milestones.includes(quantity.name));
    const series = [...new Set([...selected, ...milestones].map((output) => output.series))];
    for (const history of histories) {
      checkMemory(sampling.members * names.length, series.length, history, theory.source.step);
    }
    let failed = false;
    await writeResult(destination, quiet, signal, async () => {
      const ensembles = await simulator.run(choices, sampling, series);
      failed = tellFailures(ensembles, names);
      const comparison = compareVariants(names, ensembles);
      const { times } = comparison.reference.ensemble;
      const step = options.at === undefined ? times.length - 1 : stepWithin(times, options.at);
      const choice = choiceOf(scenario, options, undefined);
      const shown = options.variables === undefined ? {} : { selected };
      const compared = { bench, choice, comparison, step, ...shown };
      return written(
        compared,
        selected.map((output) => output.series),
        options.at !== undefined,
        destination,
      );
    });
    return failed ? exitCodes.membersFailed : exitCodes.done;
  } finally {
    await simulator.close();
  }
}

function stepWithin(times: Float64Array, date: number): number {
  const [from = 0, to = 0] = [times[0], times.at(-1)];
  if (date < from || date > to + 1 / 12) {
    throw mistake('date-outside', { date: month(date), from: month(from), to: month(to) });
  }
  return stepAt(times, date);
}

async function written(
  compared: SummarisedComparison,
  series: readonly string[],
  atOneDate: boolean,
  { format, toTerminal }: Destination,
): Promise<Written> {
  const { bench, choice, comparison, step } = compared;
  const { ensemble } = comparison.reference;
  const steps = atOneDate ? [step] : Array.from(ensemble.times.keys());
  const head = comparisonHead(comparison, metadataOf(bench, choice, ensemble), steps);
  switch (format) {
    case 'summary':
      return { chunks: [compareSummary(compared, lookOf(toTerminal))], what: ['wrote-summary'] };
    case 'json':
      return {
        chunks: [`${JSON.stringify({ ...head, variants: comparisonEntries(comparison, series, steps) })}\n`],
        what: ['wrote-object', { series: series.length }],
      };
    case 'jsonl':
      return {
        chunks: comparisonEntries(comparison, series, steps).map(
          (entry) => `${JSON.stringify({ ...head, ...entry })}\n`,
        ),
        what: ['wrote-lines', { rows: comparison.others.length }],
      };
    default:
      return writeTable(comparisonTable(comparison, series, steps), format, head);
  }
}
