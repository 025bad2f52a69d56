import { describe, expect, it } from 'vitest';
import { instructionWidth, type Operation, operations, type RunnableProgram } from '../equations/program.ts';
import { hasVectors, scalarKernel, simdKernel } from './compiled-kernel.ts';
import { createInterpreter } from './interpreter.ts';
import type { KernelFactory } from './kernel.ts';
import type { Schedule } from './schedule.ts';

const nothing = { code: new Int32Array(0), copies: new Int32Array(0) };
const kernels = [
  ['interpreter', createInterpreter],
  ['scalar', scalarKernel],
  ['simd', simdKernel],
] as const;

/** Outputs of one member, `[step][output]`, through a kernel. */
function runOne(
  kernel: KernelFactory,
  program: RunnableProgram,
  schedule: Schedule,
  outputs: readonly number[],
  settings: readonly number[],
): number[] {
  const steps = schedule.times.length;
  const values = new Float64Array(outputs.length * steps);
  const block = { count: 1, settings: Float64Array.from(settings), shocks: new Float64Array(0) };
  kernel({ program, outputs, hashed: [] }).run(schedule, block, { values, width: 1, at: 0 });
  return Array.from(
    values,
    (_, at) => values[(at % outputs.length) * steps + Math.floor(at / outputs.length)] ?? Number.NaN,
  );
}

/** Value of one operation on three operands. */
function compute(kernel: KernelFactory, operation: Operation, a: number, b = 0, c = 0): number {
  const program: RunnableProgram = {
    slots: 6,
    literals: [
      [0, a],
      [1, b],
    ],
    timeSlot: 4,
    intensitySlot: 5,
    settings: [2],
    inputs: [],
    shocks: [],
    start: nothing,
    step: { code: Int32Array.from([operations.indexOf(operation), 3, 0, 1, 2]), copies: new Int32Array(0) },
    events: [],
  };
  const schedule = { times: Float64Array.of(2000), inputs: [], changes: [], events: [] };
  return runOne(kernel, program, schedule, [3], [c])[0] ?? Number.NaN;
}

describe.each(kernels)('operations of the %s', (_, kernel) => {
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
    expect(compute(kernel, operation, a, b, c)).toBe(expected);
  });

  it('covers every operation', () => {
    for (const operation of operations) expect(compute(kernel, operation, 1, 1, 1)).not.toBeNaN();
    expect(instructionWidth).toBe(5);
  });
});

it.each(kernels)(
  'of the %s: all stocks are read before any is written; changes, events and stocks act in that order',
  (_, kernel) => {
    // Two stocks that swap; an event doubles the first; a setting changes in the second step.
    const program: RunnableProgram = {
      slots: 8,
      literals: [],
      timeSlot: 0,
      intensitySlot: 1,
      settings: [4, 5, 7],
      inputs: [],
      shocks: [],
      start: { code: new Int32Array(0), copies: Int32Array.from([2, 4, 3, 5]) },
      step: { code: new Int32Array(0), copies: Int32Array.from([2, 3, 3, 2]) },
      events: [{ code: Int32Array.from([operations.indexOf('add'), 6, 2, 2, 2]), copies: Int32Array.from([2, 6]) }],
    };
    const schedule = {
      times: Float64Array.of(2000, 2001, 2002),
      inputs: [],
      changes: [[], [{ setting: 2, value: 9 }], [{ setting: 2, factor: 0.5 }]],
      events: [[], [{ rule: 0, intensity: 1 }], []],
    };
    const run = runOne(kernel, program, schedule, [2, 3, 7], [1, 10, 5]);
    expect(run).toEqual([1, 10, 5, 20, 1, 9, 1, 20, 4.5]);
  },
);

it.each(kernels)('of the %s: where a rule writes a stock twice, the later copy holds', (_, kernel) => {
  const program: RunnableProgram = {
    slots: 5,
    literals: [],
    timeSlot: 0,
    intensitySlot: 1,
    settings: [3, 4],
    inputs: [],
    shocks: [],
    start: { code: new Int32Array(0), copies: Int32Array.from([2, 3, 2, 4]) },
    step: nothing,
    events: [],
  };
  const schedule = { times: Float64Array.of(2000), inputs: [], changes: [], events: [] };
  expect(runOne(kernel, program, schedule, [2], [10, 20])).toEqual([20]);
});

it.each(kernels)(
  'of the %s: a step may have more values than a function has room for',
  { timeout: 60_000 },
  (_, kernel) => {
    // Each value is the one before it plus 1.
    const count = 51_000;
    const lines = Array.from({ length: count }, (_, at) => [operations.indexOf('add'), 3 + at, 2 + at, 1, 1]);
    const program: RunnableProgram = {
      slots: 5 + count,
      literals: [
        [1, 1],
        [2, 0],
      ],
      timeSlot: 3 + count,
      intensitySlot: 4 + count,
      settings: [],
      inputs: [],
      shocks: [],
      start: nothing,
      step: { code: Int32Array.from(lines.flat()), copies: new Int32Array(0) },
      events: [],
    };
    const schedule = { times: Float64Array.of(2000, 2001), inputs: [], changes: [], events: [] };
    const outputs = lines.map(([, target = 0]) => target);
    const run = runOne(kernel, program, schedule, outputs, []);
    expect(run.every((value, at) => value === (at % count) + 1)).toBe(true);
  },
);

it('finds the vectors that every version of Node has that this program runs on', () => {
  expect(hasVectors()).toBe(true);
});
