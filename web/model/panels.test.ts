import { expect, test } from 'vitest';
import { type ChartSpec, panelsOfPair, planPanels, shownSeries } from './panels.ts';
import { sampleScenario } from './sample.ts';

const threat: ChartSpec = { variable: 'threat', group: 'threat', panel: 0, line: 1, events: true, size: 'large' };
const cooperation: ChartSpec = {
  variable: 'cooperation',
  group: 'cooperation',
  panel: 2,
  line: null,
  pair: [0, 1],
  size: 'small',
};

test('a chart for each actor with a line for each of the others', () => {
  const [group] = planPanels([threat], sampleScenario);
  expect(group?.panels.map(({ id, member, eventsOn }) => [id, member, eventsOn])).toEqual([
    ['chart-threat-ABC', 'ABC', 'ABC'],
    ['chart-threat-DEF', 'DEF', 'DEF'],
    ['chart-threat-GHI', 'GHI', 'GHI'],
  ]);
  expect(group?.panels[1]?.lines.map(({ series, actor }) => [series, actor])).toEqual([
    ['threat[DEF,ABC]', 'ABC'],
    ['threat[DEF,GHI]', 'GHI'],
  ]);
});

test('of a pair only one order is shown, and one pair at a time', () => {
  const [group] = planPanels([cooperation], sampleScenario);
  expect(group?.pairs).toEqual([
    ['ABC', 'DEF'],
    ['ABC', 'GHI'],
  ]);
  const panels = group ? panelsOfPair(group, ['ABC', 'GHI']) : [];
  expect(panels.map(({ member, lines }) => [member, lines[0]?.series, lines[0]?.actor])).toEqual([
    ['sea', 'cooperation[ABC,GHI,sea]', null],
    ['sky', 'cooperation[ABC,GHI,sky]', null],
  ]);
});

test('what the theory lacks is skipped', () => {
  const unknown: ChartSpec = { ...threat, variable: 'trust', group: 'trust' };
  expect(planPanels([unknown, threat], sampleScenario).map(({ id }) => id)).toEqual(['threat']);
});

test('all series shown are named once', () => {
  const groups = planPanels([threat, cooperation, threat], sampleScenario);
  expect(shownSeries(groups)).toHaveLength(10);
});
