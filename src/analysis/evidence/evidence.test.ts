import { describe, expect, test } from 'vitest';
import { baselineForecasters, compareForecasters, type Forecaster } from './evidence.ts';
import type { Observation } from './observe.ts';
import { judge } from './scores.ts';

const seen = (source: string, year: number, value: number, discrepancy = 0.1): Observation => ({
  source,
  series: `of ${source}`,
  year,
  value,
  discrepancy,
  aggregation: 'mean',
  rows: [],
});

/** A forecaster that is sure of a number for each observation. */
const sure = (id: string, observations: readonly Observation[], values: readonly number[]): Forecaster => ({
  id,
  kind: id === 'model' ? 'model' : 'rival',
  outcomes: observations.map(({ value }, at) => judge(Float64Array.of(values[at] ?? 0), value)),
});

describe('scores', () => {
  const observations = [2014, 2015, 2016, 2017].map((year) => seen('joint-exercises', year, 0.5));
  const model = sure('model', observations, [0.6, 0.6, 0.4, 0.6]);
  const rival = sure('rival', observations, [0.7, 0.7, 0.3, 0.7]);
  const { scores, contrasts } = compareForecasters(observations, [model, rival]);
  const find = (source: string, forecaster: string) =>
    scores.find((score) => score.source === source && score.forecaster === forecaster);

  test('are those of the years of a period, by hand', () => {
    const score = find('joint-exercises', 'model');
    expect(score).toMatchObject({ period: '2014-2021', count: 4, coverage50: 0, coverage90: 0 });
    expect(score?.rmse).toBeCloseTo(0.1, 12);
    expect(score?.meanError).toBeCloseTo(0.05, 12);
    expect(score?.crps).toBeCloseTo(0.1, 12);
  });

  test('of several series together are in units of their discrepancies', () => {
    expect(find('fitted-series', 'model')?.rmse).toBeCloseTo(1, 12);
    expect(find('all-series', 'rival')?.crps).toBeCloseTo(2, 12);
  });

  test('set the model against each other forecaster: half the error is a skill of one half', () => {
    const [contrast] = contrasts.filter(({ source }) => source === 'joint-exercises');
    expect(contrast?.skillRmse?.value).toBeCloseTo(0.5, 12);
    expect(contrast?.skillCrps?.low).toBeCloseTo(0.5, 12);
    expect(contrast?.difference.value).toBeCloseTo(-0.1, 12);
    expect(contrast?.verdict).toBe('better');
    const turned = compareForecasters(observations, [{ ...rival, kind: 'model' }, model]).contrasts;
    expect(turned.every(({ verdict }) => verdict === 'worse')).toBe(true);
  });

  test('of fewer than four years give no verdict, and against no error no skill', () => {
    const few = observations.slice(0, 3);
    const perfect = sure('rival', few, [0.5, 0.5, 0.5]);
    const [contrast] = compareForecasters(few, [model, perfect]).contrasts;
    expect(contrast).toMatchObject({ verdict: 'open', count: 3, skillRmse: undefined, skillCrps: undefined });
    expect(contrast?.difference.value).toBeCloseTo(0.1, 12);
  });

  test('count only the votes as a distance among the fitted series, never both', () => {
    const votes = [seen('un-voting-agreement', 2014, 0.5), seen('un-voting-distance', 2014, 0.5)];
    const { scores: both } = compareForecasters(votes, [sure('model', votes, [0.9, 0.6])]);
    expect(both.find(({ source }) => source === 'fitted-series')?.rmse).toBeCloseTo(1, 12);
    expect(both.find(({ source }) => source === 'all-series')?.count).toBe(2);
  });
});

describe('simple forecasts', () => {
  test('are made from what a series had before the period, series by series', () => {
    const observations = [
      ...[2010, 2011, 2012, 2013].map((year) => seen('a', year, 0.2)),
      ...[2010, 2011, 2012, 2013].map((year) => seen('b', year, 0.8)),
      seen('a', 2014, 0.3),
      seen('b', 2014, 0.8),
      seen('new', 2014, 0.8),
    ];
    const persistence = baselineForecasters(observations).find(({ id }) => id === 'persistence');
    const errors = persistence?.outcomes.map((outcome) => outcome?.error);
    // Nothing comes before the first period, and a series that begins in 2014 has no past.
    expect(errors?.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => undefined));
    expect(errors?.[8]).toBeCloseTo(-0.1, 9);
    expect(errors?.[9]).toBeCloseTo(0, 9);
    expect(errors?.[10]).toBeUndefined();
  });

  test('know what else is known of the years before a period, though it is not scored, and nothing of later ones', () => {
    const scored = [2022, 2023].map((year) => seen('a', year, 0.5));
    const known = [
      ...[2018, 2019, 2021].map((year) => seen('a', year, 0.3)),
      // Scored years count as scored, other series and later years not at all.
      ...[seen('a', 2022, 9), seen('a', 2024, 9), seen('b', 2021, 9)],
    ];
    const persistence = baselineForecasters(scored, known).find(({ id }) => id === 'persistence');
    expect(persistence?.outcomes.map((outcome) => outcome?.error.toFixed(9))).toEqual(['-0.200000000', '-0.200000000']);
    expect(baselineForecasters(scored)[0]?.outcomes).toEqual([undefined, undefined]);
  });
});
