import { type EventRule, instructionWidth, type RunnableProgram, type Slot } from '../equations/program.ts';

/** A step in two rules: what follows from settings alone, and all else. */
export interface SettledStep {
  /** To run before the first step and after settings change; its copies keep what the step reads. */
  readonly settle: EventRule;
  readonly step: EventRule;
}

/** Parts a program's step. `wanted` are slots that are read besides. */
export function settleStep(program: RunnableProgram, wanted: readonly Slot[]): SettledStep {
  const { code, copies } = program.step;
  const settled = new Set<Slot>([...program.literals.map(([slot]) => slot), ...program.settings]);
  const computed = new Set<Slot>();
  const parts: Record<'settle' | 'step', number[]> = { settle: [], step: [] };
  const read = new Set<Slot>(wanted);
  for (let at = 1; at < copies.length; at += 2) read.add(copies[at] ?? 0);
  for (let at = 0; at < code.length; at += instructionWidth) {
    const instruction = code.subarray(at, at + instructionWidth);
    const [, target = 0, ...operands] = instruction;
    const isSettled = operands.every((slot) => settled.has(slot));
    parts[isSettled ? 'settle' : 'step'].push(...instruction);
    if (isSettled) {
      computed.add(target);
      settled.add(target);
    } else for (const slot of operands) read.add(slot);
  }
  const kept = [...computed].filter((slot) => read.has(slot));
  return {
    settle: { code: Int32Array.from(parts.settle), copies: Int32Array.from(kept.flatMap((slot) => [slot, slot])) },
    step: { code: Int32Array.from(parts.step), copies },
  };
}
