import { type Code, instructionWidth, type Operation, operations, type Slot } from './program.ts';

/** Hands out the memory slots of a program, one for each distinct literal. */
export class SlotTable {
  #count = 0;
  readonly #literals = new Map<number, Slot>();

  /** How many slots have been handed out. */
  get count(): number {
    return this.#count;
  }

  /** A new slot. */
  reserve(): Slot {
    this.#count += 1;
    return this.#count - 1;
  }

  /** The slot that holds this number. */
  literal(value: number): Slot {
    const slot = this.#literals.get(value) ?? this.reserve();
    this.#literals.set(value, slot);
    return slot;
  }

  /** All literals with their slots. */
  literals(): (readonly [Slot, number])[] {
    return [...this.#literals].map(([value, slot]) => [slot, value] as const);
  }
}

/** Writes straight-line code in which equal operations on equal operands are computed once. */
export class CodeBuilder {
  readonly #slots: SlotTable;
  readonly #numbers: number[] = [];
  readonly #known = new Map<string, Slot>();

  constructor(slots: SlotTable) {
    this.#slots = slots;
  }

  /** Slot of the operation's result. */
  emit(operation: Operation, a: Slot, b: Slot = a, c: Slot = a): Slot {
    const key = `${operation} ${a} ${b} ${c}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const target = this.#slots.reserve();
    this.#numbers.push(operations.indexOf(operation), target, a, b, c);
    this.#known.set(key, target);
    return target;
  }

  /** The code so far. */
  code(): Code {
    if (this.#numbers.length % instructionWidth !== 0) throw new Error('An instruction is incomplete.');
    return Int32Array.from(this.#numbers);
  }
}
