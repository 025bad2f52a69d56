import { type EventRule, instructionWidth } from '../equations/program.ts';
import { exp, log, logistic } from './exact-math.ts';
import { addToFingerprint, fingerprintWords } from './fingerprint.ts';
import type { BlockRun, Kernel, KernelCode, MemberBlock, OutputPlace } from './kernel.ts';
import type { Schedule } from './schedule.ts';

/**
 * The reference kernel: carries out a program's instructions one after another, for one member at a time. Plain on
 * purpose; any faster kernel must give the same bits.
 */
export function createInterpreter(code: KernelCode): Kernel {
  return {
    run(schedule, block, place) {
      const { hashed } = code;
      const run: BlockRun = {
        fingerprints: new Uint32Array(hashed.length > 0 ? block.count * fingerprintWords : 0),
        finite: new Uint8Array(block.count).fill(1),
      };
      for (let member = 0; member < block.count; member++) interpret(code, schedule, block, member, place, run);
      return run;
    },
  };
}

function interpret(
  { program, outputs, hashed }: KernelCode,
  schedule: Schedule,
  block: MemberBlock,
  member: number,
  place: OutputPlace,
  run: BlockRun,
): void {
  const memory = new Float64Array(program.slots);
  const steps = schedule.times.length;
  const words = run.fingerprints.subarray(member * fingerprintWords, (member + 1) * fingerprintWords);
  const values = new Float64Array(hashed.length);
  for (const [slot, value] of program.literals) memory[slot] = value;
  for (const [at, slot] of program.settings.entries()) {
    memory[slot] = block.settings[at * block.count + member] ?? Number.NaN;
  }
  for (let step = 0; step < steps; step++) {
    memory[program.timeSlot] = schedule.times[step] ?? Number.NaN;
    for (const [at, slot] of program.inputs.entries()) memory[slot] = schedule.inputs[at]?.[step] ?? Number.NaN;
    const tape = ((member >> 1) * steps + step) * program.shocks.length;
    for (const [at, slot] of program.shocks.entries()) {
      memory[slot] = block.shocks[2 * (tape + at) + (member & 1)] ?? Number.NaN;
    }
    for (const { setting, value, factor } of schedule.changes[step] ?? []) {
      const slot = program.settings[setting] ?? 0;
      memory[slot] = value ?? (memory[slot] ?? Number.NaN) * (factor ?? 1);
    }
    if (step === 0) apply(program.start, memory);
    for (const { rule, intensity } of schedule.events[step] ?? []) {
      memory[program.intensitySlot] = intensity;
      const applied = program.events[rule];
      if (applied) apply(applied, memory);
    }
    execute(program.step.code, memory);
    for (const [at, slot] of outputs.entries()) {
      const value = memory[slot] ?? Number.NaN;
      place.values[(at * steps + step) * place.width + place.at + member] = value;
      if (!Number.isFinite(value)) run.finite[member] = 0;
    }
    for (const [at, slot] of hashed.entries()) {
      values[at] = memory[slot] ?? Number.NaN;
      if (!Number.isFinite(values[at])) run.finite[member] = 0;
    }
    addToFingerprint(words, values);
    copy(program.step.copies, memory);
  }
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
