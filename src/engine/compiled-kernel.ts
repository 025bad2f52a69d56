import { type CompiledProgram, compileProgram, type MemoryPlan, tileMembers } from '../compiler/compile-program.ts';
import { fingerprintWords } from './fingerprint.ts';
import type { BlockRun, Kernel, KernelCode, KernelFactory, MemberBlock, OutputPlace } from './kernel.ts';
import type { Schedule } from './schedule.ts';

/** Loops over frames that a compiled program exports; see `compiler/module-writer.ts`. */
type Rule = (
  frame: number,
  end: number,
  row: number,
  tape: number,
  tapeStride: number,
  outputs: number,
  intensity: number,
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
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 0xfd, 15, 26, 11,
];
let vectors: boolean | undefined;

/** Whether this machine runs WebAssembly vector instructions. */
export function hasVectors(): boolean {
  vectors ??= WebAssembly.validate(Uint8Array.from(vectorModule));
  return vectors;
}

const pairBytes = 16;
const pageBytes = 65536;
const tilePairs = tileMembers / 2;

/** Members of a block that are run together. */
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
  readonly #start: Rule;
  readonly #step: Rule;
  readonly #events: readonly Rule[];
  /** The whole memory as numbers; anew after each growth. Frames come first, then rows, tape and outputs. */
  #numbers = new Float64Array(0);
  #rows = 0;
  #tape = 0;
  #outputs = 0;
  #schedule: Schedule | undefined;

  constructor(code: KernelCode, { module, lanes, memory }: LoadedProgram) {
    this.#code = code;
    this.#plan = memory;
    this.#lanes = lanes;
    const { exports } = new WebAssembly.Instance(module, { counterpoise: { memory: this.#memory } });
    const rule = (name: string) => exports[name] as Rule;
    this.#start = rule('start');
    this.#step = rule('step');
    this.#events = code.program.events.map((_, at) => rule(`event${at}`));
  }

  run(schedule: Schedule, block: MemberBlock, place: OutputPlace): BlockRun {
    const { count } = block;
    const run: BlockRun = {
      fingerprints: new Uint32Array(this.#code.hashed.length > 0 ? count * fingerprintWords : 0),
      finite: new Uint8Array(count),
    };
    this.#prepare(schedule);
    for (let first = 0; first < count; first += tileMembers) {
      const tile = { first, members: Math.min(tileMembers, count - first) };
      this.#fillFrames(block, tile);
      this.#fillTape(block, tile, schedule.times.length);
      this.#runTile(schedule, Math.ceil(tile.members / 2));
      this.#readOutputs(place, tile, schedule.times.length);
      this.#readFrames(run, tile);
    }
    return run;
  }

  /** Makes room for a tile's numbers, and writes what is the same for all. */
  #prepare(schedule: Schedule): void {
    if (this.#schedule === schedule) return;
    this.#schedule = schedule;
    const { frameBytes, rowBytes, tapeBytes, outputBytes } = this.#plan;
    const steps = schedule.times.length;
    this.#rows = tilePairs * frameBytes;
    this.#tape = roundUp(this.#rows + steps * rowBytes);
    this.#outputs = roundUp(this.#tape + tilePairs * steps * tapeBytes);
    const missing = this.#outputs + steps * outputBytes - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / pageBytes));
    this.#numbers = new Float64Array(this.#memory.buffer);
    for (const [at, values] of [schedule.times, ...schedule.inputs].entries()) {
      for (let step = 0; step < steps; step++) {
        this.#numbers[(this.#rows + step * rowBytes) / 8 + at] = values[step] as number;
      }
    }
  }

  /** Carries out all steps for frames whose numbers are in place. */
  #runTile(schedule: Schedule, frames: number): void {
    const { frameBytes, rowBytes, tapeBytes, outputBytes } = this.#plan;
    const steps = schedule.times.length;
    const tapeStride = steps * tapeBytes;
    for (let step = 0; step < steps; step++) {
      const changes = schedule.changes[step];
      if (changes && changes.length > 0) this.#change(changes, frames);
      const events = schedule.events[step];
      const row = this.#rows + step * rowBytes;
      // Without vectors, the two members of each pair take turns.
      for (let lane = 0; lane < pairBytes; lane += 8 * this.#lanes) {
        const end = frames * frameBytes + lane;
        const tape = this.#tape + step * tapeBytes + lane;
        const out = this.#outputs + step * outputBytes + lane;
        if (step === 0) this.#start(lane, end, row, tape, tapeStride, out, 0);
        if (events) {
          for (const { rule, intensity } of events) {
            this.#events[rule]?.(lane, end, row, tape, tapeStride, out, intensity);
          }
        }
        this.#step(lane, end, row, tape, tapeStride, out, 0);
      }
    }
  }

  #fillFrames({ settings, count }: MemberBlock, { first, members }: Tile): void {
    const numbers = this.#numbers;
    const offsets = this.#plan.settings;
    const width = this.#plan.frameBytes / 8;
    numbers.fill(0, 0, tilePairs * width);
    for (let at = 0; at < offsets.length; at++) {
      const place = (offsets[at] as number) / 8;
      for (let member = 0; member < members; member++) {
        numbers[place + (member >> 1) * width + (member & 1)] = settings[at * count + first + member] as number;
      }
    }
  }

  #fillTape({ shocks }: MemberBlock, { first, members }: Tile, steps: number): void {
    const pair = (steps * this.#plan.tapeBytes) / 8;
    const start = (first / 2) * pair;
    this.#numbers.set(shocks.subarray(start, start + Math.ceil(members / 2) * pair), this.#tape / 8);
  }

  #readOutputs({ values, width, at }: OutputPlace, { first, members }: Tile, steps: number): void {
    const numbers = this.#numbers;
    const outputs = this.#code.outputs.length;
    for (let output = 0; output < outputs; output++) {
      let from = this.#outputs / 8 + output * tileMembers;
      let to = output * steps * width + at + first;
      for (let step = 0; step < steps; step++) {
        for (let member = 0; member < members; member++) values[to + member] = numbers[from + member] as number;
        from += outputs * tileMembers;
        to += width;
      }
    }
  }

  #readFrames(run: BlockRun, { first, members }: Tile): void {
    const { frameBytes, fingerprint, finite } = this.#plan;
    const words = new Uint32Array(this.#memory.buffer);
    for (let member = 0; member < members; member++) {
      const frame = (member >> 1) * frameBytes + (member & 1) * 8;
      run.finite[first + member] = this.#numbers[(frame + finite) / 8] === 0 ? 1 : 0;
      if (run.fingerprints.length === 0) continue;
      for (let word = 0; word < fingerprintWords; word++) {
        const at = (frame + fingerprint + (word >> 1) * pairBytes) / 4 + (word & 1);
        run.fingerprints[(first + member) * fingerprintWords + word] = words[at] as number;
      }
    }
  }

  #change(changes: Schedule['changes'][number], frames: number): void {
    const numbers = this.#numbers;
    for (const { setting, value, factor } of changes) {
      for (let frame = 0; frame < frames; frame++) {
        const place = (frame * this.#plan.frameBytes + (this.#plan.settings[setting] ?? 0)) / 8;
        numbers[place] = value ?? (numbers[place] as number) * (factor ?? 1);
        numbers[place + 1] = value ?? (numbers[place + 1] as number) * (factor ?? 1);
      }
    }
  }
}

/** The next multiple of the size of a pair. */
function roundUp(bytes: number): number {
  return Math.ceil(bytes / pairBytes) * pairBytes;
}
