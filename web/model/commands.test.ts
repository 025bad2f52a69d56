import { expect, test } from 'vitest';
import { apply, type Command } from './commands.ts';
import { sampleCatalogue, sampleScenario } from './sample.ts';
import { baselineChoice, baselineState, isChanged, runChoice, type State, theoriesFor } from './state.ts';

const start = baselineState('middle');
const after = (...commands: Command[]) =>
  commands.reduce<State>((state, command) => apply(state, command, sampleCatalogue), start);

test('a moved lever is kept, within its range, and forgotten when it stands as the scenario has it', () => {
  expect(after({ type: 'move-lever', lever: 'push', value: 0.5 }).levers).toEqual({ push: 0.5 });
  expect(after({ type: 'move-lever', lever: 'push', value: 7 }).levers).toEqual({ push: 2 });
  const back = after(
    { type: 'move-lever', lever: 'push', value: 0.5 },
    { type: 'move-lever', lever: 'push', value: 1 },
  );
  expect(back.levers).toEqual({});
  expect(isChanged(back)).toBe(false);
});

test('a command that changes nothing gives the same state', () => {
  expect(after({ type: 'move-lever', lever: 'push', value: 1 })).toBe(start);
  expect(after({ type: 'move-lever', lever: 'nothing', value: 1 })).toBe(start);
  expect(after({ type: 'switch-event', event: 'first', on: true })).toBe(start);
});

test('another scenario drops the changes and keeps the ensemble', () => {
  const state = after(
    { type: 'choose-members', members: 20 },
    { type: 'choose-variant', variant: 'calm' },
    { type: 'choose-scenario', scenario: 'whole' },
  );
  expect(state).toEqual({ ...baselineState('whole'), members: 20 });
});

test('the run choice holds what differs, and the baseline nothing', () => {
  const state = after(
    { type: 'choose-variant', variant: 'calm' },
    { type: 'move-lever', lever: 'fear', value: 0.8 },
    { type: 'switch-event', event: 'third', on: false },
    { type: 'switch-event', event: 'first', on: false },
  );
  expect(runChoice(state)).toEqual({
    scenario: 'middle',
    variant: 'calm',
    levers: { fear: 0.8 },
    set: {},
    removedEvents: ['first', 'third'],
  });
  expect(baselineChoice(state)).toEqual({ scenario: 'middle', levers: {}, set: {} });
});

test('theories that override the scenario’s own can replace it', () => {
  expect(theoriesFor(sampleCatalogue, sampleScenario).map(({ id }) => id)).toEqual(['rival', 'far']);
});
