import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCommand } from './arbitrary.ts';
import type { Command } from './commands.ts';
import { type History, perform, redo, startHistory, undo } from './history.ts';
import { sampleCatalogue } from './sample.ts';
import { baselineState } from './state.ts';

const start = startHistory(baselineState('middle'));
const move = (value: number, lever = 'push'): Command => ({ type: 'move-lever', lever, value });

function play(commands: readonly { command: Command; at: number; gesture?: number }[]): History {
  return commands.reduce(
    (history, { command, at, gesture }) => perform(history, command, sampleCatalogue, at, gesture ?? null),
    start,
  );
}

test('a drag is one step, however long it takes', () => {
  const history = play([
    { command: move(0.9), at: 0, gesture: 1 },
    { command: move(0.5), at: 5000, gesture: 1 },
    { command: move(0.2), at: 9000, gesture: 1 },
  ]);
  expect(history.present.levers).toEqual({ push: 0.2 });
  expect(undo(history).present.levers).toEqual({});
});

test('moves by keys join while they follow each other, and not after a rest', () => {
  const history = play([
    { command: move(0.95), at: 0 },
    { command: move(0.9), at: 500 },
    { command: move(0.85), at: 2000 },
  ]);
  expect(history.past).toHaveLength(2);
  expect(undo(history).present.levers).toEqual({ push: 0.9 });
});

test('moves of different levers do not join, nor do two drags', () => {
  expect(
    play([
      { command: move(0.9), at: 0 },
      { command: move(0.8, 'fear'), at: 1 },
    ]).past,
  ).toHaveLength(2);
  const drags = play([
    { command: move(0.9), at: 0, gesture: 1 },
    { command: move(0.8), at: 1, gesture: 2 },
  ]);
  expect(drags.past).toHaveLength(2);
});

test('a drag that ends where it began leaves no step', () => {
  const history = play([
    { command: move(0.5), at: 0, gesture: 1 },
    { command: move(1), at: 10, gesture: 1 },
  ]);
  expect(history.past).toEqual([]);
  expect(history.present).toEqual(start.present);
});

test('no move joins a step that was undone and done again', () => {
  const history = redo(undo(play([{ command: move(0.5), at: 0 }])));
  expect(perform(history, move(0.4), sampleCatalogue, 1).past).toHaveLength(2);
});

test('as many undos as there are steps lead back to the start, as many redos forward again', () => {
  const timed = fc.array(fc.record({ command: anyCommand, at: fc.integer({ min: 0, max: 1_000_000 }) }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(timed, (commands) => {
      const end = play(commands.toSorted((one, other) => one.at - other.at));
      const states = [end.present];
      let history = end;
      while (history.past.length > 0) {
        history = undo(history);
        states.unshift(history.present);
      }
      expect(history.present).toEqual(start.present);
      expect(undo(history)).toBe(history);
      for (const state of states.slice(1)) {
        history = redo(history);
        expect(history.present).toEqual(state);
      }
      expect(redo(history)).toBe(history);
    }),
  );
});
