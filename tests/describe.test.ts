import { readFileSync } from 'node:fs';
import temml from 'temml';
import { describe, expect, it, vi } from 'vitest';
import { describeModel } from '../src/analysis/describe.ts';
import type { Say } from '../src/analysis/describe-words.ts';
import { createMessages } from '../src/messages/format.ts';
import { editedLibrary, shippedLibrary, shippedPath } from './support/library.ts';
import { expectOk, loadModel } from './support/run.ts';

// Many models are loaded here, each in a fraction of a second, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const messages = readFileSync(new URL('../src/messages/en/describe.ftl', import.meta.url), 'utf8');
const bundle = createMessages([messages], 'en');
const asked = new Set<string>();

/** Formats a message and remembers that it was asked for. */
const say: Say = (id, values) => {
  asked.add(id);
  return bundle.text(id, values);
};

const theoryFile = shippedPath('theory', 'defensive-realism');
const worldFile = shippedPath('world', 'strategic-triangle');
const scenarioFile = shippedPath('scenario', 'as-recorded');

function describeShipped(scenarioId: string, theoryId?: string): string {
  const { model, scenario } = loadModel(shippedLibrary(), scenarioId, theoryId);
  return expectOk(describeModel(model, scenario, say));
}

/** Problems of the description after one file is edited, as `file code name found`. */
function problemsAfter(path: string, from: string | RegExp, to: string): string[] {
  const { model, scenario } = loadModel(
    editedLibrary(path, (text) => text.replace(from, to)),
    'as-recorded',
  );
  const result = describeModel(model, scenario, say);
  return result.ok
    ? []
    : result.problems.map(({ code, address, values }) =>
        [address.file, code, values.name, values.found].filter((part) => part !== undefined).join(' '),
      );
}

describe('the description of the shipped model', () => {
  const text = describeShipped('as-recorded');
  const { model, scenario } = loadModel(shippedLibrary(), 'as-recorded');

  it('has the seven elements of the protocol and its eleven design concepts, in order', () => {
    const headings = [...text.matchAll(/^(##+) (.*)$/gm)];
    expect(headings.filter(([, level]) => level === '##').map(([, , heading]) => heading)).toEqual([
      '1. Purpose and patterns',
      '2. Entities, state variables and scales',
      '3. Process overview and scheduling',
      '4. Design concepts',
      '5. Initialisation',
      '6. Input data',
      '7. Submodels',
      'References',
    ]);
    const concepts = text.slice(text.indexOf('## 4.'), text.indexOf('## 5.')).matchAll(/^### (.*)$/gm);
    expect([...concepts].map(([, heading]) => heading)).toEqual([
      'Basic principles',
      'Emergence',
      'Adaptation',
      'Objectives',
      'Learning',
      'Prediction',
      'Sensing',
      'Interaction',
      'Stochasticity',
      'Collectives',
      'Observation',
    ]);
  });

  /** Those of the texts that the description does not hold, however its lines are folded. */
  const missing = (texts: Iterable<string>) =>
    [...texts].filter((part) => !text.includes(part.replace(/\s+/g, ' ').trim()));

  it('names every quantity with its meaning', () => {
    const quantities = [...model.theory.vocabulary.quantities.values()];
    expect(missing(quantities.map(({ name }) => `\`${name}`))).toEqual([]);
    expect(missing(quantities.map(({ meaning }) => meaning))).toEqual([]);
  });

  it('gives every equation with its number, sentence, formula and text', () => {
    const equations = [...model.theory.equations.values()].flat();
    expect(missing(equations.map((equation) => equation.text))).toEqual([]);
    expect(missing(equations.map(({ id }) => (id === undefined ? '' : `#### ${id} \``)))).toEqual([]);
    expect(missing(['T_{ij} = \\mathrm{weight}_{j} \\, \\mathrm{cap}_{ij} \\, \\left(\\omega + '])).toEqual([]);
    expect(missing(['threat(i, j) = weight(j) * capability(i, j) * (worstCaseWeight + (1 - worstCaseWeight)'])).toEqual(
      [],
    );
  });

  it('gives every number that can be set, and every event, actor, lever, variant and reference', () => {
    const stated = [...model.settings.values()].filter(
      ({ name, address }) =>
        model.theory.vocabulary.quantities.get(name)?.kind === 'parameter' || address.file === worldFile,
    );
    expect(stated.length).toBeGreaterThan(180);
    const rows = new Set(text.split('\n').map((line) => line.replace(/^(\|[^|]*)??\| (`[^|]+`) \|.*$/, '$2')));
    expect(stated.map(({ series }) => `\`${series}\``).filter((series) => !rows.has(series))).toEqual([]);
    expect(missing(scenario.events.map(({ title }) => title))).toEqual([]);
    expect(missing([...model.world.actors.values()].map(({ name }) => name))).toEqual([]);
    expect(missing([...scenario.levers, ...scenario.variants].map(({ value }) => value.title))).toEqual([]);
    for (const list of [model.theory.source.references, model.world.references, scenario.references]) {
      expect(missing(list.values())).toEqual([]);
    }
  });

  it('has formulas that can be set', () => {
    const formulas = [...text.matchAll(/\$\$\n([^$]*)\n\$\$|\$([^$\n]+)\$/g)].map(
      ([, block, inline]) => block ?? inline ?? '',
    );
    expect(formulas.length).toBeGreaterThan(150);
    for (const tex of formulas) temml.renderToString(tex, { throwOnError: true });
  });

  it('links every key to a reference that is there', () => {
    const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(200);
    expect(links.filter((link) => !anchors.has(link))).toEqual([]);
  });

  it('leaves no hole', () => {
    expect(text).not.toMatch(/undefined|NaN|\[object|\{ ?\$|null/);
  });
});

describe('the description of other shipped files', () => {
  it.each(shippedLibrary().ids('scenario'))('%s', (id) => {
    expect(describeShipped(id).length).toBeGreaterThan(50_000);
  });

  it.each(shippedLibrary().ids('theory'))('%s', (id) => {
    const text = describeShipped('as-recorded', id);
    expect(text.includes('### What differs from')).toBe(id !== 'defensive-realism');
  });

  it('says what an override changes, and nothing else', () => {
    const text = describeShipped('as-recorded', 'mearsheimer');
    const part = text.slice(text.indexOf('### What differs from'), text.indexOf('## References'));
    const rows = [...part.matchAll(/^\| `([^`]+)` \| (\S+) \| (\S+) \|/gm)].map(([, ...cells]) => cells.join(' '));
    expect(rows).toEqual([
      'worstCaseWeight 0.15 0.7',
      'attentionDisplacement 0.25 0',
      'signalCredibility 0.3 0',
      'thirdThreatCredibility 1.2 0',
      'partnerFear[political] 0.5 0.7',
      'partnerFear[technology] 1.2 1.68',
      'partnerFear[operations] 0.9 1.26',
      'partnerFear[support] 0.4 0.56',
      'partnerFear[defence] 0.8 1.12',
    ]);
  });

  it('says which equations an override replaces', () => {
    const library = editedLibrary(
      shippedPath('theory', 'waltz'),
      (text) => `${text}\nequations:\n  - define: power(i)\n    text: Stock alone.\n    is: militaryStock(i)\n`,
    );
    const { model, scenario } = loadModel(library, 'as-recorded', 'waltz');
    const text = expectOk(describeModel(model, scenario, say));
    expect(text).toContain('Equations of its own: `power(i)`.');
  });
});

describe('a description fails on', () => {
  it.each([
    ['a variable', /text: How aligned a pair is.*/, 'text: " "', `${theoryFile} empty-field alignment text`],
    [
      'a parameter',
      'meaning: "Weight of aggregate size in capability"',
      'meaning: ""',
      `${theoryFile} empty-field sizeWeight meaning`,
    ],
    [
      'a constant',
      'meaning: "Divergence of goals"',
      'meaning: ""',
      `${theoryFile} empty-field divergence(i, j) meaning`,
    ],
    [
      'an input',
      'meaning: "Economy without coercion"',
      'meaning: ""',
      `${theoryFile} empty-field economyBaseline(i) meaning`,
    ],
    [
      'a shock',
      'meaning: "How grave a crisis would be"',
      'meaning: ""',
      `${theoryFile} empty-field crisisSize(i, j) meaning`,
    ],
    ['an event type', /meaning: An act that takes part.*/, 'meaning: ""', `${theoryFile} empty-field relief meaning`],
    [
      'a kind of event',
      'relief: Détente, a deal, a truce',
      'relief: ""',
      `${theoryFile} empty-field relief: relief meaning`,
    ],
    [
      'a function',
      'text: At least one of two independent causes.',
      'text: ""',
      `${theoryFile} empty-field noisyOr(a, b) text`,
    ],
  ])('%s without a meaning', (_, from, to, expected) => {
    expect(problemsAfter(theoryFile, from, to)).toEqual([expected]);
  });

  it.each([
    ['theory', theoryFile, 'source: walt1987; singer1958', 'source: walt1987; singer1985', 'singer1985'],
    ['theory, with several members', theoryFile, /(benefit\(d\):.*source: )walt1987/, '$1walt1988', 'walt1988'],
    ['world', worldFile, 'source: cow-contiguity,', 'source: cow-contiguities,', 'cow-contiguities'],
    [
      'scenario',
      scenarioFile,
      'reference: csis-strengths-2022 }',
      'reference: csis-strength-2022 }',
      'csis-strength-2022',
    ],
  ])('a key in the %s that no reference has', (_, path, from, to, key) => {
    expect(problemsAfter(path, from, to)).toEqual([`${path} reference-missing ${key}`]);
  });
});

it('describes what scenarios change by date, and paths that take over from recorded ones', () => {
  const added = `
paths:
  "restraint[USA]": { points: { 2017: 0.5 }, source: A test }
changes:
  - { set: worstCaseWeight, value: 0.4, from: 2016 }
`;
  const library = editedLibrary(shippedPath('scenario', 'post-2014'), (text) => text + added);
  const { model, scenario } = loadModel(library, 'post-2014');
  const text = expectOk(describeModel(model, scenario, say));
  expect(text).toContain('- `worstCaseWeight` becomes 0.4 in 2016.');
  expect(text).toContain('| `restraint[USA]` | 2017: 0.5 (in place of what came before, from 2014) | A test |');
});

it('describes a theory that states no patterns, and straight lines between points', () => {
  const library = editedLibrary(theoryFile, (text) =>
    text.replace('between: log-linear', 'between: linear').replace(/\npatterns:\n( .*\n)*/, '\n'),
  );
  const { model, scenario } = loadModel(library, 'as-recorded');
  const text = expectOk(describeModel(model, scenario, say));
  expect(text.includes('| straight line |')).toBe(true);
  expect(text.includes('states no patterns')).toBe(true);
});

it('uses every message', () => {
  const all = [...messages.matchAll(/^([a-z][\w-]*) =/gm)].map(([, id = '']) => id);
  expect(all.filter((id) => !asked.has(id))).toEqual([]);
});
