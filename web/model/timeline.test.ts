import { expect, test } from 'vitest';
import { periodsOf } from './periods.ts';
import { sampleCatalogue, sampleScenario } from './sample.ts';
import { slots, yearTicks } from './timeline.ts';

const period = { from: 2000, to: 2010 };

test('events share a slot where they are closer than a finger', () => {
  const times = [2001.1, 2000.2, 2001.2, 2009.99, 2010, 1999, 2011].map((time) => ({ time }));
  expect(slots(times, period, 240, 24)).toEqual([
    { start: 0, width: 0.1, items: [{ time: 2000.2 }] },
    { start: 0.1, width: 0.1, items: [{ time: 2001.1 }, { time: 2001.2 }] },
    { start: 0.9, width: 0.1, items: [{ time: 2009.99 }, { time: 2010 }] },
  ]);
});

test('a strip too narrow for two is one slot', () => {
  expect(slots([{ time: 2005 }], period, 10, 24)).toHaveLength(1);
});

test('years to label, as many as fit', () => {
  expect(yearTicks(period, 3)).toEqual([2000, 2005, 2010]);
  expect(yearTicks({ from: 1996, to: 2026 }, 4)).toEqual([2000, 2010, 2020]);
  expect(yearTicks({ from: 2014.5, to: 2016 }, 10)).toEqual([2015, 2016]);
});

test('a table is cut where other scenarios begin', () => {
  expect(periodsOf(sampleCatalogue, sampleScenario)).toEqual([
    { from: 1990, to: 2000 },
    { from: 2000, to: 2010 },
  ]);
});
