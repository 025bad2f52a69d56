import { type CompiledProgram, compileProgram, type MemoryPlan } from '../compiler/compile-program.ts';
import { fingerprintWords } from './fingerprint.ts';
import type { BlockRun, Kernel, KernelCode, KernelFactory, MemberBlock, OutputPlace } from './kernel.ts';
import type { Schedule } from './schedule.ts';

/** A rule that a compiled program exports; see `compiler/module-writer.ts`. All but the strength are byte addresses. */
type Rule = (
  frame: number,
  row: number,
  tape: number,
  outputs: number,
  outputStride: number,
  intensity: number,
) => void;

/** The loop over the steps that a compiled program exports. */
type StepLoop = (
  frame: number,
  row: number,
  tape: number,
  outputs: number,
  outputStride: number,
  steps: number,
  outputStep: number,
) => void;

/** A compiled program with its WebAssembly module, which can be sent to workers. */
export interface LoadedProgram extends Omit<CompiledProgram, 'bytes'> {
  readonly module: WebAssembly.Module;
}

/** Compiles a kernel's code with vectors of two members, or for one member at a time where the machine has no vectors. */
export function loadProgram({ program, outputs, hashed }: KernelCode, laneType?: 'simd' | 'scalar'): LoadedProgram {
  const compiled = compileProgram(program, { outputs, hashed }, laneType ?? (hasVectors() ? 'simd' : 'scalar'));
  const { bytes, ...others } = compiled;
  return { ...others, module: new WebAssembly.Module(bytes) };
}

/** Kernels compiled with vectors, or without. */
export const simdKernel: KernelFactory = (code) => new CompiledKernel(code, loadProgram(code, 'simd'));
export const scalarKernel: KernelFactory = (code) => new CompiledKernel(code, loadProgram(code, 'scalar'));

/** A module of one function that drops a vector. */
const vectorModule = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 0xfd, 15, 26, 11,
];
let vectors: boolean | undefined;

/** Whether this machine runs WebAssembly vector instructions. */
export function hasVectors(): boolean {
  vectors ??= WebAssembly.validate(Uint8Array.from(vectorModule));
  return vectors;
}

const pairBytes = 16;
const pageBytes = 65536;
/** Outputs up to this size are collected before they are put in their places: what the second-fastest memory holds. */
const mostCollected = 1 << 20;

/** Members of a block whose outputs are collected together. */
interface Tile {
  readonly first: number;
  readonly members: number;
}

/** Runs blocks of members by WebAssembly. */
export class CompiledKernel implements Kernel {
  readonly #code: KernelCode;
  readonly #plan: MemoryPlan;
  readonly #lanes: 1 | 2;
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  readonly #settle: Rule;
  readonly #start: Rule;
  readonly #events: readonly Rule[];
  readonly #steps: StepLoop;
  /** The whole memory as numbers; anew after each growth. A frame comes first, then rows, tape and outputs. */
  #numbers = new Float64Array(0);
  #rows = 0;
  #tape = 0;
  #outputs = 0;
  #schedule: Schedule | undefined;
  /** Members of a tile. */
  #width = 0;
  /** Steps before which something happens, then the number of steps. */
  #stops: readonly number[] = [];

  constructor(code: KernelCode, { module, lanes, memory }: LoadedProgram) {
    this.#code = code;
    this.#plan = memory;
    this.#lanes = lanes;
    const { exports } = new WebAssembly.Instance(module, { counterpoise: { memory: this.#memory } });
    this.#settle = exports.settle as Rule;
    this.#start = exports.start as Rule;
    this.#events = code.program.events.map((_, at) => exports[`event${at}`] as Rule);
    this.#steps = exports.steps as StepLoop;
  }

  run(schedule: Schedule, block: MemberBlock, place: OutputPlace): BlockRun {
    const { count } = block;
    const run: BlockRun = {
      fingerprints: new Uint32Array(this.#code.hashed.length > 0 ? count * fingerprintWords : 0),
      finite: new Uint8Array(count),
    };
    this.#prepare(schedule);
    for (let first = 0; first < count; first += this.#width) {
      const tile = { first, members: Math.min(this.#width, count - first) };
      for (let member = first; member < first + tile.members; member += 2) {
        this.#fillFrame(block, member);
        this.#fillTape(block, member);
        for (let lane = 0; lane < pairBytes; lane += 8 * this.#lanes) this.#runPair(schedule, member - first, lane);
        this.#readFrame(run, member);
      }
      this.#readOutputs(place, tile);
    }
    return run;
  }

  /** Makes room for a tile's numbers, and writes what is the same for all. */
  #prepare(schedule: Schedule): void {
    if (this.#schedule === schedule) return;
    const { frameBytes, rowBytes, tapeBytes } = this.#plan;
    const steps = schedule.times.length;
    const memberBytes = 8 * steps * this.#code.outputs.length;
    this.#width = Math.max(2, Math.min(64, 2 * Math.floor(mostCollected / (2 * Math.max(1, memberBytes)))));
    this.#rows = frameBytes;
    this.#tape = roundUp(this.#rows + steps * rowBytes);
    this.#outputs = roundUp(this.#tape + steps * tapeBytes);
    const missing = this.#outputs + this.#width * memberBytes - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / pageBytes));
    this.#numbers = new Float64Array(this.#memory.buffer);
    for (const [at, values] of [schedule.times, ...schedule.inputs].entries()) {
      for (let step = 0; step < steps; step++) {
        this.#numbers[(this.#rows + step * rowBytes) / 8 + at] = values[step] as number;
      }
    }
    const happens = (step: number) =>
      (schedule.changes[step]?.length ?? 0) > 0 || (schedule.events[step]?.length ?? 0) > 0;
    this.#stops = Array.from({ length: steps + 1 }, (_, step) => step).filter(
      (step) => step === 0 || step === steps || happens(step),
    );
    // Last, since there may be no room for it.
    this.#schedule = schedule;
  }

  /** Carries out all steps for the pair whose numbers are in place; `member` is its place in the tile. */
  #runPair(schedule: Schedule, member: number, lane: number): void {
    const { rowBytes, tapeBytes } = this.#plan;
    const outputStep = 8 * this.#width;
    const outputStride = schedule.times.length * outputStep;
    for (let at = 0; at + 1 < this.#stops.length; at++) {
      const step = this.#stops[at] as number;
      const steps = (this.#stops[at + 1] as number) - step;
      const row = this.#rows + step * rowBytes;
      const tape = this.#tape + step * tapeBytes + lane;
      const out = this.#outputs + step * outputStep + 8 * member + lane;
      const changes = schedule.changes[step] ?? [];
      this.#change(changes, lane);
      if (step === 0 || changes.length > 0) this.#settle(lane, row, tape, out, outputStride, 0);
      if (step === 0) this.#start(lane, row, tape, out, outputStride, 0);
      for (const { rule, intensity } of schedule.events[step] ?? []) {
        this.#events[rule]?.(lane, row, tape, out, outputStride, intensity);
      }
      this.#steps(lane, row, tape, out, outputStride, steps, outputStep);
    }
  }

  #fillFrame({ settings, count }: MemberBlock, member: number): void {
    const numbers = this.#numbers;
    const offsets = this.#plan.settings;
    const second = member + 1 < count ? member + 1 : member;
    numbers.fill(0, 0, this.#plan.frameBytes / 8);
    for (let at = 0; at < offsets.length; at++) {
      const place = (offsets[at] as number) / 8;
      numbers[place] = settings[at * count + member] as number;
      numbers[place + 1] = settings[at * count + second] as number;
    }
  }

  #fillTape({ shocks }: MemberBlock, member: number): void {
    const pair = (this.#schedule?.times.length ?? 0) * (this.#plan.tapeBytes / 8);
    const start = (member / 2) * pair;
    this.#numbers.set(shocks.subarray(start, start + pair), this.#tape / 8);
  }

  /** Puts the outputs of a tile in their places, a row of members at a time. */
  #readOutputs({ values, width, at }: OutputPlace, { first, members }: Tile): void {
    const numbers = this.#numbers;
    const from = this.#outputs / 8;
    const columns = this.#code.outputs.length * (this.#schedule?.times.length ?? 0);
    if (members === width && members === this.#width) {
      values.set(numbers.subarray(from, from + columns * members));
      return;
    }
    for (let column = 0; column < columns; column++) {
      const start = from + column * this.#width;
      values.set(numbers.subarray(start, start + members), column * width + at + first);
    }
  }

  #readFrame(run: BlockRun, member: number): void {
    const { fingerprint, finite } = this.#plan;
    const words = new Uint32Array(this.#memory.buffer);
    for (let lane = 0; lane < 2 && member + lane < run.finite.length; lane++) {
      run.finite[member + lane] = this.#numbers[finite / 8 + lane] === 0 ? 1 : 0;
      if (run.fingerprints.length === 0) continue;
      for (let word = 0; word < fingerprintWords; word++) {
        const from = (fingerprint + (word >> 1) * pairBytes) / 4 + 2 * lane + (word & 1);
        run.fingerprints[(member + lane) * fingerprintWords + word] = words[from] as number;
      }
    }
  }

  /** Changes settings of the lanes that are run together. */
  #change(changes: Schedule['changes'][number], lane: number): void {
    const numbers = this.#numbers;
    for (const { setting, value, factor } of changes) {
      const first = ((this.#plan.settings[setting] ?? 0) + lane) / 8;
      for (let place = first; place < first + this.#lanes; place++) {
        numbers[place] = value ?? (numbers[place] as number) * (factor ?? 1);
      }
    }
  }
}

/** The next multiple of the size of a pair. */
function roundUp(bytes: number): number {
  return Math.ceil(bytes / pairBytes) * pairBytes;
}
