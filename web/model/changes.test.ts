import { expect, test } from 'vitest';
import { changesBetween, changesFromBaseline } from './changes.ts';
import { sampleCatalogue } from './sample.ts';
import { baselineState, type State } from './state.ts';

const start = baselineState('middle');
const changed: State = {
  ...start,
  variant: 'calm',
  theory: 'rival',
  levers: { push: 0.5 },
  set: { omega: 0.3 },
  removedEvents: ['first'],
  seed: '7',
};

test('the differences from the baseline are those of the simulated world only', () => {
  expect(changesFromBaseline(changed, sampleCatalogue)).toEqual([
    { kind: 'variant', from: null, to: 'calm' },
    { kind: 'theory', from: null, to: 'rival' },
    { kind: 'lever', lever: 'push', from: 1, to: 0.5 },
    { kind: 'event', event: 'first', on: false },
    { kind: 'parameter', name: 'omega', from: null, to: 0.3 },
  ]);
  expect(changesFromBaseline({ ...start, seed: '7', members: 20 }, sampleCatalogue)).toEqual([]);
});

test('between two states everything counts, in the right direction', () => {
  expect(changesBetween(changed, { ...changed, removedEvents: [], seed: '1' }, sampleCatalogue)).toEqual([
    { kind: 'event', event: 'first', on: true },
    { kind: 'seed', to: '1' },
  ]);
  expect(changesBetween(changed, baselineState('whole'), sampleCatalogue)).toEqual([
    { kind: 'scenario', from: 'middle', to: 'whole' },
  ]);
  expect(changesBetween(changed, { ...changed }, sampleCatalogue)).toEqual([]);
});
