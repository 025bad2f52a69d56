import { type EventRule, instructionWidth, type Operation, operations, type Slot } from '../equations/program.ts';
import type { Elementary } from './elementary.ts';

/** One instruction of a rule. */
export interface Instruction {
  readonly operation: Operation;
  readonly operands: readonly [Slot, Slot, Slot];
}

/** Instructions whose exp or log can be computed at once, since none needs another. */
export interface Batch {
  readonly kind: Elementary;
  readonly targets: readonly Slot[];
}

/** A rule as a graph, with what it does not need left out. */
export interface Arrangement {
  readonly instructions: ReadonlyMap<Slot, Instruction>;
  /** How often each value is read. */
  readonly uses: ReadonlyMap<Slot, number>;
  /** All exp, log and logistic instructions, in an order in which each batch needs only those before it. */
  readonly batches: readonly Batch[];
}

/** Number of operands of each operation. */
const operandCounts: Readonly<Record<Operation, 1 | 2 | 3>> = {
  add: 2,
  subtract: 2,
  multiply: 2,
  divide: 2,
  negate: 1,
  minimum: 2,
  maximum: 2,
  absolute: 1,
  squareRoot: 1,
  exp: 1,
  log: 1,
  logistic: 1,
  less: 2,
  lessOrEqual: 2,
  equal: 2,
  choose: 3,
};

/** The operands that an instruction really has. */
export function operandsOf({ operation, operands }: Instruction): readonly Slot[] {
  return operands.slice(0, operandCounts[operation]);
}

/** The function that an instruction calls, if any. */
export function elementaryOf(operation: Operation): Elementary | undefined {
  if (operation === 'logistic') return 'exp';
  return operation === 'exp' || operation === 'log' ? operation : undefined;
}

/**
 * Reads a rule's code as a graph of what its copies and `wanted` slots need. The level of a value is the number of exp
 * and log calls that must come one after another before it; those of one level make a batch.
 */
export function arrange(rule: EventRule, wanted: readonly Slot[]): Arrangement {
  const all = decode(rule.code);
  const sources = Array.from({ length: rule.copies.length / 2 }, (_, at) => rule.copies[2 * at + 1] ?? 0);
  const uses = new Map<Slot, number>();
  const use = (slot: Slot) => uses.set(slot, (uses.get(slot) ?? 0) + 1);
  for (const slot of [...sources, ...wanted]) use(slot);
  const instructions = new Map<Slot, Instruction>();
  // Operands are written before they are read, so going backwards meets every reader before what it reads.
  for (const [target, instruction] of [...all].reverse()) {
    if (!uses.has(target)) continue;
    instructions.set(target, instruction);
    for (const operand of operandsOf(instruction)) use(operand);
  }
  return { instructions, uses, batches: batchesOf([...instructions].reverse()) };
}

function decode(code: Int32Array): Map<Slot, Instruction> {
  const instructions = new Map<Slot, Instruction>();
  for (let at = 0; at < code.length; at += instructionWidth) {
    const [number = 0, target = 0, a = 0, b = 0, c = 0] = code.subarray(at, at + instructionWidth);
    instructions.set(target, { operation: operations[number] ?? 'add', operands: [a, b, c] });
  }
  return instructions;
}

function batchesOf(inOrder: readonly (readonly [Slot, Instruction])[]): Batch[] {
  const levels = new Map<Slot, number>();
  const batches = new Map<string, { kind: Elementary; targets: Slot[]; level: number }>();
  for (const [target, instruction] of inOrder) {
    const below = Math.max(...operandsOf(instruction).map((operand) => levels.get(operand) ?? 0));
    const kind = elementaryOf(instruction.operation);
    levels.set(target, below + (kind ? 1 : 0));
    if (!kind) continue;
    const key = `${below} ${kind}`;
    const batch = batches.get(key) ?? { kind, targets: [], level: below };
    batch.targets.push(target);
    batches.set(key, batch);
  }
  return [...batches.values()].sort((a, b) => a.level - b.level);
}
