import type { Program } from '../equations/program.ts';
import type { Schedule } from './schedule.ts';

/** What distinguishes one run of a program and schedule from another. */
export interface Member {
  /** Values of parameters and constants, by slot. */
  readonly settings: readonly (readonly [slot: number, value: number])[];
  /** Values of each shock at every step. */
  readonly shocks: readonly { readonly slot: number; readonly values: Float64Array }[];
}

/** Carries out runs. The interpreter is one; a compiled kernel must give the same bits. */
export interface Kernel {
  /** The outputs of one run, `[step][output]`. */
  run(member: Member): Float64Array;
}

/** The parts of a program that a kernel carries out. */
export type RunnableProgram = Pick<Program, 'slots' | 'literals' | 'timeSlot' | 'intensitySlot' | 'start' | 'step'>;

/** Makes a kernel for a program, a schedule and the slots to put out. */
export type KernelFactory = (program: RunnableProgram, schedule: Schedule, outputs: readonly number[]) => Kernel;
