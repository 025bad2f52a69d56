import type { Model } from '../equations/model.ts';
import { renderText } from '../equations/render-text.ts';
import { yearToMonth } from '../files/dates.ts';
import type { Located } from '../files/located.ts';
import type { ScenarioSource } from '../files/scenario-source.ts';
import { quantityName, seriesName } from '../files/signature.ts';
import type { PathEntry } from '../files/world-schema.ts';
import { citation, type ReferenceList, type References } from './citations.ts';
import { leftSide, noteText, numberText, rangeText, type Say, symbolText } from './describe-words.ts';
import { blocks, code, heading, list, oneLine, table } from './markdown.ts';

/** Section 5 of the protocol: where stocks start, and the constants of the world. */
export function initialisation(model: Model, scenario: ScenarioSource, references: References, say: Say): string {
  const { theory, world } = model;
  const starts = [...theory.equations.values()]
    .flat()
    .flatMap((equation) =>
      equation.start
        ? [[code(leftSide(equation)), code(renderText(equation.start)), oneLine(equation.quantity.meaning)]]
        : [],
    );
  const constants = [...theory.source.constants].map(([key, { value }]) => [
    symbolText(quantityName(key), theory),
    code(key),
    value.meaning + (value.symmetric === true ? ` (${say('describe-symmetric')})` : ''),
    value.default === undefined ? '' : numberText(value.default),
    rangeText(value.limits),
    value.unit ?? '',
    value.note ?? '',
  ]);
  const column = (name: string) => say(`describe-column-${name}`);
  return blocks(
    heading(2, say('describe-initialisation')),
    say('describe-initialisation-text', { start: numberText(scenario.simulatedFrom), world: world.title }),
    heading(3, say('describe-starts')),
    table(['name', 'start', 'meaning'].map(column), starts),
    heading(3, say('describe-constants')),
    table(['symbol', 'name', 'meaning', 'default', 'limits', 'unit', 'note'].map(column), constants),
    heading(3, say('describe-constants-of', { world: world.title })),
    say('describe-constants-of-text'),
    constantValues(model, references, say),
  );
}

function constantValues(model: Model, references: References, say: Say): string {
  const rows = [...model.theory.source.constants].flatMap(([key, entry]) =>
    [...model.settings.values()]
      .filter(({ name, address }) => name === quantityName(key) && address.file !== entry.document.file)
      .map(({ series, value, range, kind, source, note, verified }) => [
        code(series),
        numberText(value),
        rangeText(range),
        entry.value.unit ?? '',
        kind === undefined ? '' : say(`describe-kind-${kind}`),
        citation(source, 'world', references),
        noteText({ note, verified }, say),
      ]),
  );
  const head = ['name', 'value', 'range', 'unit', 'kind', 'source', 'note'];
  return table(
    head.map((column) => say(`describe-column-${column}`)),
    rows,
  );
}

/** Section 6 of the protocol: dated series and events, and what users can vary in the scenario. */
export function inputData(model: Model, scenario: ScenarioSource, references: References, say: Say): string {
  const { theory } = model;
  const column = (name: string) => say(`describe-column-${name}`);
  const inputs = [...theory.source.inputs].map(([key, { value }]) => [
    symbolText(quantityName(key), theory),
    code(key),
    value.meaning,
    say(`describe-between-${value.between}`),
    value.default === undefined ? '' : numberText(value.default),
    rangeText(value.limits),
    value.unit ?? '',
    value.note ?? '',
  ]);
  const path = (name: string, { value }: Located<PathEntry>, from: ReferenceList, since?: number) => [
    code(name),
    Object.entries(value.points)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([year, number]) => `${year}: ${numberText(number)}`)
      .join(', ') + (since === undefined ? '' : ` (${say('describe-from', { date: numberText(since) })})`),
    citation(value.source, from, references),
    noteText(value, say),
  ];
  const paths = [
    ...[...model.world.actors].flatMap(([actor, { paths: own }]) =>
      [...own].map(([name, entry]) => path(seriesName(name, [actor]), entry, 'world')),
    ),
    ...scenario.paths.map(({ key, entry, from }) => path(key, entry, 'scenario', from)),
  ];
  const changes = scenario.changes.map(({ value: { set, value, from } }) =>
    say('describe-change', { name: code(set), value: numberText(value), date: numberText(from) }),
  );
  return blocks(
    heading(2, say('describe-input')),
    say('describe-input-text'),
    heading(3, say('describe-inputs')),
    table(['symbol', 'name', 'meaning', 'between', 'default', 'limits', 'unit', 'note'].map(column), inputs),
    heading(3, say('describe-paths')),
    table(['name', 'points', 'source', 'note'].map(column), paths),
    changes.length === 0 ? '' : blocks(heading(3, say('describe-changes')), list(changes)),
    heading(3, say('describe-events')),
    say('describe-events-text', { count: scenario.events.length, context: scenario.context.length }),
    eventTable(scenario, references, say),
    heading(3, say('describe-levers')),
    list(
      scenario.levers.map(
        ({ value }) =>
          `**${value.title}** (${rangeText(value.range)}, ${say('describe-stands-at', { value: numberText(value.value) })}): ${value.text}`,
      ),
    ),
    heading(3, say('describe-variants')),
    list(scenario.variants.map(({ value }) => `**${value.title}** (${code(value.id)}): ${value.text}`)),
  );
}

function eventTable(scenario: ScenarioSource, references: References, say: Say): string {
  const rows = [...scenario.events]
    .sort((a, b) => a.time - b.time)
    .map(({ time, type, kind, source, target, intensity, title, note, reference, verified }) => [
      yearToMonth(time),
      `${type}: ${kind}`,
      source,
      target,
      numberText(intensity),
      title,
      citation(reference, 'scenario', references),
      noteText({ note, verified }, say),
    ]);
  const head = ['date', 'type', 'source-actor', 'target-actor', 'intensity', 'title', 'source', 'note'];
  return table(
    head.map((column) => say(`describe-column-${column}`)),
    rows,
  );
}
