import { describe, expect, it } from 'vitest';
import type { Ensemble } from '../engine/ensemble.ts';
import { differencesOf, firstCrossing, summarise } from './bands.ts';

/** An ensemble of one series `x` over the given values of each member; those in `failed` did not run through. */
function ensembleOf(all: readonly (readonly number[])[], failed: readonly number[] = []): Ensemble {
  const steps = all[0]?.length ?? 0;
  const members = all.map((_, member) => member).filter((member) => !failed.includes(member));
  return {
    plan: { members: all.length } as Ensemble['plan'],
    times: Float64Array.from({ length: steps }, (_, step) => 2000 + step),
    series: ['x'],
    members: Uint32Array.from(members),
    values: Float64Array.from({ length: steps * members.length }, (_, at) => {
      return all[members[at % members.length] ?? 0]?.[Math.floor(at / members.length)] ?? Number.NaN;
    }),
    hashes: [],
    failed,
    hash: '',
  };
}

const values = [
  [0, 0, 1],
  [0, 1, 1],
  [0, 0, 0],
  [0, 2, 0],
];
const base = ensembleOf(values);

describe('summarise', () => {
  it('finds the member closest to the medians', () => {
    const spread = ensembleOf([
      [0, 9],
      [1, 2],
      [2, 1],
      [5, 1.5],
      [9, 0],
    ]);
    const summary = summarise(spread);
    expect([...(summary.bands[0] ?? []).slice(4, 6)]).toEqual([2, 1.5]);
    expect(summary.medoid).toBe(2);
  });
});

describe('differencesOf', () => {
  it('compares member by member', () => {
    const other = ensembleOf([
      [1, 0, 0],
      [1, 1, 0],
      [1, 0, 1],
      [1, 2, 0],
    ]);
    const [difference] = differencesOf(base, other);
    expect([...(difference?.lower ?? [])]).toEqual([0, 0, 0.5]);
    expect([...(difference?.higher ?? [])]).toEqual([1, 0, 0.25]);
    expect([...(difference?.quantiles.slice(6, 9) ?? [])]).toEqual([1, 0, -0.5]);
  });

  it('leaves out members that failed on either side', () => {
    const [difference] = differencesOf(base, ensembleOf(values, [0]));
    expect(difference?.members).toBe(3);
  });
});

describe('firstCrossing', () => {
  it('gives share and dates of those that cross', () => {
    expect(firstCrossing(base, 'x', 1)).toMatchObject({ share: 0.75, times: [2001, 2001, 2001, 2001.5, 2001.9] });
    expect(firstCrossing(base, 'x', 3)).toEqual({ share: 0 });
  });
});
