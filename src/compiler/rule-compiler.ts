import type { EventRule, Slot } from '../equations/program.ts';
import { type Arrangement, arrange, type Batch, elementaryOf, operandsOf } from './arrange.ts';
import { batchWidth, padded, valueBytes } from './elementary.ts';
import type { LaneType, SimpleOperation } from './lane-type.ts';
import { fingerprintParts, type MemoryLayout, type Place } from './memory-layout.ts';
import { type ModuleWriter, ruleParameters } from './module-writer.ts';
import { signed, unsigned } from './wasm-module.ts';

/** What a rule puts out. */
export interface Wanted {
  /** Slots whose values are stored. */
  readonly outputs: readonly Slot[];
  /** Slots whose values go into the fingerprint, in its order; empty where no fingerprint is wanted. */
  readonly hashed: readonly Slot[];
}

/** Compiles a rule to a function of the module and gives its number. */
export function compileRule(rule: EventRule, wanted: Wanted, writer: ModuleWriter): number {
  return new RuleCompiler(rule, wanted, writer).compile();
}

const localGet = 0x20;
const localSet = 0x21;
const localTee = 0x22;

/** Engines allow 50 000 locals to a function, and those of vectors fill a thread's stack of 512 kB well before. */
const mostLocals = 20_000;

/** Operations that need no fence between them. */
const fewOperations = 14;
/** Engines take long over functions of many branches. */
const mostFences = 4000;

class RuleCompiler {
  readonly #rule: EventRule;
  readonly #wanted: Wanted;
  readonly #writer: ModuleWriter;
  readonly #lanes: LaneType;
  readonly #layout: MemoryLayout;
  readonly #graph: Arrangement;
  readonly #bytes: number[] = [];
  readonly #locals: number[] = [];
  /** Local of each value that is read more than once, from when it was first computed. */
  readonly #kept = new Map<Slot, number>();
  /** Offset in the frame of values that would be kept in a local if there were not too many. */
  readonly #keptInFrame = new Map<Slot, number>();
  /** Offset in the frame of each exp or log, from when its batch was called. */
  readonly #called = new Map<Slot, number>();
  readonly #spare: readonly [number, number];
  #operationsSinceFence = 0;
  #fences = 0;
  readonly #checked: readonly Slot[];

  constructor(rule: EventRule, wanted: Wanted, writer: ModuleWriter) {
    this.#rule = rule;
    this.#wanted = wanted;
    this.#writer = writer;
    this.#lanes = writer.lanes;
    this.#layout = writer.layout;
    this.#checked = [...new Set([...wanted.outputs, ...wanted.hashed])];
    // The check reads each value twice more, which is why it must be kept.
    this.#graph = arrange(rule, [...wanted.outputs, ...wanted.hashed, ...this.#checked, ...this.#checked]);
    this.#spare = [this.#local(this.#lanes.valueType), this.#local(this.#lanes.valueType)];
  }

  compile(): number {
    for (const batch of this.#graph.batches) this.#batch(batch);
    this.#storeOutputs();
    this.#addToFingerprint();
    this.#checkFinite();
    this.#copy();
    return this.#writer.rule(this.#bytes, this.#locals);
  }

  /** Writes the arguments of a batch to neighbouring places in the frame and calls the function over them. */
  #batch({ kind, targets }: Batch): void {
    const width = batchWidth(targets.length);
    const room = padded(targets.length, width);
    const offset = this.#layout.reserve(room);
    for (const [at, target] of targets.entries()) {
      this.#fence();
      this.#address('frame');
      const instruction = this.#graph.instructions.get(target);
      this.#push(instruction?.operands[0] ?? 0);
      if (instruction?.operation === 'logistic') this.#operation('negate');
      this.#bytes.push(...this.#lanes.store(offset + at * valueBytes));
    }
    for (const end of [offset, offset + room * valueBytes]) {
      this.#address('frame');
      this.#bytes.push(0x41, ...signed(end), 0x6a);
    }
    this.#bytes.push(0x10, ...unsigned(this.#writer.elementary(kind, width)));
    for (const [at, target] of targets.entries()) this.#called.set(target, offset + at * valueBytes);
  }

  /** Puts a slot's value on the stack: computes it where it is read first, in place where it is read only once. */
  #push(slot: Slot): void {
    const kept = this.#kept.get(slot);
    if (kept !== undefined) {
      this.#bytes.push(localGet, ...unsigned(kept));
      return;
    }
    const offset = this.#keptInFrame.get(slot);
    if (offset !== undefined) {
      this.#pushStored({ kind: 'frame', offset });
      return;
    }
    const instruction = this.#graph.instructions.get(slot);
    if (!instruction) {
      const place = this.#layout.place(slot);
      this.#pushStored(place);
      // A load costs more than to read a local, but a literal is no load.
      const isRepeated = (this.#graph.uses.get(slot) ?? 0) > 1 && place.kind !== 'literal';
      if (isRepeated && this.#locals.length < mostLocals) this.#keep(slot);
      return;
    }
    const { operation } = instruction;
    if (elementaryOf(operation)) {
      if (operation !== 'logistic') {
        this.#pushCalled(slot);
        return;
      }
      this.#bytes.push(...this.#lanes.constant(1), ...this.#lanes.constant(1));
      this.#pushCalled(slot);
      this.#operation('add');
      this.#operation('divide');
    } else {
      const [a, ...others] = operandsOf(instruction);
      // The test of a choice comes last.
      for (const operand of operation === 'choose' ? [...others, a ?? 0] : [a ?? 0, ...others]) this.#push(operand);
      this.#operation(operation as SimpleOperation);
    }
    if ((this.#graph.uses.get(slot) ?? 0) > 1) this.#keep(slot);
  }

  /** Keeps the value on the stack, where it stays, for those who read it later. */
  #keep(slot: Slot): void {
    if (this.#locals.length < mostLocals) {
      const local = this.#local(this.#lanes.valueType);
      this.#kept.set(slot, local);
      this.#bytes.push(localTee, ...unsigned(local));
      return;
    }
    const offset = this.#layout.reserve(1);
    const [spare] = this.#spare;
    this.#keptInFrame.set(slot, offset);
    this.#bytes.push(localSet, ...unsigned(spare));
    this.#address('frame');
    this.#bytes.push(localGet, ...unsigned(spare), ...this.#lanes.store(offset), localGet, ...unsigned(spare));
  }

  #pushCalled(slot: Slot): void {
    const offset = this.#called.get(slot);
    if (offset === undefined) throw new Error('A value was read before its batch.');
    this.#address('frame');
    this.#bytes.push(...this.#lanes.load(offset));
  }

  #pushStored(place: Place): void {
    switch (place.kind) {
      case 'literal':
        this.#bytes.push(...this.#lanes.constant(place.value));
        return;
      case 'intensity':
        this.#address('intensity');
        this.#bytes.push(...this.#lanes.spread);
        return;
      case 'row':
        this.#address('row');
        this.#bytes.push(...this.#lanes.loadForAll(place.offset));
        return;
      default:
        this.#address(place.kind);
        this.#bytes.push(...this.#lanes.load(place.offset));
    }
  }

  #storeOutputs(): void {
    for (const slot of this.#wanted.outputs) {
      this.#fence();
      this.#address('outputs');
      this.#push(slot);
      this.#bytes.push(...this.#lanes.store(0));
      this.#address('outputs');
      this.#address('outputStride');
      this.#bytes.push(0x6a, 0x21, ruleParameters.outputs);
    }
  }

  /** Adds each value's bits to one of the words, then turns the word by 25 bits: no two orders give the same word. */
  #addToFingerprint(): void {
    const { hashed } = this.#wanted;
    const lanes = this.#lanes;
    for (let part = 0; part < Math.min(fingerprintParts, hashed.length); part++) {
      const word = this.#local(lanes.bitsType);
      const offset = this.#layout.fingerprint + part * valueBytes;
      this.#address('frame');
      this.#address('frame');
      this.#bytes.push(...lanes.load(offset), ...lanes.asBits);
      for (const slot of hashed.filter((_, at) => at % fingerprintParts === part)) {
        this.#push(slot);
        this.#bytes.push(...lanes.asBits, ...lanes.addBits, localTee, ...unsigned(word), ...lanes.shiftBitsLeft(25));
        this.#bytes.push(localGet, ...unsigned(word), ...lanes.shiftBitsRight(39), ...lanes.orBits);
      }
      this.#bytes.push(...lanes.asNumber, ...lanes.store(offset));
    }
  }

  /** A finite number minus itself is 0, any other NaN. */
  #checkFinite(): void {
    if (this.#checked.length === 0) return;
    this.#address('frame');
    this.#address('frame');
    this.#bytes.push(...this.#lanes.load(this.#layout.finite));
    for (const slot of this.#checked) {
      this.#push(slot);
      this.#push(slot);
      this.#operation('subtract');
      this.#operation('add');
    }
    this.#bytes.push(...this.#lanes.store(this.#layout.finite));
  }

  /**
   * All values are computed before the first is put in place, so that stocks may depend on one another. Where a rule writes
   * a stock twice, as a symmetric event does whose effect names neither actor, the later copy holds.
   */
  #copy(): void {
    const { copies } = this.#rule;
    const sources = new Map<Slot, Slot>();
    for (let at = 0; at < copies.length; at += 2) sources.set(copies[at] ?? 0, copies[at + 1] ?? 0);
    const room = this.#layout.reserve(sources.size);
    for (const [at, source] of [...sources.values()].entries()) {
      this.#fence();
      this.#address('frame');
      this.#push(source);
      this.#bytes.push(...this.#lanes.store(room + at * valueBytes));
    }
    for (const [at, target] of [...sources.keys()].entries()) {
      this.#address('frame');
      this.#address('frame');
      this.#bytes.push(...this.#lanes.load(room + at * valueBytes), ...this.#lanes.store(this.#layout.frame(target)));
    }
  }

  /**
   * A branch that is never taken. V8 puts the operations between two branches in an order of its own, breadth first,
   * in which far more values are alive at a time than there are registers; between branches there is little to reorder.
   */
  #fence(): void {
    if (this.#operationsSinceFence < fewOperations || this.#fences >= mostFences) return;
    this.#operationsSinceFence = 0;
    this.#fences += 1;
    this.#address('outputStride');
    this.#bytes.push(0x45, 0x04, 0x40);
    this.#address('frame');
    this.#address('frame');
    this.#bytes.push(0x36, 0x02, 0x00, 0x0b);
  }

  #operation(operation: SimpleOperation): void {
    this.#operationsSinceFence += 1;
    this.#bytes.push(...this.#lanes.operation(operation, this.#spare));
  }

  #address(parameter: keyof typeof ruleParameters): void {
    this.#bytes.push(localGet, ruleParameters[parameter]);
  }

  #local(type: number): number {
    return Object.keys(ruleParameters).length + this.#locals.push(type) - 1;
  }
}
