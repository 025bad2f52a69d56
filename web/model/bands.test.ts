import { expect, test } from 'vitest';
import { nearestStep, seriesBands, yearSteps } from './bands.ts';
import { sampleBands } from './sample.ts';

test('the quantiles of a series, in their order', () => {
  const bands = seriesBands(
    sampleBands(['a', 'b'], (_, name) => (name === 'a' ? 0.3 : 0.6)),
    'b',
  );
  const first = [bands?.low90, bands?.low50, bands?.middle, bands?.high50, bands?.high90].map((values) => values?.[0]);
  expect(first).toEqual([0.5, 0.55, 0.6, 0.65, 0.7].map((value) => expect.closeTo(value)));
  expect(
    seriesBands(
      sampleBands(['a'], () => 0),
      'c',
    ),
  ).toBeNull();
});

test('the nearest step', () => {
  const times = Float64Array.of(2000, 2000.25, 2000.5);
  expect([1990, 2000, 2000.12, 2000.13, 2000.4, 2050].map((time) => nearestStep(times, time))).toEqual([
    0, 0, 0, 1, 2, 2,
  ]);
  expect(nearestStep(Float64Array.of(3), 7)).toBe(0);
});

test('a year is read at the step nearest to its middle', () => {
  const times = Float64Array.from({ length: 9 }, (_, step) => 2000 + step / 4);
  expect(yearSteps(times, 2000, 2002)).toEqual([
    { year: 2000, step: 2 },
    { year: 2001, step: 6 },
    { year: 2002, step: 8 },
  ]);
  expect(yearSteps(times, 2001, 2001.9)).toEqual([{ year: 2001, step: 6 }]);
});
