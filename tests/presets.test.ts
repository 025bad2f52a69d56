import { describe, expect, it, vi } from 'vitest';
import { shippedLibrary } from './support/library.ts';
import { loadModel, meanOver, runModel, runScenario } from './support/run.ts';

// Many models are loaded here, each in a fraction of a second, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000 });

/**
 * The rival theories as the design study of this model defined them, with what its own prototype gave for each on the
 * recorded history. These numbers come from outside this program and are never regenerated from it; they were printed
 * to two digits, as means of the year named.
 */
const presets: Record<string, { changes: Record<string, number>; factors: Record<string, number>; row: number[] }> = {
  'defensive-realism': { changes: {}, factors: {}, row: [0.24, 0.23, 0.33, 0.62, 0.4, 0.25, 0.25] },
  waltz: {
    changes: { worstCaseWeight: 1, attentionDisplacement: 0 },
    factors: {},
    row: [0.59, 0.75, 0.34, 0.4, 0.35, 0.15, 0.02],
  },
  mearsheimer: {
    changes: { worstCaseWeight: 0.7, attentionDisplacement: 0, signalCredibility: 0, thirdThreatCredibility: 0 },
    factors: { partnerFear: 1.4 },
    row: [0.48, 0.61, 0.14, 0.25, 0.29, 0.07, 0.01],
  },
  'jervis-spiral': {
    changes: { reactionToThreat: 0.6, reactionToAlignment: 0.5, offenceDefenceBalance: 0.6, alarm: 0.5 },
    factors: {},
    row: [0.29, 0.27, 0.53, 0.75, 0.51, 0.37, 0.21],
  },
  'kydd-glaser': {
    changes: { worstCaseWeight: 0.05, reassurance: 0.35, signalCredibility: 0.6, thirdThreatCredibility: 2 },
    factors: {},
    row: [0.12, 0.07, 0.33, 0.65, 0.4, 0.27, 0.28],
  },
  copeland: {
    changes: {},
    factors: { secondarySanctionCost: 1.8, stakeCost: 1.8 },
    row: [0.24, 0.24, 0.19, 0.54, 0.19, 0.14, 0.27],
  },
  schweller: { changes: {}, factors: { benefit: 0.8 }, row: [0.24, 0.24, 0.18, 0.43, 0.32, 0.15, 0.21] },
  morrow: { changes: {}, factors: { autonomyCost: 1.8 }, row: [0.24, 0.24, 0.25, 0.53, 0.31, 0.1, 0.24] },
  snyder: { changes: {}, factors: { entrapmentCost: 1.8 }, row: [0.24, 0.23, 0.3, 0.56, 0.21, 0.14, 0.25] },
  'systemic-balancing': {
    changes: {},
    factors: { partnerFear: 0, entrapmentCost: 0.5 },
    row: [0.24, 0.23, 0.62, 0.79, 0.59, 0.49, 0.15],
  },
};
const columns = [
  'threat[RUS,CHN] 2004',
  'threat[RUS,CHN] 2024',
  'operations 2012',
  'operations 2024',
  'support CHN to RUS 2024',
  'highest defence',
  'what American pressure on Russia since 2014 adds to readinessToSell[RUS,CHN] in 2016-2018',
];
const tolerance = 0.02;

const library = shippedLibrary();
const standard = loadModel(library, 'as-recorded').model.settings;

it('are all the shipped theories', () => {
  expect([...library.ids('theory')].sort()).toEqual(Object.keys(presets).sort());
});

it.each(Object.keys(presets))('%s runs with more actors and into the future', (theory) => {
  const { series } = runScenario(library, 'north-korea', {}, theory);
  for (const [name, values] of series) expect(values.every(Number.isFinite), name).toBe(true);
});

describe.each(Object.entries(presets))('%s', (id, { changes, factors, row }) => {
  const { model, scenario } = loadModel(library, 'as-recorded', id);

  it('changes these parameters and no other number', () => {
    const expected = new Map(
      [...standard].map(([series, { name, value }]) => [series, changes[name] ?? value * (factors[name] ?? 1)]),
    );
    expect(new Map([...model.settings].map(([series, { value }]) => [series, value]))).toEqual(expected);
  });

  it('agrees in all its units and leaves no number unused', () => {
    const { warnings } = loadModel(library, 'as-recorded', id);
    // A lever of the scenario may stand where only the scenario's own theory has it.
    expect(warnings.filter(({ code }) => code !== 'lever-baseline')).toEqual([]);
  });

  it('keeps values inside their ranges, and every value that varied before can still vary or is switched off', () => {
    for (const [series, { value, range }] of model.settings) {
      if (!standard.get(series)?.range) continue;
      expect(range, series).toBeDefined();
      expect(value, series).toBeGreaterThanOrEqual(range?.[0] ?? Number.NaN);
      expect(value, series).toBeLessThanOrEqual(range?.[1] ?? Number.NaN);
    }
  });

  it('says what it claims, what it rests on and what it misses', () => {
    const { summary, references, misfits } = model.theory.source;
    expect(summary.length).toBeGreaterThan(200);
    expect(references.size).toBeGreaterThan(2);
    expect(misfits.length).toBeGreaterThan(0);
  });

  const run = runModel(model, scenario);
  const withoutPressure = runModel(model, scenario, { variant: 'no-us-pressure-on-russia' });
  const sell = 'readinessToSell[RUS,CHN]';
  const found = [
    meanOver(run, 'threat[RUS,CHN]', 2004, 2004),
    meanOver(run, 'threat[RUS,CHN]', 2024, 2024),
    meanOver(run, 'cooperation[RUS,CHN,operations]', 2012, 2012),
    meanOver(run, 'cooperation[RUS,CHN,operations]', 2024, 2024),
    meanOver(run, 'wartimeSupport[CHN,RUS]', 2024, 2024),
    Math.max(...(run.series.get('cooperation[RUS,CHN,defence]') ?? [])),
    meanOver(run, sell, 2016, 2018) - meanOver(withoutPressure, sell, 2016, 2018),
  ];

  it.each(columns.map((column, at) => [column, at] as const))('%s', (_, at) => {
    expect(Math.abs((found[at] ?? Number.NaN) - (row[at] ?? Number.NaN))).toBeLessThan(tolerance);
  });
});
