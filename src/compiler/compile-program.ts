import type { RunnableProgram } from '../equations/program.ts';
import { type LaneType, scalarLanes, simdLanes } from './lane-type.ts';
import type { MemoryPlan } from './memory-layout.ts';
import { ModuleWriter } from './module-writer.ts';
import { compileRule, type Wanted } from './rule-compiler.ts';
import { settleStep } from './settle.ts';

export { fingerprintParts, type MemoryPlan } from './memory-layout.ts';
export type { Wanted } from './rule-compiler.ts';

/** A WebAssembly module that runs a program, and where its numbers lie in memory. */
export interface CompiledProgram {
  /** Exports `settle`, `start`, `steps` and, for each event rule by its number, `event0`, `event1` and so on. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Members that one call works on at once. */
  readonly lanes: 1 | 2;
  readonly memory: MemoryPlan;
}

/** Compiles a program to WebAssembly, for vectors of two members or for one member at a time; both give the same bits. */
export function compileProgram(
  program: RunnableProgram,
  wanted: Wanted,
  laneType: LaneType['name'] = 'simd',
): CompiledProgram {
  const lanes = laneType === 'simd' ? simdLanes : scalarLanes;
  const writer = new ModuleWriter(lanes, program);
  const nothing: Wanted = { outputs: [], hashed: [] };
  writer.export('start', compileRule(program.start, nothing, writer));
  for (const [at, rule] of program.events.entries()) writer.export(`event${at}`, compileRule(rule, nothing, writer));
  const { settle, step } = settleStep(program, [...wanted.outputs, ...wanted.hashed]);
  writer.export('settle', compileRule(settle, nothing, writer));
  writer.exportLoop('steps', compileRule(step, wanted, writer));
  return { bytes: writer.bytes(), lanes: lanes.lanes, memory: writer.layout.plan() };
}
