import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedLibrary } from './support/library.ts';
import { loadModel, meanOver, runModel, type TestRun } from './support/run.ts';

const variables: Record<string, string> = {
  K: 'power',
  G: 'economy',
  e: 'effort',
  q: 'technology',
  sec: 'security',
  aut: 'autonomy',
  T: 'threat',
  F: 'feltThreat',
  O: 'pressure',
  p: 'hostilityBelief',
  hos: 'hostility',
  haz: 'crisisHazard',
  tau: 'exposure',
  c: 'cooperation',
  w: 'willingness',
  flow: 'armsFlow',
  mat: 'wartimeSupport',
  sell: 'readinessToSell',
};
const domains: Record<string, string> = {
  pol: 'political',
  tech: 'technology',
  ops: 'operations',
  mat: 'support',
  def: 'defence',
};

/** Name of our series for a column of the outside run. */
function seriesOf(column: string): string {
  if (column === 'korolev') return 'korolevIndex[RUS,CHN]';
  const match = /^(\w+)\[(.*)\]$/.exec(column);
  const members = (match?.[2] ?? '').split(',').map((member) => domains[member] ?? member);
  return `${variables[match?.[1] ?? '']}[${members.join(',')}]`;
}

const text = readFileSync(new URL('./golden/default-run.csv', import.meta.url), 'utf8').trim();
const [header = '', ...lines] = text.split('\n');
const columns = [...header.matchAll(/"([^"]*)"|([^,]+)/g)].map((match) => match[1] ?? match[2] ?? '');
const rows = lines.map((line) => line.split(',').map(Number));
const { model, scenario } = loadModel(shippedLibrary(), 'as-recorded');
const run = runModel(model, scenario);

describe('the outside reference run', () => {
  it('has the same dates', () => {
    expect([...run.times]).toEqual(rows.map(([time]) => time));
    expect(rows).toHaveLength(121);
  });

  it.each(columns.slice(1))('agrees in %s at every step', (column) => {
    const at = columns.indexOf(column);
    const values = run.series.get(seriesOf(column));
    expect(values).toBeDefined();
    const tolerance = column.startsWith('K[') ? 0.005 : 0.0005;
    const off = rows.flatMap((row, step) => {
      const difference = Math.abs((row[at] ?? Number.NaN) - (values?.[step] ?? Number.NaN));
      return difference <= tolerance ? [] : [`${row[0]}: ${row[at]} against ${values?.[step]}`];
    });
    expect(off).toEqual([]);
  });
});

/**
 * Results that the design study of this model printed before this engine existed, rounded there to two or three
 * digits. Means over the stated years; `mil` is the mean of technology and operations.
 */
describe('the counterfactuals of the design study', () => {
  const mean = (result: TestRun, series: string, from: number, until: number) =>
    meanOver(result, series, from, until - 1);
  const pair = (result: TestRun, domain: string, from: number, until: number) =>
    mean(result, `cooperation[RUS,CHN,${domain}]`, from, until);
  const military = (result: TestRun, from: number, until: number) =>
    (pair(result, 'technology', from, until) + pair(result, 'operations', from, until)) / 2;

  it.each([
    ['no-us-pressure-on-russia', { operations: 0.36, support: 0.6 }, 0.46],
    ['no-us-pressure-on-china', { operations: 0.3, support: 0.05 }, 0.46],
    ['no-us-pressure', { operations: 0.14 }, 0.37],
    ['no-trade-war', { operations: 0.52, support: 0.17 }, undefined],
    ['no-us-threat', { political: 0.49, operations: 0.04, defence: 0.02 }, undefined],
  ] as const)('%s', (variant, expected, expectedMilitary) => {
    const result = runModel(model, scenario, { variant });
    for (const [domain, value] of Object.entries(expected)) {
      expect(Math.abs(pair(result, domain, 2023, 2026) - value), domain).toBeLessThan(0.0101);
    }
    if (expectedMilitary !== undefined) {
      expect(Math.abs(military(result, 2015, 2022) - expectedMilitary)).toBeLessThan(0.0101);
    }
  });

  it('aligned-goals: defence rises by 0.27, at most to 0.52', () => {
    const result = runModel(model, scenario, { variant: 'aligned-goals' });
    expect(pair(result, 'defence', 2023, 2026) - pair(run, 'defence', 2023, 2026)).toBeCloseTo(0.27, 2);
    expect(Math.max(...(result.series.get('cooperation[RUS,CHN,defence]') ?? []))).toBeCloseTo(0.52, 2);
  });

  it('alliance: what it buys and costs in 2023-25', () => {
    const result = runModel(model, scenario, { variant: 'alliance' });
    const effect = (series: string) => mean(result, series, 2023, 2026) - mean(run, series, 2023, 2026);
    expect(effect('security[RUS]')).toBeCloseTo(0.107, 2);
    expect(effect('security[CHN]')).toBeCloseTo(0.028, 2);
    expect(effect('security[USA]')).toBeCloseTo(-0.067, 2);
    expect(effect('autonomy[RUS]')).toBeCloseTo(-0.37, 2);
    expect(effect('autonomy[CHN]')).toBeCloseTo(-0.28, 2);
    expect(effect('prosperity[CHN]')).toBeCloseTo(-0.015, 2);
    expect(effect('prosperity[RUS]')).toBeCloseTo(-0.009, 2);
    expect(effect('pressure[CHN,USA]')).toBeCloseTo(0.038, 2);
  });

  it('no-cooperation: Russian threat to the USA falls by 0.021, Chinese by 0.005', () => {
    const result = runModel(model, scenario, { variant: 'no-cooperation' });
    for (const [series, value] of [
      ['threat[USA,RUS]', 0.021],
      ['threat[USA,CHN]', 0.005],
    ] as const) {
      expect(mean(run, series, 2015, 2026) - mean(result, series, 2015, 2026)).toBeCloseTo(value, 3);
    }
  });

  it('no-2022-war: China is readier to commit by 0.167', () => {
    const result = runModel(model, scenario, { variant: 'no-2022-war' });
    const willing = 'willingness[CHN,RUS,defence]';
    expect(mean(result, willing, 2023, 2026) - mean(run, willing, 2023, 2026)).toBeCloseTo(0.167, 2);
  });

  it.each([
    ['ups', 0, 0.81],
    ['ups', 1, 0.34],
    ['s[ops]', 1.14, 0.41],
    ['s[ops]', 2.66, 0.74],
    ['kO', 0.6, 0.47],
    ['kO', 1.4, 0.66],
    ['wD', 0, 0.66],
    ['wD', 0.3, 0.48],
    ['kh', 0.1, 0.52],
    ['kh', 0.6, 0.69],
    ['hl', 0.5, 0.49],
    ['hl', 2, 0.66],
  ])('%s at %d gives military cooperation of %d in 2019-21', (name, value, expected) => {
    const result = runModel(model, scenario, { set: { [name]: value } });
    expect(Math.abs(military(result, 2019, 2022) - expected)).toBeLessThan(0.0101);
  });
});
