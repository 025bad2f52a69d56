import type { RunnableProgram } from '../equations/program.ts';
import { type Elementary, elementaryFunction } from './elementary.ts';
import type { LaneType } from './lane-type.ts';
import { MemoryLayout, type MemoryPlan } from './memory-layout.ts';
import { encodeModule, signed, unsigned, valueTypes, type WasmFunction } from './wasm-module.ts';

const { i32, f64 } = valueTypes;

/**
 * Locals of a rule's function: addresses of the frame, row, tape and outputs, the distance between two outputs of a
 * step, and the strength of the event.
 */
export const ruleParameters = { frame: 0, row: 1, tape: 2, outputs: 3, outputStride: 4, intensity: 5 } as const;
const ruleTypes = [i32, i32, i32, i32, i32, f64];

/** Collects the functions of a module. */
export class ModuleWriter {
  readonly lanes: LaneType;
  readonly layout: MemoryLayout;
  readonly #functions: WasmFunction[] = [];
  readonly #elementary = new Map<string, number>();

  constructor(lanes: LaneType, program: RunnableProgram) {
    this.lanes = lanes;
    this.layout = new MemoryLayout(program);
  }

  /** Number of the function that computes exp or log of `width` neighbouring values. */
  elementary(kind: Elementary, width: number): number {
    const key = `${kind} ${width}`;
    const known = this.#elementary.get(key) ?? this.#add(elementaryFunction(kind, width, this.lanes));
    this.#elementary.set(key, known);
    return known;
  }

  /** Adds a rule's function. */
  rule(body: readonly number[], locals: readonly number[]): number {
    return this.#add({ parameters: ruleTypes, locals, body });
  }

  /** Exports a rule. */
  export(exportName: string, rule: number): void {
    const parameters = Object.values(ruleParameters).flatMap(localGet);
    this.#add({ parameters: ruleTypes, locals: [], body: [...parameters, 0x10, ...unsigned(rule)], exportName });
  }

  /**
   * Exports a loop over a rule, `name(frame, row, tape, outputs, outputStride, steps, outputStep)`: carries it out for
   * `steps` steps, whose outputs lie `outputStep` bytes apart.
   */
  exportLoop(exportName: string, rule: number): void {
    this.#add(loopOver(exportName, rule, this.layout.plan()));
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return encodeModule(this.#functions);
  }

  #add(added: WasmFunction): number {
    return this.#functions.push(added) - 1;
  }
}

const localGet = (local: number) => [0x20, ...unsigned(local)];

function loopOver(exportName: string, rule: number, { rowBytes, tapeBytes }: MemoryPlan): WasmFunction {
  const { frame, row, tape, outputs, outputStride } = ruleParameters;
  const steps = 5;
  const outputStep = 6;
  const constant = (value: number) => [0x41, ...signed(value)];
  const change = (local: number, by: readonly number[], opcode: number) => [
    ...localGet(local),
    ...by,
    opcode,
    ...[0x21, ...unsigned(local)],
  ];
  const body = [
    ...[0x03, 0x40],
    ...[frame, row, tape, outputs, outputStride].flatMap(localGet),
    ...[0x44, 0, 0, 0, 0, 0, 0, 0, 0],
    ...[0x10, ...unsigned(rule)],
    ...change(row, constant(rowBytes), 0x6a),
    ...change(tape, constant(tapeBytes), 0x6a),
    ...change(outputs, localGet(outputStep), 0x6a),
    ...change(steps, constant(1), 0x6b),
    ...localGet(steps),
    ...[0x0d, 0, 0x0b],
  ];
  return { parameters: [i32, i32, i32, i32, i32, i32, i32], locals: [], body, exportName };
}
