import { describe, expect, it, vi } from 'vitest';
import { parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Library } from '../src/files/library.ts';
import { quantityName } from '../src/files/signature.ts';
import { editedLibrary, libraryOf, shippedFiles, shippedLibrary, shippedPath } from './support/library.ts';
import { at, differingSeries, loadModel, runModel, runScenario, type TestRun } from './support/run.ts';

// Many models are loaded here, each in a fraction of a second, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const theoryFile = shippedPath('theory', 'defensive-realism');
const worldFile = shippedPath('world', 'strategic-triangle');
const scenarioFile = shippedPath('scenario', 'as-recorded');
const bench = loadModel(shippedLibrary(), 'as-recorded');
const standard = runModel(bench.model, bench.scenario);
const sampling = { members: 3, seed: 'luck', uncertainty: 'both' } as const;
const lucky = runModel(bench.model, bench.scenario, {}, sampling);

/** A text with `added` after the first place that matches. */
function insertAfter(text: string, place: RegExp, added: string): string {
  return text.replace(place, (match) => match + added);
}

/** Steps at which two runs of the same length differ in a series. */
function datesOfDifference(one: TestRun, other: TestRun, series: string): number[] {
  const [a, b] = [one, other].map((run) => run.series.get(series) ?? new Float64Array(0));
  return [...one.times].filter((_, step) => !Object.is(a?.[step], b?.[step]));
}

describe('an edit of one file adds', () => {
  it('a parameter', () => {
    const edit = (text: string) =>
      insertAfter(
        text.replace(
          'is: threat(i, j) * (1 - attentionDisplacement',
          'is: composure * threat(i, j) * (1 - attentionDisplacement',
        ),
        /\nparameters:\n/,
        '  composure: { meaning: "How far a threat seen is also felt", value: 0.5, range: [0, 1], unit: index }\n',
      );
    const library = editedLibrary(theoryFile, edit);
    const run = runScenario(library, 'as-recorded');
    expect(at(run, 'feltThreat[RUS,CHN]', 1996)).toBeCloseTo(at(standard, 'feltThreat[RUS,CHN]', 1996) / 2, 12);
    expect(differingSeries(standard, runScenario(library, 'as-recorded', { set: { composure: 1 } }))).toEqual([]);
    expect(differingSeries(run, runScenario(library, 'as-recorded', { set: { composure: 0.6 } }))).not.toEqual([]);
  });

  it('an equation', () => {
    const added = `
  - define: worstThreat(i)
    text: The greatest threat that i sees.
    unit: index
    is: max(j, threat(i, j))
  - define: willingness(i, j, operations)
    text: Nobody exercises with whoever threatens it most.
    is: "threat(i, j) < worstThreat(i) ? 0.9 : 0"
`;
    const library = editedLibrary(theoryFile, (text) => insertAfter(text, /\nequations:/, added));
    const run = runScenario(library, 'as-recorded');
    for (const [step, value] of run.series.get('worstThreat[RUS]')?.entries() ?? []) {
      const threats = ['threat[RUS,CHN]', 'threat[RUS,USA]'].map((name) => run.series.get(name)?.[step] ?? Number.NaN);
      expect(value).toBe(Math.max(...threats));
    }
    expect(at(run, 'willingness[RUS,CHN,operations]', 2020)).toBe(0.9);
    expect(at(run, 'willingness[RUS,USA,operations]', 2020)).toBe(0);
    expect(differingSeries(standard, run)).toContain('cooperation[RUS,CHN,operations]');
  });

  it('an actor', () => {
    const block = `
  IND:
    name: India
    constants:
      autonomyValue: 0.9
      offensiveReach: 0.2
      deterrence: 1.4
      homeAdvantage: 1
      baseEffort: 0.025
      effortResponse: 0.01
      referenceEffort: 0.025
      effortAtStart: 0.027
      technologyAtStart: 0.3
      ownProgress: 0.01
    toward:
      RUS: { proximity: 0.4, divergence: 0.4 }
      CHN: { proximity: 1, divergence: 0.8, oldConflict: 0.5, oldConflictYear: 1962 }
      USA: { proximity: 0.3, divergence: 0.5 }
    paths:
      economyBaseline: { points: { 1996: 0.65, 2024: 3.9 } }
`;
    const library = editedLibrary(worldFile, (text) =>
      insertAfter(
        text.replace(/\n {4}toward:\n/g, '\n    toward:\n      IND: { proximity: 0.4 }\n'),
        /\nactors:/,
        block,
      ),
    );
    const run = runScenario(library, 'as-recorded');
    expect(at(run, 'threat[IND,CHN]', 2020)).toBeGreaterThan(at(run, 'threat[IND,RUS]', 2020));
    expect(at(run, 'cooperation[IND,RUS,political]', 2020)).toBeGreaterThan(0);
    expect(differingSeries(standard, run)).toContain('threat[CHN,USA]');
    for (const [name, values] of run.series) expect(values.every(Number.isFinite), name).toBe(true);
  });

  it('a domain', () => {
    const edit = (text: string) =>
      insertAfter(
        text,
        /\n {4}members:\n/,
        '      intelligence: { symbol: int, meaning: Shared intelligence }\n',
      ).replace(/^( {2}\w+\(d\): .*value: \{.*?defence: )([\d.]+)/gm, '$1$2, intelligence: $2');
    const run = runScenario(editedLibrary(theoryFile, edit), 'as-recorded');
    expect(at(run, 'cooperation[RUS,CHN,intelligence]', 1996)).toBeGreaterThan(0);
    expect(at(run, 'cooperation[RUS,CHN,intelligence]', 2020)).toBeGreaterThan(0.05);
    expect(at(run, 'willingness[CHN,RUS,intelligence]', 2020)).toBe(at(run, 'willingness[CHN,RUS,defence]', 2020));
    // It counts in how aligned the pair looks, and so in what others see in it.
    expect(differingSeries(standard, run)).toContain('threat[USA,CHN]');
    expect([...run.series.keys()].filter((name) => name.includes('intelligence')).length).toBeGreaterThan(12);
  });

  it('an event', () => {
    const added = `
  - { id: border-incident-2010, date: 2010-08, type: pressure, source: CHN, target: RUS, kind: crisis, intensity: 0.3,
      title: A border incident }`;
    const library = editedLibrary(scenarioFile, (text) => insertAfter(text, /\nevents:/, added));
    const run = runScenario(library, 'as-recorded');
    expect(datesOfDifference(standard, run, 'pressure[RUS,CHN]')[0]).toBe(2010.75);
    expect(at(run, 'pressure[RUS,CHN]', 2010.75)).toBeGreaterThan(at(standard, 'pressure[RUS,CHN]', 2010.75) + 0.1);
    expect(datesOfDifference(standard, run, 'cooperation[RUS,CHN,technology]').length).toBeGreaterThan(50);
    expect(datesOfDifference(standard, run, 'cooperation[RUS,CHN,technology]').every((time) => time >= 2010.75)).toBe(
      true,
    );
  });
});

/** The file with the items of one of its mappings or lists in another order. */
function reordered(path: string, key: string, order: <T>(items: T[]) => T[]): Library {
  return editedLibrary(path, (text) => {
    const document = parseDocument(text);
    const collection = document.getIn(key.split('.'), true) as YAMLMap | YAMLSeq;
    collection.items = order(collection.items as unknown[]) as typeof collection.items;
    return document.toString({ lineWidth: 0 });
  });
}

const reversed = <T>(items: T[]): T[] => [...items].reverse();
/** Every second item first, then the others, last ones first. */
const shuffled = <T>(items: T[]): T[] => [
  ...items.filter((_, index) => index % 2 === 1),
  ...items.filter((_, index) => index % 2 === 0).reverse(),
];

describe('order changes no bit of', () => {
  const orders = [
    ['reversed', reversed],
    ['shuffled', shuffled],
  ] as const;
  const places = [
    ['actors in the world file', worldFile, 'actors'],
    ['equations in the theory file', theoryFile, 'equations'],
    ['events in the scenario file', scenarioFile, 'events'],
    ['domains in the theory file', theoryFile, 'indices.domain.members'],
    ['parameters in the theory file', theoryFile, 'parameters'],
    ['constants in the theory file', theoryFile, 'constants'],
    ['inputs in the theory file', theoryFile, 'inputs'],
    ['shocks in the theory file', theoryFile, 'shocks'],
    ['types of events in the theory file', theoryFile, 'events'],
    ['paths in the scenario file', scenarioFile, 'paths'],
  ] as const;

  it.each(
    places.flatMap(([what, path, key]) => orders.map(([name, order]) => [what, name, path, key, order] as const)),
  )('the run, with and without chance: %s %s', (_, __, path, key, order) => {
    const { model, scenario } = loadModel(reordered(path, key, order), 'as-recorded');
    const run = runModel(model, scenario);
    expect(run.series.size).toBe(standard.series.size);
    expect(differingSeries(standard, run)).toEqual([]);
    expect(differingSeries(lucky, runModel(model, scenario, {}, sampling))).toEqual([]);
  });

  it('a run with four actors: actors reversed', () => {
    const four = shippedPath('world', 'strategic-triangle-north-korea');
    const library = reordered(four, 'actors', reversed);
    expect(differingSeries(runScenario(shippedLibrary(), 'north-korea'), runScenario(library, 'north-korea'))).toEqual(
      [],
    );
  });

  it('events of the same date, which there are', () => {
    const dates = bench.scenario.events.map(({ type, time, target, source }) => `${type} ${time} ${source} ${target}`);
    expect(new Set(dates).size).toBeLessThan(dates.length);
  });
});

describe('a fourth actor without weight', () => {
  const files = shippedFiles();
  const text = files.get(scenarioFile) ?? '';
  files.set(scenarioFile, text.replace('world: strategic-triangle', 'world: strategic-triangle-north-korea'));
  const { model, scenario } = loadModel(libraryOf(files), 'as-recorded');

  it('leaves every bit of the other three as it is, with and without chance', () => {
    const choice = { set: { 'weight[PRK]': 0 } };
    const weightless = runModel(model, scenario, choice);
    expect(weightless.series.size).toBeGreaterThan(standard.series.size);
    expect(differingSeries(standard, weightless)).toEqual([]);
    expect(differingSeries(lucky, runModel(model, scenario, choice, sampling))).toEqual([]);
  });

  it('would change them if it had weight', () => {
    expect(differingSeries(standard, runModel(model, scenario)).length).toBeGreaterThan(100);
  });

  it('leaves every bit as it is even where it presses, is pressed and trades', () => {
    const busy = (files.get(scenarioFile) ?? '')
      .replace(
        /\nevents:/,
        `$&
  - { id: test-one, date: 2001-02, type: pressure, source: PRK, target: RUS, kind: sanction, intensity: 0.8, title: Test }
  - { id: test-two, date: 2003-02, type: pressure, source: USA, target: PRK, kind: sanction, intensity: 0.8, title: Test }
  - { id: test-three, date: 2004-02, type: pressure, source: RUS, target: PRK, kind: sanction, intensity: 0.8, title: Test }`,
      )
      .replace(/\npaths:/, '$&\n  "warState[PRK]": { points: { 1996: 1 } }');
    const four = loadModel(libraryOf(new Map(files).set(scenarioFile, busy)), 'as-recorded');
    const set = {
      'weight[PRK]': 0,
      'exposureWithoutCoercion[RUS,PRK]': 0.9,
      'exposureWithoutCoercion[CHN,PRK]': 0.9,
      'alliedPower[PRK,RUS]': 3,
      'alliedPower[PRK,USA]': 3,
      'measureCost[USA,PRK]': 1,
      'measureCost[RUS,PRK]': 1,
      'cooperationAtStart[CHN,PRK,defence]': 1,
      'cooperationAtStart[RUS,PRK,technology]': 1,
      'armsFlowAtStart[PRK,RUS]': 1,
      'technologyAtStart[PRK]': 1,
    };
    expect(differingSeries(standard, runModel(four.model, four.scenario, { set }))).toEqual([]);
  });
});

/** A world of actors that differ somewhat in everything that a world must state, and a scenario in which they meet. */
function worldOf(count: number): Library {
  const { source, vocabulary } = bench.model.theory;
  const required = [...source.constants]
    .filter(([, { value }]) => value.default === undefined)
    .flatMap(([key]) => vocabulary.quantities.get(quantityName(key)) ?? []);
  const some = (first: number, second: number) => 0.2 + ((first * 7 + second * 3) % 10) / 20;
  const actors = Array.from({ length: count }, (_, index) => index);
  const world = actors.flatMap((index) => [
    `  A${index}:`,
    '    constants:',
    ...required
      .filter(({ sets }) => sets.length === 1)
      .map(({ name }, position) => `      ${name}: ${some(index, position)}`),
    '    toward:',
    ...actors
      .filter((other) => other !== index)
      .flatMap((other) => [
        `      A${other}:`,
        ...required
          // What both have in common is stated once, by the first.
          .filter(({ sets, symmetric }) => sets.length === 2 && (!symmetric || index < other))
          .map(({ name }, position) => `        ${name}: ${some(index + 3 * other, position)}`),
      ]),
    '    paths:',
    `      economyBaseline: { points: { 2000: ${index + 1}, 2030: ${2 * index + 1} } }`,
  ]);
  const files = shippedFiles();
  files.set(shippedPath('world', 'made'), ['world: made', 'title: Made', 'actors:', ...world].join('\n'));
  files.set(
    shippedPath('scenario', 'made'),
    `scenario: made
title: Made
summary: Made
theory: defensive-realism
world: made
period: { from: 2000, to: 2030 }
paths:
  "warState[A0]": { points: { 2005: 0.5, 2010: 0 } }
events:
  - { id: one, date: 2003-05, type: pressure, source: A0, target: A1, kind: sanction, intensity: 0.6, title: One }
  - { id: two, date: 2004-05, type: border, source: A1, target: A0, kind: border-step, intensity: 0.6, title: Two }
`,
  );
  return libraryOf(files);
}

describe('worlds of any size', () => {
  it.each([2, 3, 5, 8])('%i actors run, with and without chance, and give finite numbers', (count) => {
    const { model, scenario } = loadModel(worldOf(count), 'made');
    for (const run of [runModel(model, scenario), runModel(model, scenario, {}, sampling)]) {
      const broken = [...run.series].filter(([, values]) => !values.every(Number.isFinite)).map(([name]) => name);
      expect(broken).toEqual([]);
      expect([...run.series.keys()].filter((name) => name.startsWith('threat['))).toHaveLength(count * (count - 1));
    }
  });

  it('stay within the ranges that the theory states, as do the shipped ones', () => {
    const made = loadModel(worldOf(5), 'made');
    for (const [{ model }, run] of [
      [made, runModel(made.model, made.scenario, {}, sampling)],
      [bench, standard],
      [bench, lucky],
    ] as const) {
      const outside = model.program.outputs.filter(({ series, quantity: { range } }) =>
        run.series.get(series)?.some((value) => range && (value < range[0] - 1e-12 || value > range[1] + 1e-12)),
      );
      expect(outside.map(({ series }) => series)).toEqual([]);
    }
  });
});
