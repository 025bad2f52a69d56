import type { Quantity } from '../equations/declarations.ts';
import { type Expression, parts, walk } from '../equations/expression.ts';
import type { Model } from '../equations/model.ts';
import type { Equation, Theory } from '../equations/theory.ts';
import { ProblemList, type Result } from '../files/problem.ts';
import type { ScenarioSource } from '../files/scenario-source.ts';
import { anchor, type ReferenceList, type References, referencesOf, sourceParts } from './citations.ts';
import { checkDescribed } from './describe-check.ts';
import { initialisation, inputData } from './describe-input.ts';
import { differences, submodels } from './describe-submodels.ts';
import { names, numberText, rangeText, type Say, signatureOf, symbolText } from './describe-words.ts';
import { blocks, code, heading, list, numbered, oneLine, table } from './markdown.ts';

/**
 * Describes a model by the ODD protocol (Grimm et al. 2020) as Markdown, from its files alone: whatever the files say,
 * the description says, and nothing else. `say` supplies the words between. Fails where something that has a name has
 * no meaning, or where a source looks like the key of a reference that is not there.
 */
export function describeModel(model: Model, scenario: ScenarioSource, say: Say): Result<string> {
  const problems = new ProblemList();
  const references = referencesOf(model, scenario);
  checkDescribed(model, scenario, references, problems);
  return problems.result(
    () =>
      `${blocks(
        heading(1, say('describe-title', { theory: model.theory.source.title, scenario: scenario.title })),
        say('describe-introduction', {
          theory: model.theory.source.id,
          world: model.world.id,
          scenario: scenario.id,
        }),
        purposeAndPatterns(model, scenario, say),
        entities(model, scenario, say),
        scheduling(model.theory, say),
        designConcepts(model, say),
        initialisation(model, scenario, references, say),
        inputData(model, scenario, references, say),
        submodels(model, references, say),
        differences(model, references, say),
        referenceLists(references, say),
      )}\n`,
  );
}

function purposeAndPatterns(model: Model, scenario: ScenarioSource, say: Say): string {
  const { purpose, patterns, misfits } = model.theory.source;
  return blocks(
    heading(2, say('describe-purpose')),
    oneLine(purpose),
    say('describe-purpose-scenario', { scenario: oneLine(scenario.summary) }),
    heading(3, say('describe-patterns')),
    say(patterns.length === 0 ? 'describe-patterns-none' : 'describe-patterns-text'),
    list(patterns),
    misfits.length === 0 ? '' : blocks(heading(3, say('describe-misfits')), list(misfits)),
  );
}

function entities(model: Model, scenario: ScenarioSource, say: Say): string {
  const { theory, world } = model;
  const column = (name: string) => say(`describe-column-${name}`);
  const sets = [...theory.vocabulary.sets.values()].map(({ name, meaning, letters, members, fromWorld }) =>
    blocks(
      `**${name}** (${names(letters)}): ${oneLine(meaning)}.`,
      fromWorld
        ? list([...world.actors.values()].map(({ id, name: actor, note }) => `${code(id)}: ${actor}. ${note ?? ''}`))
        : list([...members].map(([member, entry]) => `${code(member)}: ${entry.meaning}`)),
    ),
  );
  const lagged = laggedNames(theory);
  const states = variables(theory).filter(({ kind, name }) => kind === 'stock' || lagged.has(name));
  const rows = states.map((quantity) => [
    symbolText(quantity.name, theory),
    code(signatureOf(quantity.name, theory)),
    quantity.meaning,
    quantity.unit ?? '',
    rangeText(quantity.range),
    say(quantity.kind === 'stock' ? 'describe-is-stock' : 'describe-is-lagged'),
  ]);
  const { simulatedFrom, period } = scenario;
  return blocks(
    heading(2, say('describe-entities')),
    say('describe-entities-text', { actors: world.actors.size, world: world.title }),
    ...sets,
    heading(3, say('describe-states')),
    say('describe-states-text'),
    table(['symbol', 'name', 'meaning', 'unit', 'range', 'state'].map(column), rows),
    heading(3, say('describe-scales')),
    say('describe-scales-text', {
      step: numberText(theory.source.step),
      start: numberText(simulatedFrom),
      to: numberText(period.to),
    }),
    simulatedFrom < period.from ? say('describe-scales-past', { from: numberText(period.from) }) : '',
  );
}

function scheduling(theory: Theory, say: Say): string {
  const types = [...theory.eventTypes.values()].map(({ name, meaning }) => `${code(name)}: ${oneLine(meaning)}`);
  const stocks = variables(theory).filter(({ kind }) => kind === 'stock');
  return blocks(
    heading(2, say('describe-scheduling')),
    say('describe-scheduling-text'),
    numbered([
      say('describe-scheduling-inputs'),
      say('describe-scheduling-events', { types: types.join('; ') }),
      say('describe-scheduling-definitions', { names: names(computingOrder(theory)) }),
      say('describe-scheduling-stocks', { names: names(stocks.map(({ name }) => name)) }),
    ]),
    say('describe-scheduling-order'),
  );
}

/** The eleven design concepts of the protocol; each says what the theory's own equations show. */
function designConcepts(model: Model, say: Say): string {
  const { theory } = model;
  const { headline, milestones, summary } = theory.source;
  const cited = new Set([...theory.equations.values()].flat().flatMap(({ source }) => sourceParts(source ?? '')));
  const keys = [...cited].filter((part) => theory.source.references.has(part));
  const outputs = variables(theory).filter(({ output }) => output);
  const pairs = outputs.filter(({ sets }) => sets[1] !== undefined && sets[1] === sets[0]);
  const shocks = [...theory.source.shocks].map(
    ([key, { value }]) =>
      `${code(key)}: ${say(`describe-distribution-${value.distribution}`, { meaning: value.meaning, quiet: numberText(value.quiet) })}`,
  );
  const stocks = variables(theory).filter(({ kind }) => kind === 'stock');
  const concept = (id: string, ...text: string[]) => blocks(heading(3, say(`describe-concept-${id}`)), ...text);
  return blocks(
    heading(2, say('describe-concepts')),
    concept(
      'principles',
      oneLine(summary),
      say('describe-concept-principles-text', {
        sources: keys.map((key) => `[${key}](#${anchor('theory', key)})`).join(', '),
      }),
    ),
    concept(
      'emergence',
      say('describe-concept-emergence-text', { headline: names(headline), milestones: names(milestones) }),
    ),
    concept('adaptation', say('describe-concept-adaptation-text')),
    concept('objectives', say('describe-concept-objectives-text')),
    concept('learning', say('describe-concept-learning-text', { stocks: names(stocks.map(({ name }) => name)) })),
    concept('prediction', say('describe-concept-prediction-text')),
    concept('sensing', say('describe-concept-sensing-text', { names: names(sensed(theory)) })),
    concept('interaction', say('describe-concept-interaction-text', { names: names(pairs.map(({ name }) => name)) })),
    concept('stochasticity', say('describe-concept-stochasticity-text'), list(shocks)),
    concept('collectives', say('describe-concept-collectives-text')),
    concept('observation', say('describe-concept-observation-text', { names: names(outputs.map(({ name }) => name)) })),
  );
}

function referenceLists(references: References, say: Say): string {
  const lists = (['theory', 'world', 'scenario'] as const satisfies readonly ReferenceList[]).map((from) =>
    references[from].size === 0
      ? ''
      : blocks(
          heading(3, say(`describe-references-${from}`)),
          list([...references[from]].map(([key, text]) => `<a id="${anchor(from, key)}"></a>${code(key)}: ${text}`)),
        ),
  );
  return blocks(heading(2, say('describe-references')), say('describe-references-text'), ...lists);
}

/** Definitions and stocks in the order of the theory's file. */
function variables(theory: Theory): Quantity[] {
  return [...theory.vocabulary.quantities.values()].filter(({ kind }) => kind === 'definition' || kind === 'stock');
}

function sidesOf({ is, start, next }: Equation): Expression[] {
  return [is, start, next].filter((side) => side !== undefined);
}

/** Definitions whose value of the step before is read somewhere. */
function laggedNames(theory: Theory): Set<string> {
  const lagged = new Set<string>();
  for (const equation of [...theory.equations.values()].flat()) {
    for (const side of sidesOf(equation)) {
      walk(side, (part) => {
        if (part.kind === 'quantity' && part.previous) lagged.add(part.name);
      });
    }
  }
  return lagged;
}

/** Definitions in an order in which each follows those that it reads in the same step. */
function computingOrder(theory: Theory): string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name) || theory.vocabulary.quantities.get(name)?.kind !== 'definition') return;
    seen.add(name);
    for (const { is } of theory.equations.get(name) ?? []) if (is) readNow(is).forEach(visit);
    order.push(name);
  };
  for (const { name } of variables(theory)) visit(name);
  return order;
}

function readNow(expression: Expression): string[] {
  const own = expression.kind === 'quantity' && !expression.previous ? [expression.name] : [];
  return [...own, ...parts(expression).flatMap(readNow)];
}

/** Variables of other actors that some equation of an actor reads. */
function sensed(theory: Theory): Set<string> {
  const found = new Set<string>();
  for (const equation of [...theory.equations.values()].flat()) {
    const [own] = equation.pattern;
    if (own?.kind !== 'letter' || theory.vocabulary.sets.get(equation.quantity.sets[0] ?? '')?.fromWorld !== true)
      continue;
    for (const side of sidesOf(equation)) {
      walk(side, (part) => {
        const [first] = part.kind === 'quantity' ? part.indices : [];
        const quantity = part.kind === 'quantity' ? theory.vocabulary.quantities.get(part.name) : undefined;
        const variable = quantity?.kind === 'definition' || quantity?.kind === 'stock';
        const actors = theory.vocabulary.sets.get(quantity?.sets[0] ?? '')?.fromWorld === true;
        if (variable && actors && first?.kind === 'letter' && first.letter !== own.letter) found.add(quantity.name);
      });
    }
  }
  return found;
}
