import { describe, expect, it } from 'vitest';
import { differencesOf } from '../src/analysis/bands.ts';
import { historyOf, openWorkbench, type Workbench } from '../src/analysis/workbench.ts';
import { inlineExecutor, runEnsemble } from '../src/engine/ensemble.ts';
import { createRunPlan } from '../src/engine/run-plan.ts';
import { type Choice, planHistory } from '../src/engine/study-plan.ts';
import { editedLibrary, libraryOf, shippedFiles, shippedLibrary } from './support/library.ts';
import { at, expectOk, runModel } from './support/run.ts';

const here = { file: '(test)', line: 1, column: 1 };

function open(library = shippedLibrary(), scenario = 'as-recorded'): Workbench {
  return expectOk(openWorkbench(library, scenario, undefined, here));
}

const run = (bench: Workbench, choice: Choice = {}) => runModel(bench.model, bench.scenario, choice);

/** A small scenario that continues the record from 2014 to 2022, with these further lines. */
function smallScenario(lines: string): Workbench {
  const files = shippedFiles();
  files.set(
    'scenarios/small.yaml',
    `scenario: small
title: Small
summary: Small
theory: defensive-realism
world: strategic-triangle
continues: as-recorded
period: { from: 2014, to: 2022 }
${lines}
`,
  );
  return open(libraryOf(files), 'small');
}

const variant = (edits: string) => `variants:
  - id: what-if
    title: What if
    text: What if
    edits:
${edits}`;

const defence = 'cooperation[RUS,CHN,defence]';

describe('events', () => {
  it('after the period can be moved into it', () => {
    const bench = open(shippedLibrary(), 'pre-2014');
    const history = expectOk(historyOf(bench, { variant: 'us-pressure-four-years-earlier' }, here));
    const moved = history.events.filter(
      ({ source, type, time }) => source === 'USA' && type === 'pressure' && time > 2010,
    );
    // The record has these American acts from 2014 to the end of 2017: see the timeline of as-recorded.
    const recorded = open().scenario.events.filter(
      ({ source, type, time }) => source === 'USA' && type === 'pressure' && time > 2014 && time <= 2018,
    );
    expect(moved.map(({ id }) => id).sort()).toEqual(recorded.map(({ id }) => id).sort());
    expect(moved.length).toBeGreaterThan(5);
  });

  it('act in a period that a variant makes longer', () => {
    const bench = smallScenario(variant('      - period: { from: 2014, to: 2026 }'));
    const longer = run(bench, { variant: 'what-if' });
    expect(at(longer, 'pressure[RUS,USA]', 2024)).toBe(at(run(open()), 'pressure[RUS,USA]', 2024));
  });

  it('of the shared past stay when a user leaves them out, and unknown ids are reported', () => {
    const bench = open(shippedLibrary(), 'post-2014');
    const old = bench.scenario.events.find(({ time }) => time < 2014)?.id ?? '';
    expect(at(run(bench, { removedEvents: [old] }), 'pressure[RUS,USA]', 2005)).toBe(
      at(run(bench), 'pressure[RUS,USA]', 2005),
    );
    const unknown = planHistory(bench.model, bench.scenario, { removedEvents: ['no-such'] }, here);
    expect(unknown.ok ? [] : unknown.problems.map(({ code }) => code)).toEqual(['no-such-event']);
  });

  it('that repeat are left out together', () => {
    const bench = open(shippedLibrary(), 'post-2022');
    const repeated = bench.scenario.events.find(({ id, place }) => id !== place.value.id)?.place.value.id ?? '';
    const history = expectOk(historyOf(bench, { removedEvents: [repeated] }, here));
    expect(history.events.filter(({ place }) => place.value.id === repeated)).toEqual([]);
  });

  it('dated at the first step of a later start act in it', () => {
    const library = editedLibrary('scenarios/as-recorded.yaml', (text) =>
      text.replace(
        /^variants:$/m,
        `variants:
  - id: late
    title: Late
    text: Late
    edits:
      - add: { id: at-start, date: 2010, type: pressure, source: USA, target: RUS, kind: war, intensity: 0.5, title: At start }
      - start: 2010`,
      ),
    );
    const bench = open(library);
    const late = run(bench, { variant: 'late' });
    expect(late.times[0]).toBe(2010);
    expect(at(late, 'eventPressure[RUS,USA]', 2010)).toBeGreaterThan(0.5);
  });
});

describe('settings', () => {
  it('that a user gives hold throughout, whatever a variant, a lever or the scenario changes later', () => {
    const bench = open(shippedLibrary(), 'post-2014');
    const plain = at(run(bench, { set: { 'divergence[RUS,CHN]': 0.8 } }), defence, 2022);
    for (const choice of [{ variant: 'aligned-goals' }, { levers: { 'goal-divergence': 0.05 } }]) {
      expect(at(run(bench, { ...choice, set: { 'divergence[RUS,CHN]': 0.8 } }), defence, 2022)).toBe(plain);
    }
    const changing = smallScenario('changes:\n  - { set: "divergence[RUS,CHN]", value: 0.5, from: 2016 }');
    const steady = smallScenario('');
    const set = { 'divergence[RUS,CHN]': 0.05 };
    expect(at(run(changing, { set }), defence, 2022)).toBe(at(run(steady, { set }), defence, 2022));
  });

  it('that a lever gives replace those of a variant, at its baseline too', () => {
    const bench = open(shippedLibrary(), 'post-2014');
    const chosen = { variant: 'aligned-goals', levers: { 'goal-divergence': 0.5 } };
    expect(at(run(bench, chosen), defence, 2022)).toBeCloseTo(at(run(bench), defence, 2022), 12);
  });

  it('change in the order of their dates', () => {
    const change = (value: number, from: number) =>
      `  - { set: "divergence[RUS,CHN]", value: ${value}, from: ${from} }`;
    const forward = smallScenario(`changes:\n${change(0.6, 2015.1)}\n${change(0.05, 2015.2)}`);
    const backward = smallScenario(`changes:\n${change(0.05, 2015.2)}\n${change(0.6, 2015.1)}`);
    expect(at(run(backward), defence, 2022)).toBe(at(run(forward), defence, 2022));
  });

  it('are not multiplied beyond what is permissible', () => {
    const lever = `levers:
  - id: mutual
    title: Mutual
    text: Mutual
    range: [0, 4]
    value: 1
    changes: { multiply: mutuality }`;
    expect(() => smallScenario(lever)).toThrow('value-outside-range');
  });

  it('that only the start reads are warned of', () => {
    const bench = smallScenario(variant('      - { set: conflictMemory, value: 0.5 }'));
    expect(bench.warnings.map(({ code }) => code)).toContain('read-at-start-only');
  });
});

describe('paths', () => {
  it('keep every year before an edit as it was, lines between points included', () => {
    const bench = smallScenario(
      `${variant('      - { path: "economyBaseline[RUS]", value: 3, from: 2015 }')}
  - id: points
    title: Points
    text: Points
    edits:
      - { path: "economyBaseline[RUS]", from: 2015, points: { 2018: 3 } }`,
    );
    const plain = run(bench);
    for (const id of ['what-if', 'points']) {
      const edited = run(bench, { variant: id });
      for (let time = 1996; time < 2015; time += 0.25) {
        expect(at(edited, 'economy[RUS]', time)).toBeCloseTo(at(plain, 'economy[RUS]', time), 12);
      }
      expect(at(edited, 'economy[RUS]', 2018)).toBeGreaterThan(at(plain, 'economy[RUS]', 2018));
    }
  });

  it('with points before their beginning are refused', () => {
    expect(() => smallScenario('paths:\n  "warState[RUS]": { points: { 2005: 0.9, 2016: 0.5 } }')).toThrow(
      'point-too-early',
    );
    const early = variant('      - { path: "warState[RUS]", from: 2016, points: { 2015: 0.9, 2018: 0.5 } }');
    expect(() => smallScenario(early)).toThrow('point-too-early');
  });

  it('give numbers when a value without a date comes before one with a date', () => {
    const library = editedLibrary('scenarios/as-recorded.yaml', (text) =>
      text.replace(
        /^variants:$/m,
        `variants:
  - id: two-values
    title: Two
    text: Two
    edits:
      - { path: "economyBaseline[RUS]", value: 2 }
      - { path: "economyBaseline[RUS]", value: 3, from: 2010 }`,
      ),
    );
    const edited = run(open(library), { variant: 'two-values' });
    expect(at(edited, 'economy[RUS]', 2000)).toBe(2);
    expect(at(edited, 'economy[RUS]', 2009.75)).toBe(2);
    expect(at(edited, 'economy[RUS]', 2010)).toBeCloseTo(3, 2);
  });
});

describe('a later start', () => {
  it('is compared date by date and keeps the luck of each date', async () => {
    const library = editedLibrary('scenarios/as-recorded.yaml', (text) =>
      text.replace(/^variants:$/m, 'variants:\n  - { id: late, title: Late, text: Late, edits: [{ start: 2010 }] }'),
    );
    const bench = open(library);
    const ensemble = (choice: Choice) => {
      const history = expectOk(historyOf(bench, choice, here));
      const plan = createRunPlan(
        bench.model,
        history,
        { members: 2, seed: '1', uncertainty: 'chance' },
        {
          series: ['economy[CHN]'],
          fingerprint: false,
        },
      );
      return runEnsemble(
        plan,
        inlineExecutor(() => Promise.resolve()),
      );
    };
    const [all, late] = await Promise.all([ensemble({}), ensemble({ variant: 'late' })]);
    const [difference] = differencesOf(all, late);
    const steps = all.times.length;
    const median = difference?.quantiles.slice(2 * steps, 3 * steps) ?? new Float64Array(0);
    expect(median[0]).toBeNaN();
    const first = [...all.times].indexOf(2010);
    // Coercion before 2010 was slight, so that the economies differ little; sixteen years apart they would by 5.
    expect(Math.abs(median[first] ?? Number.NaN)).toBeLessThan(0.1);
    expect(late.plan.stepsSkipped).toBe(first);
  });
});

describe.each(['pre-2014', 'post-2014', 'post-2022', 'north-korea'])('%s', (id) => {
  const bench = open(shippedLibrary(), id);
  const plain = run(bench);
  const past = [...plain.times].filter((time) => time < bench.scenario.period.from).length;
  const choices: Choice[] = [
    ...bench.scenario.variants.map(({ value }) => ({ variant: value.id })),
    ...bench.scenario.levers.flatMap(({ value }) => value.range.map((end) => ({ levers: { [value.id]: end } }))),
  ];

  it('shares one past, whatever is chosen', { timeout: 60_000 }, () => {
    expect(past).toBeGreaterThan(10);
    for (const choice of choices) {
      const chosen = run(bench, choice);
      const differing = [...plain.series].filter(
        ([series, values]) =>
          !values.subarray(0, past).every((value, step) => chosen.series.get(series)?.[step] === value),
      );
      expect(
        differing.map(([series]) => series),
        JSON.stringify(choice),
      ).toEqual([]);
    }
  });
});
