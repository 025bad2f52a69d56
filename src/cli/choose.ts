import type { RunChoice, Workbench } from '../analysis/workbench.ts';
import { resolveNames } from '../equations/name-table.ts';
import type { OutputSeries } from '../equations/program.ts';
import { foundAndNearest } from '../files/names.ts';
import { ProblemList } from '../files/problem.ts';
import { mistake } from './command-error.ts';
import { onCommandLine } from './library.ts';
import type { RunOptions } from './options.ts';
import { splitList } from './parse-values.ts';
import { problemsError } from './problem-text.ts';

/** The choice that options make of a scenario. */
export function choiceOf(scenario: string, options: RunOptions, variant: string | undefined): RunChoice {
  const { theory, lever = {}, set = {}, without = [] } = options;
  return {
    scenario,
    levers: lever,
    set,
    removedEvents: without,
    ...(theory === undefined ? {} : { theory }),
    ...(variant === undefined ? {} : { variant }),
  };
}

/**
 * Refuses levers and settings outside their ranges and events that the scenario lacks: the model would not say on the
 * command line which it was, or would pass over them. Throws `CommandError` with all of them.
 */
export function checkChoice({ scenario, model }: Workbench, { lever = {}, set = {}, without = [] }: RunOptions): void {
  const problems = new ProblemList();
  const checkRange = (about: string, found: number, range: readonly [number, number] | undefined) => {
    if (!range || (found >= range[0] && found <= range[1])) return;
    problems.error('value-outside-range', onCommandLine, { found, least: range[0], most: range[1], about });
  };
  for (const [id, position] of Object.entries(lever)) {
    checkRange(id, position, scenario.levers.find(({ value }) => value.id === id)?.value.range);
  }
  for (const [name, value] of Object.entries(set)) {
    const resolved = resolveNames(name, model.names, ({ kind }) => kind === 'parameter' || kind === 'constant');
    const [series = ''] = resolved.ok ? resolved.series : [];
    checkRange(name, value, model.settings.get(series)?.limits);
  }
  const events = scenario.events.map(({ id }) => id);
  const added = scenario.variants.flatMap(({ value }) => value.edits.flatMap(({ add }) => (add ? [add.id] : [])));
  for (const id of without) {
    if (![...events, ...added].includes(id)) {
      problems.error('no-such-event', onCommandLine, { ...foundAndNearest(id, events), field: 'id' });
    }
  }
  if (problems.failed) throw problemsError(problems.all);
}

/**
 * Outputs that `--variables` names: all that are no intermediate steps where it is left out, all where it is `all`,
 * else those of a list of names, symbols and members. Throws `CommandError` with every name that is none.
 */
export function selectSeries({ model }: Workbench, variables: string | undefined): OutputSeries[] {
  const { outputs } = model.program;
  if (variables === undefined) return outputs.filter(({ quantity }) => quantity.output);
  if (variables.trim() === 'all') return [...outputs];
  const names = splitList(variables);
  if (names.length === 0) throw mistake('variables-empty');
  const problems = new ProblemList();
  const known = new Set(outputs.map(({ quantity }) => quantity.name));
  const wanted = new Set<string>();
  for (const name of names) {
    const resolved = resolveNames(name, model.names, (quantity) => known.has(quantity.name));
    if (resolved.ok) for (const series of resolved.series) wanted.add(series);
    else problems.error(resolved.code, onCommandLine, resolved.values);
  }
  if (problems.failed) throw problemsError(problems.all);
  return outputs.filter(({ series }) => wanted.has(series));
}
