import type { RunnableProgram, Slot } from '../equations/program.ts';
import type { Schedule } from './schedule.ts';

/** A program and what to put out of it. */
export interface KernelCode {
  readonly program: RunnableProgram;
  /** Slots whose values are put out at every step. */
  readonly outputs: readonly Slot[];
  /** Slots whose values make the fingerprint, in its order; empty where no fingerprint is wanted. */
  readonly hashed: readonly Slot[];
}

/** Members that a kernel runs in one call. */
export interface MemberBlock {
  readonly count: number;
  /** Values of the program's settings, `[setting][member]`. */
  readonly settings: Float64Array;
  /**
   * Shocks, `[pair of members][step][shock][member of the pair]`: what two members need at a step lies together. With
   * an odd count the last pair has a second member that is not used.
   */
  readonly shocks: Float64Array;
}

/** Where the outputs of a block go: columns of one output at one step, all members side by side. */
export interface OutputPlace {
  /** `[output][step][member]`. */
  readonly values: Float64Array;
  /** Members that a column has room for. */
  readonly width: number;
  /** Where in each column the block's first member goes. */
  readonly at: number;
}

/** What a block of members gave besides its outputs. */
export interface BlockRun {
  /** Fingerprint words of each member, `[member][fingerprintWords]`; empty where none was wanted. */
  readonly fingerprints: Uint32Array;
  /** 1 for members whose every value put out or hashed is a finite number, else 0. */
  readonly finite: Uint8Array;
}

/** Carries out runs. The interpreter is one; compiled kernels give the same bits. */
export interface Kernel {
  run(schedule: Schedule, block: MemberBlock, place: OutputPlace): BlockRun;
}

/** Makes a kernel. */
export type KernelFactory = (code: KernelCode) => Kernel;
