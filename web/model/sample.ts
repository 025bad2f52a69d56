import { splitQuantiles } from './bands.ts';
import type { Bands, Catalogue, ScenarioCard, SeriesCard, StudyResult } from './study-types.ts';

/** Small made-up things for tests: nothing of the page depends on the shipped scenarios. */
const actors = ['ABC', 'DEF', 'GHI'].map((id) => ({ id, name: `Land ${id}` }));

const series: SeriesCard[] = [
  ...actors.flatMap((one) =>
    actors
      .filter((other) => other !== one)
      .map((other) => seriesCard('threat', [one.id, other.id], 'How threatened the first feels by the second')),
  ),
  ...['DEF,ABC', 'ABC,DEF', 'ABC,GHI'].flatMap((pair) =>
    ['sea', 'sky'].map((domain) =>
      seriesCard('cooperation', [...pair.split(','), domain], 'What a pair does together'),
    ),
  ),
];

function seriesCard(variable: string, indices: string[], meaning: string): SeriesCard {
  return { name: `${variable}[${indices.join(',')}]`, variable, indices, meaning, range: [0, 1] };
}

/** A scenario from 2000 to 2010, simulated from 1990. */
export const sampleScenario: ScenarioCard = {
  id: 'middle',
  title: 'The middle',
  summary: 'A scenario.',
  theory: 'plain',
  world: 'island',
  simulatedFrom: 1990,
  from: 2000,
  to: 2010,
  actors,
  levers: [
    { id: 'push', title: 'Push', text: 'How hard.', range: [0, 2], value: 1, step: 0.05 },
    { id: 'fear', title: 'Fear', text: 'How much.', range: [0.1, 0.9], value: 0.5, step: 0.1 },
  ],
  variants: [{ id: 'calm', title: 'Calm', text: 'Nothing happens.' }],
  events: ['first', 'second', 'third'].map((id, index) => ({
    id,
    time: 1995 + index * 5.2,
    type: 'pressure',
    kind: 'war',
    source: 'ABC',
    target: 'DEF',
    intensity: 0.2,
    title: `The ${id} event`,
    verified: true,
  })),
  context: [],
  series,
  headline: ['threat'],
  milestones: [],
};

export const sampleCatalogue: Catalogue = {
  version: '1.2.3',
  scenarios: [{ ...sampleScenario, id: 'whole', simulatedFrom: 1990, from: 1990, to: 2010 }, sampleScenario],
  theories: [
    { id: 'plain', title: 'Plain', summary: '', misfits: [] },
    { id: 'rival', title: 'Rival', summary: '', misfits: [], overrides: 'plain' },
    { id: 'far', title: 'Far', summary: '', misfits: [], overrides: 'rival' },
    { id: 'other', title: 'Other', summary: '', misfits: [] },
  ],
};

/** Bands whose middle is `middle(time)`, 0.1 wide for half of the worlds and 0.2 for nine in ten, at four steps a year. */
export function sampleBands(names: readonly string[], middle: (time: number, name: string) => number): Bands {
  const times = Float64Array.from({ length: 81 }, (_, step) => 1990 + step / 4);
  const bands = names.map((name) =>
    Float64Array.from(
      [-0.1, -0.05, 0, 0.05, 0.1].flatMap((shift) => [...times].map((time) => middle(time, name) + shift)),
    ),
  );
  return { times, series: [...names], bands, medoid: 0, members: 100, failed: 0, hash: 'abc' };
}

/** A result in which the named series differ from a flat baseline by `change(time)` in `share` of the worlds. */
export function sampleResult(
  names: readonly string[],
  change: (time: number, name: string) => number,
  share = 0.74,
): StudyResult {
  const baseline = sampleBands(names, () => 0.5);
  const current = sampleBands(names, (time, name) => 0.5 + change(time, name));
  const difference = names.map((name, index) => {
    const quantiles = (current.bands[index] ?? new Float64Array()).map((value, place) => {
      return value - (baseline.bands[index]?.[place] ?? 0);
    });
    const { middle } = splitQuantiles(current.times, quantiles);
    const lower = middle.map((value) => (value < 0 ? share : 1 - share));
    const higher = middle.map((value) => (value > 0 ? share : 1 - share));
    return { series: name, quantiles, lower, higher, members: 100 };
  });
  return { baseline, current, difference, crossings: [] };
}
