import { describe, expect, it } from 'vitest';
import { instructionWidth, type Operation, operations } from '../equations/program.ts';
import { createInterpreter } from './interpreter.ts';
import type { RunnableProgram } from './kernel.ts';

const nothing = { code: new Int32Array(0), copies: new Int32Array(0) };

/** Value of one operation on three operands, through the interpreter. */
function compute(operation: Operation, a: number, b = 0, c = 0): number {
  const program: RunnableProgram = {
    slots: 6,
    literals: [
      [0, a],
      [1, b],
      [2, c],
    ],
    timeSlot: 4,
    intensitySlot: 5,
    start: nothing,
    step: { code: Int32Array.from([operations.indexOf(operation), 3, 0, 1, 2]), copies: new Int32Array(0) },
  };
  const schedule = { times: Float64Array.of(2000), inputs: [], changes: [], events: [] };
  return createInterpreter(program, schedule, [3]).run({ settings: [], shocks: [] })[0] ?? Number.NaN;
}

describe('operations', () => {
  it.each([
    ['add', 2, 3, 0, 5],
    ['subtract', 2, 3, 0, -1],
    ['multiply', 2, 3, 0, 6],
    ['divide', 3, 2, 0, 1.5],
    ['negate', 2, 0, 0, -2],
    ['minimum', 2, 3, 0, 2],
    ['minimum', 3, 2, 0, 2],
    ['maximum', 2, 3, 0, 3],
    ['maximum', 3, 2, 0, 3],
    ['absolute', -2, 0, 0, 2],
    ['squareRoot', 9, 0, 0, 3],
    ['exp', 0, 0, 0, 1],
    ['log', 1, 0, 0, 0],
    ['logistic', 0, 0, 0, 0.5],
    ['less', 1, 2, 0, 1],
    ['less', 2, 2, 0, 0],
    ['lessOrEqual', 2, 2, 0, 1],
    ['lessOrEqual', 3, 2, 0, 0],
    ['equal', 2, 2, 0, 1],
    ['equal', 2, 3, 0, 0],
    ['choose', 1, 7, 8, 7],
    ['choose', 0, 7, 8, 8],
  ] as const)('%s(%d, %d, %d) is %d', (operation, a, b, c, expected) => {
    expect(compute(operation, a, b, c)).toBe(expected);
  });

  it('covers every operation', () => {
    for (const operation of operations) expect(compute(operation, 1, 1, 1)).not.toBeNaN();
    expect(instructionWidth).toBe(5);
  });
});

it('reads all stocks before it writes any, and applies changes, events and stocks in that order', () => {
  // Two stocks that swap; an event doubles the first; a setting changes in the second step.
  const [add] = ['add'].map((name) => operations.indexOf(name as Operation));
  const program: RunnableProgram = {
    slots: 8,
    literals: [],
    timeSlot: 0,
    intensitySlot: 1,
    start: { code: new Int32Array(0), copies: Int32Array.from([2, 4, 3, 5]) },
    step: { code: new Int32Array(0), copies: Int32Array.from([2, 3, 3, 2]) },
  };
  const double = { code: Int32Array.from([add ?? 0, 6, 2, 2, 2]), copies: Int32Array.from([2, 6]) };
  const schedule = {
    times: Float64Array.of(2000, 2001, 2002),
    inputs: [],
    changes: [[], [{ slot: 7, value: 9 }], [{ slot: 7, factor: 0.5 }]],
    events: [[], [{ rule: double, intensity: 1 }], []],
  };
  const settings = [
    [4, 1],
    [5, 10],
    [7, 5],
  ] as const;
  const run = createInterpreter(program, schedule, [2, 3, 7]).run({ settings, shocks: [] });
  expect([...run]).toEqual([1, 10, 5, 20, 1, 9, 1, 20, 4.5]);
});
