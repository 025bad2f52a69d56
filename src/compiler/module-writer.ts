import type { RunnableProgram } from '../equations/program.ts';
import { type Elementary, elementaryFunction, valueBytes } from './elementary.ts';
import type { LaneType } from './lane-type.ts';
import { MemoryLayout } from './memory-layout.ts';
import { encodeModule, signed, unsigned, valueTypes, type WasmFunction } from './wasm-module.ts';

const { i32, f64 } = valueTypes;

/** Locals of a rule's function: addresses of the frame, row, tape and outputs, and the strength of the event. */
export const ruleParameters = { frame: 0, row: 1, tape: 2, outputs: 3, intensity: 4 } as const;
const ruleTypes = [i32, i32, i32, i32, f64];

/** Parameters of the exported loop over frames. */
const loopTypes = [i32, i32, i32, i32, i32, i32, f64];
const loop = { frame: 0, end: 1, row: 2, tape: 3, tapeStride: 4, outputs: 5, intensity: 6 } as const;

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

  bytes(rules: readonly { readonly name: string; readonly rule: number }[]): Uint8Array<ArrayBuffer> {
    for (const { name, rule } of rules) this.#add(loopOver(name, rule, this.layout.frameBytes));
    return encodeModule(this.#functions);
  }

  #add(added: WasmFunction): number {
    return this.#functions.push(added) - 1;
  }
}

/**
 * `name(frame, end, row, tape, tapeStride, outputs, intensity)`: carries out a rule for all frames from `frame` to
 * `end`; their tapes lie `tapeStride` bytes apart and their outputs next to each other.
 */
function loopOver(exportName: string, rule: number, frameBytes: number): WasmFunction {
  const get = (local: number) => [0x20, ...unsigned(local)];
  const advance = (local: number, by: readonly number[]) => [...get(local), ...by, 0x6a, 0x21, ...unsigned(local)];
  const { frame, end, row, tape, tapeStride, outputs, intensity } = loop;
  const body = [
    ...[0x03, 0x40],
    ...[frame, row, tape, outputs, intensity].flatMap(get),
    ...[0x10, ...unsigned(rule)],
    ...advance(tape, get(tapeStride)),
    ...advance(outputs, [0x41, ...signed(valueBytes)]),
    ...advance(frame, [0x41, ...signed(frameBytes)]),
    ...[...get(frame), ...get(end), 0x49],
    ...[0x0d, 0, 0x0b],
  ];
  return { parameters: loopTypes, locals: [], body, exportName };
}
