import { claimSchema } from '../files/claim-schema.ts';
import { loadFile } from '../files/library.ts';
import { ProblemList } from '../files/problem.ts';
import { loadScenario, type ScenarioSource } from '../files/scenario-source.ts';
import { theorySchema } from '../files/theory-schema.ts';
import { exitCodes } from './command-error.ts';
import { onCommandLine } from './library.ts';
import { titleWithYears } from './names.ts';
import { observedSeries } from './observed-folder.ts';
import { libraryAt, type Place } from './place.ts';
import { say } from './say.ts';
import { type Look, lookOf, plainText } from './terminal.ts';

/**
 * Lists the shipped scenarios with their variants and levers, the theories, claims and observed series. Gives the exit
 * code. Throws `CommandError` where observed series are damaged.
 */
export function listCommand(place: Place): number {
  const look = lookOf(process.stdout.isTTY === true);
  const library = libraryAt(place);
  const { paint } = look;
  const scenarios = library
    .ids('scenario')
    .map((id) => ({ id, source: loadScenario(library, id, onCommandLine, new ProblemList()) }))
    .sort((a, b) => (a.source?.period.from ?? 0) - (b.source?.period.from ?? 0));
  const theories = library.ids('theory').map((id) => {
    const file = loadFile(library, 'theory', id, onCommandLine, theorySchema, new ProblemList());
    return file ? entry(id, file.data.title, look) : `  ${say('list-unreadable', { id })}`;
  });
  const claims = library.ids('claim').map((id) => {
    const file = loadFile(library, 'claim', id, onCommandLine, claimSchema, new ProblemList());
    return file ? entry(id, file.data.title, look) : `  ${say('list-unreadable', { id })}`;
  });
  const series = observedSeries(place, undefined).map(({ record }) =>
    entry(record.series, say('list-series-entry', { title: record.title, role: record.role }), look),
  );
  const lines = [
    paint.bold(say('list-scenarios')),
    ...scenarios.flatMap(({ id, source }) =>
      source ? scenarioLines(source, look) : [`  ${say('list-unreadable', { id })}`, ''],
    ),
    paint.bold(say('list-theories')),
    ...theories,
    '',
    paint.bold(say('list-claims')),
    ...claims,
    '',
    paint.bold(say('list-series')),
    ...series,
    '',
    ...example(scenarios[0]?.source),
    '',
  ];
  const text = lines.join('\n');
  process.stdout.write(look.unicode ? text : plainText(text));
  return exitCodes.done;
}

function scenarioLines({ id, title, period, variants, levers }: ScenarioSource, look: Look): string[] {
  const { paint } = look;
  const leverText = ({
    title: name,
    range,
    value,
  }: {
    title: string;
    range: readonly [number, number];
    value: number;
  }) =>
    say('list-lever', {
      title: name,
      least: String(range[0]),
      most: String(range[1]),
      value: String(value),
    });
  return [
    `  ${paint.cyan(id)}  ${titleWithYears(title, period)}`,
    ...(variants.length > 0 ? [`    ${say('list-variants')}`] : []),
    ...variants.map(({ value }) => entry(value.id, value.title, look, '      ')),
    ...(levers.length > 0 ? [`    ${say('list-levers')}`] : []),
    ...levers.map(({ value }) => entry(value.id, leverText(value), look, '      ')),
    '',
  ];
}

/** How to run a scenario with a variant and a lever. */
function example(scenario: ScenarioSource | undefined): string[] {
  const [variant] = scenario?.variants ?? [];
  const [lever] = scenario?.levers ?? [];
  if (!scenario || !variant || !lever) return [];
  const { id, range } = lever.value;
  return [say('list-run', { scenario: scenario.id, variant: variant.value.id, lever: `${id}=${range[0]}` })];
}

const idWidth = 28;

function entry(id: string, text: string, { paint }: Look, indent = '  '): string {
  return `${indent}${paint.cyan(id.padEnd(idWidth))}  ${text}`;
}
