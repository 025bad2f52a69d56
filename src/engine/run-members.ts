import { CompiledKernel, type LoadedProgram, loadProgram } from './compiled-kernel.ts';
import { fingerprintText, fingerprintWords } from './fingerprint.ts';
import type { Kernel, KernelCode, OutputPlace } from './kernel.ts';
import { type ParameterDraw, parameterDraw } from './parameter-draws.ts';
import { type ChosenDraws, type RunPlan, variesChance, variesParameters } from './run-plan.ts';
import { TapeStore } from './tape.ts';

/** What consecutive members of an ensemble gave besides their outputs. */
export interface MemberRuns {
  /** Number of the first member. */
  readonly from: number;
  readonly count: number;
  /** 1 for members whose every value is a finite number; the others count as failed. */
  readonly finite: Uint8Array;
  /** Fingerprint of each member; none where the plan wants none. */
  readonly hashes: readonly string[];
}

/** Runs members of plans. Keeps what plans share: kernels, and tapes. */
export class MemberRunner {
  readonly #kernelOf: (code: KernelCode) => Kernel;
  readonly #kernels = new Map<KernelCode, Kernel>();
  readonly #tapes = new TapeStore();
  /** Settings of a block, used again: new memory costs more than to fill it. */
  #values = new Float64Array(0);
  #draws: { plan: RunPlan; dimensions: readonly (ParameterDraw | undefined)[] } | undefined;

  /** `kernelOf` makes the kernel of a code; all kernels give the same bits. */
  constructor(kernelOf: (code: KernelCode) => Kernel = (code) => new CompiledKernel(code, loadProgram(code))) {
    this.#kernelOf = kernelOf;
  }

  /** Takes a program that was compiled elsewhere for the codes that ask for it. */
  load(code: KernelCode, program: LoadedProgram): void {
    this.#keep(code, new CompiledKernel(code, program));
  }

  /**
   * Runs the members `from` (inclusive, even) to `to` (exclusive). A member's number, counted from 0, decides its luck
   * and its parameters. Outputs go to `place`.
   */
  run(plan: RunPlan, from: number, to: number, place: OutputPlace): MemberRuns {
    const { code, schedule, seed, shocks, stepsSkipped, uncertainty } = plan;
    const kernel = this.#keep(code, this.#kernels.get(code) ?? this.#kernelOf(code));
    const count = to - from;
    const drawn = variesChance(uncertainty);
    const luck = { seed, shocks, stepsSkipped, steps: schedule.times.length, drawn };
    const block = {
      count,
      settings: this.#settings(plan, from, count),
      shocks: this.#tapes.tape(luck, from, count, plan.members),
    };
    const { finite, fingerprints } = kernel.run(schedule, block, place);
    const hashes = Array.from({ length: code.hashed.length > 0 ? count : 0 }, (_, member) => {
      const words = fingerprints.subarray(member * fingerprintWords, (member + 1) * fingerprintWords);
      return fingerprintText(words, finite[member] === 1);
    });
    return { from, count, finite, hashes };
  }

  /** Keeps a kernel as the one used last. Few codes are in use at a time, and each kernel has memory of its own. */
  #keep(code: KernelCode, kernel: Kernel): Kernel {
    this.#kernels.delete(code);
    this.#kernels.set(code, kernel);
    const [oldest] = this.#kernels.keys();
    if (oldest && this.#kernels.size > mostKernels) this.#kernels.delete(oldest);
    return kernel;
  }

  #settings(plan: RunPlan, from: number, count: number): Float64Array {
    const { settings, uncertainty, draws } = plan;
    const seed = draws?.seed ?? plan.seed;
    const vary = variesParameters(uncertainty);
    if (this.#draws?.plan !== plan) {
      const dimensions = settings.map(({ series, range }) => (vary && range ? parameterDraw(seed, series) : undefined));
      this.#draws = { plan, dimensions };
    }
    const { dimensions } = this.#draws;
    if (this.#values.length < settings.length * count) this.#values = new Float64Array(settings.length * count);
    const values = this.#values;
    for (const [at, { value, range, values: given }] of settings.entries()) {
      const draw = dimensions[at];
      if (given) {
        values.set(given.subarray(from, from + count), at * count);
        continue;
      }
      if (!draw || !range) {
        values.fill(value, at * count, (at + 1) * count);
        continue;
      }
      for (let member = 0; member < count; member++) {
        values[at * count + member] = range[0] + (range[1] - range[0]) * draw(drawOf(draws, from + member));
      }
    }
    return values;
  }
}

/** The draw that a member's parameters are. */
function drawOf(draws: ChosenDraws | undefined, member: number): number {
  return draws ? (draws.members[member % draws.members.length] as number) : member;
}

const mostKernels = 8;
