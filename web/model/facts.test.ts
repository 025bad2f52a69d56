import { describe, expect, test } from 'vitest';
import { crossingFacts, headlineFact, lineFact, liveliestPair } from './facts.ts';
import { planPanels } from './panels.ts';
import { sampleBands, sampleResult, sampleScenario } from './sample.ts';

const names = ['threat[ABC,DEF]', 'cooperation[ABC,DEF,sea]'];
const period = { from: 2000, to: 2010 };

describe('the headline', () => {
  test('is the largest change that most worlds share, at the year where it is largest', () => {
    const result = sampleResult(names, (time, name) =>
      name === names[1] && time > 2004 ? -0.011 * (time - 2000) : 0.01,
    );
    expect(headlineFact(result, names, period, true)).toEqual({
      kind: 'change',
      series: names[1],
      year: 2010,
      direction: 'lower',
      worlds: 74,
      members: 100,
      typical: expect.closeTo(0.11),
    });
  });

  test('counts a series by the width of its range', () => {
    const result = sampleResult(names, (_, name) => (name === names[0] ? 0.3 : 0.2));
    const scales = new Map([[names[0] ?? '', 7]]);
    expect(headlineFact(result, names, period, true, scales)).toMatchObject({ series: names[1], direction: 'higher' });
  });

  test('says nothing of the time before the scenario, of what is not shown, or of what the worlds do not share', () => {
    const before = sampleResult(names, (time) => (time < 1999 ? 0.4 : 0));
    expect(headlineFact(before, names, period, true)).toEqual({ kind: 'unclear', members: 100 });
    const shared = sampleResult(names, () => 0.4, 0.55);
    expect(headlineFact(shared, names, period, true)).toEqual({ kind: 'unclear', members: 100 });
    const hidden = sampleResult(names, (_, name) => (name === names[1] ? 0.4 : 0));
    expect(headlineFact(hidden, names.slice(0, 1), period, true)).toEqual({ kind: 'unclear', members: 100 });
  });

  test('without changes is what moves most', () => {
    const result = sampleResult(names, (time, name) => (name === names[0] ? 0.02 * (time - 2000) : 0));
    expect(headlineFact(result, names, period, false)).toEqual({
      kind: 'trend',
      series: names[0],
      fromYear: 2000,
      from: expect.closeTo(0.51),
      toYear: 2010,
      to: expect.closeTo(0.7),
    });
  });

  test('does not exist when no world is left', () => {
    const result = sampleResult(names, () => 0.3);
    const failed = { ...result, current: { ...result.current, failed: 100 } };
    expect(headlineFact(failed, names, period, true)).toBeNull();
  });
});

describe('a line', () => {
  const fact = (change: (time: number) => number) =>
    lineFact(sampleResult(names, change), { series: names[0] ?? '', indices: [], actor: null }, period);

  test('rises, with half of the worlds around its end and the baseline beside it', () => {
    expect(fact((time) => 0.02 * (time - 2000))).toMatchObject({
      direction: 'rises',
      fromYear: 2000,
      toYear: 2010,
      peak: null,
      half: [expect.closeTo(0.65), expect.closeTo(0.75)],
      baseline: expect.closeTo(0.5),
    });
  });

  test('falls, stays, and has a peak', () => {
    expect(fact((time) => -0.02 * (time - 2000))).toMatchObject({ direction: 'falls' });
    expect(fact(() => 0)).toMatchObject({ direction: 'stays', baseline: null });
    expect(fact((time) => (Math.floor(time) === 2005 ? 0.2 : 0))).toMatchObject({
      direction: 'stays',
      peak: { year: 2005, value: expect.closeTo(0.7) },
    });
  });

  test('is nothing when the result lacks it', () => {
    expect(
      lineFact(
        sampleResult([], () => 0),
        { series: 'x', indices: [], actor: null },
        period,
      ),
    ).toBeNull();
  });
});

test('the liveliest pair is the one whose charts move most', () => {
  const spec = { variable: 'cooperation', group: 'c', panel: 2, line: null, pair: [0, 1], size: 'small' } as const;
  const [group] = planPanels([spec], sampleScenario);
  const series = group?.panels.flatMap(({ lines }) => lines.map((line) => line.series)) ?? [];
  const bands = sampleBands(series, (time, name) => (name.includes('GHI,sky') && time > 2005 ? 0.9 : 0.5));
  expect(group && liveliestPair(group, bands, period)).toEqual(['ABC', 'GHI']);
  expect(group && liveliestPair(group, bands, { from: 1990, to: 2000 })).toEqual(['ABC', 'DEF']);
});

test('of what happens more or less often, the largest difference comes first and small ones not at all', () => {
  const crossings = [
    { series: 'a', baselineShare: 0.5, currentShare: 0.51 },
    { series: 'b', baselineShare: 0.1, currentShare: 0.3, currentMedianTime: 2004.6 },
    { series: 'c', baselineShare: 0.9, currentShare: 0.1 },
  ];
  const result = { ...sampleResult(names, () => 0), crossings };
  expect(crossingFacts(result)).toEqual([
    { series: 'c', worlds: 10, baselineWorlds: 90, members: 100, year: null },
    { series: 'b', worlds: 30, baselineWorlds: 10, members: 100, year: 2004 },
  ]);
});
