import { type EventRule, instructionWidth } from '../equations/program.ts';
import { exp, log, logistic } from './exact-math.ts';
import type { Kernel, Member, RunnableProgram } from './kernel.ts';
import type { Schedule } from './schedule.ts';

/**
 * The reference kernel: carries out a program's instructions one after another, for one member at a time. Plain on
 * purpose; any faster kernel must give the same bits.
 */
export function createInterpreter(program: RunnableProgram, schedule: Schedule, outputs: readonly number[]): Kernel {
  return { run: (member) => interpret(program, schedule, outputs, member) };
}

function interpret(
  program: RunnableProgram,
  schedule: Schedule,
  outputs: readonly number[],
  member: Member,
): Float64Array {
  const memory = new Float64Array(program.slots);
  const steps = schedule.times.length;
  const trajectory = new Float64Array(steps * outputs.length);
  for (const [slot, value] of program.literals) memory[slot] = value;
  for (const [slot, value] of member.settings) memory[slot] = value;
  for (let step = 0; step < steps; step++) {
    memory[program.timeSlot] = schedule.times[step] ?? Number.NaN;
    for (const { slot, values } of schedule.inputs) memory[slot] = values[step] ?? Number.NaN;
    for (const { slot, values } of member.shocks) memory[slot] = values[step] ?? Number.NaN;
    for (const change of schedule.changes[step] ?? []) {
      memory[change.slot] = change.value ?? (memory[change.slot] ?? Number.NaN) * (change.factor ?? 1);
    }
    if (step === 0) apply(program.start, memory);
    for (const event of schedule.events[step] ?? []) {
      memory[program.intensitySlot] = event.intensity;
      apply(event.rule, memory);
    }
    execute(program.step.code, memory);
    for (const [at, slot] of outputs.entries()) trajectory[step * outputs.length + at] = memory[slot] ?? Number.NaN;
    copy(program.step.copies, memory);
  }
  return trajectory;
}

function apply(rule: EventRule, memory: Float64Array): void {
  execute(rule.code, memory);
  copy(rule.copies, memory);
}

/** All copies read before any is written, so that stocks may depend on one another. */
function copy(copies: Int32Array, memory: Float64Array): void {
  const values = new Float64Array(copies.length / 2);
  for (let at = 0; at < values.length; at++) values[at] = memory[copies[2 * at + 1] as number] as number;
  for (let at = 0; at < values.length; at++) memory[copies[2 * at] as number] = values[at] as number;
}

function execute(instructions: Int32Array, memory: Float64Array): void {
  for (let at = 0; at < instructions.length; at += instructionWidth) {
    // Slots come from the program, which holds no number outside its own memory.
    const a = memory[instructions[at + 2] as number] as number;
    const b = memory[instructions[at + 3] as number] as number;
    memory[instructions[at + 1] as number] = result(
      instructions[at] as number,
      a,
      b,
      memory[instructions[at + 4] as number] as number,
    );
  }
}

/** Literal numbers make this a jump table; they are the positions in `operations`. */
function result(operation: number, a: number, b: number, c: number): number {
  switch (operation) {
    case 0: // add
      return a + b;
    case 1: // subtract
      return a - b;
    case 2: // multiply
      return a * b;
    case 3: // divide
      return a / b;
    case 4: // negate
      return -a;
    case 5: // minimum
      return b < a ? b : a;
    case 6: // maximum
      return a < b ? b : a;
    case 7: // absolute
      return Math.abs(a);
    case 8: // squareRoot
      return Math.sqrt(a);
    case 9: // exp
      return exp(a);
    case 10: // log
      return log(a);
    case 11: // logistic
      return logistic(a);
    case 12: // less
      return a < b ? 1 : 0;
    case 13: // lessOrEqual
      return a <= b ? 1 : 0;
    case 14: // equal
      return a === b ? 1 : 0;
    case 15: // choose
      return a !== 0 ? b : c;
    default:
      return Number.NaN;
  }
}
