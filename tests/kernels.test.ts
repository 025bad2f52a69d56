import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scalarKernel, simdKernel } from '../src/engine/compiled-kernel.ts';
import { exp, log } from '../src/engine/exact-math.ts';
import { fingerprintWords } from '../src/engine/fingerprint.ts';
import { createInterpreter } from '../src/engine/interpreter.ts';
import type { BlockRun, KernelCode, KernelFactory, MemberBlock } from '../src/engine/kernel.ts';
import type { Schedule } from '../src/engine/schedule.ts';
import { operations, type RunnableProgram } from '../src/equations/program.ts';

const nothing = { code: new Int32Array(0), copies: new Int32Array(0) };
const kernels = { interpreter: createInterpreter, scalar: scalarKernel, simd: simdKernel };

/** Everything that a kernel gives, as bits; members that are not finite may have any kind of NaN. */
function runBits(factory: KernelFactory, code: KernelCode, schedule: Schedule, block: MemberBlock) {
  const width = block.count + 3;
  const values = new Float64Array(code.outputs.length * schedule.times.length * width).fill(7);
  const { finite, fingerprints }: BlockRun = factory(code).run(schedule, block, { values, width, at: 2 });
  const bits = Array.from(new BigUint64Array(values.buffer), (word, at) =>
    Number.isNaN(values[at]) ? 'NaN' : word.toString(16),
  );
  const words = Array.from(finite, (flag, member) =>
    flag === 1 ? [...fingerprints.subarray(member * fingerprintWords, (member + 1) * fingerprintWords)] : [],
  );
  return { bits, words, finite: [...finite] };
}

/** Numbers that break careless code: extremes, subnormals, zeros of both signs, and what is not finite. */
const anyNumber = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -3, max: 3, noNaN: true }) },
  { weight: 1, arbitrary: fc.double() },
  fc.constantFrom(0, -0, 1, -1, 1e-310, -5e-324, 708, 709, 710, -708, -745, Number.MAX_VALUE, Number.MIN_VALUE),
);

describe('exp and log of a compiled kernel', () => {
  /** A program that puts out exp and log of its inputs, `count` at once, so that calls of every width are made. */
  const elementaryCode = (count: number): KernelCode => {
    const inputs = Array.from({ length: count }, (_, at) => 2 + at);
    const lines = inputs.flatMap((slot, at) => [
      [operations.indexOf('exp'), 2 + count + 2 * at, slot, slot, slot],
      [operations.indexOf('log'), 3 + count + 2 * at, slot, slot, slot],
    ]);
    const program: RunnableProgram = {
      slots: 2 + 3 * count,
      literals: [],
      timeSlot: 0,
      intensitySlot: 1,
      settings: [],
      inputs,
      shocks: [],
      start: nothing,
      step: { code: Int32Array.from(lines.flat()), copies: new Int32Array(0) },
      events: [],
    };
    return { program, outputs: lines.map(([, target = 0]) => target), hashed: [] };
  };

  test.each(['scalar', 'simd'] as const)(
    'have the same bits as those of the interpreter (%s)',
    { timeout: 60_000 },
    (name) => {
      fc.assert(
        fc.property(fc.array(anyNumber, { minLength: 1, maxLength: 14 }), (numbers) => {
          const code = elementaryCode(numbers.length);
          const inputs = numbers.map((number) => Float64Array.of(number));
          const schedule: Schedule = { times: Float64Array.of(0), inputs, changes: [], events: [] };
          const values = new Float64Array(2 * numbers.length);
          const block = { count: 1, settings: new Float64Array(0), shocks: new Float64Array(0) };
          kernels[name](code).run(schedule, block, { values, width: 1, at: 0 });
          expect([...values]).toEqual(numbers.flatMap((number) => [exp(number), log(number)]));
        }),
        { numRuns: 150 },
      );
    },
  );
});

/** A random program: instructions over literals, settings, inputs, shocks and stocks, an event, and a start. */
const anyProgram = fc
  .record({
    literals: fc.array(anyNumber, { minLength: 1, maxLength: 4 }),
    settings: fc.integer({ min: 1, max: 5 }),
    inputs: fc.integer({ min: 0, max: 3 }),
    shocks: fc.integer({ min: 0, max: 3 }),
    stocks: fc.integer({ min: 1, max: 5 }),
    rules: fc.array(fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 60 }), {
      minLength: 4,
      maxLength: 4,
    }),
    copied: fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
    outputs: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
    hashed: fc.array(fc.nat(), { maxLength: 11 }),
  })
  .map(({ literals, settings, inputs, shocks, stocks, rules, copied, outputs, hashed }) => {
    let next = 2;
    const take = (count: number) => Array.from({ length: count }, () => next++);
    const literalSlots = take(literals.length);
    const known = { settings: take(settings), inputs: take(inputs), shocks: take(shocks), stocks: take(stocks) };
    const readable = [0, ...literalSlots, ...Object.values(known).flat()];
    const pick = (from: readonly number[], at: number) => from[at % from.length] ?? 0;
    const built = rules.map((lines, rule) => {
      // Only events have a strength.
      const seen = rule < 2 ? [...readable] : [1, ...readable];
      const code = lines.flatMap(([operation, a, b, c]) => {
        const target = next++;
        const line = [operation % operations.length, target, pick(seen, a), pick(seen, b), pick(seen, c)];
        seen.push(target);
        return line;
      });
      const copies = known.stocks.flatMap((slot, at) => [slot, pick(seen, copied[rule * 6 + at] ?? 0)]);
      return { code: Int32Array.from(code), copies: Int32Array.from(copies), seen };
    });
    const [start = nothing, step, ...events] = built;
    const seen = step?.seen ?? [];
    const program: RunnableProgram = {
      slots: next,
      literals: literalSlots.map((slot, at) => [slot, literals[at] ?? 0] as const),
      timeSlot: 0,
      intensitySlot: 1,
      settings: known.settings,
      inputs: known.inputs,
      shocks: known.shocks,
      start,
      step: step ?? nothing,
      events,
    };
    const chosen = (from: readonly number[]) => from.map((at) => pick(seen, at));
    return { program, outputs: chosen(outputs), hashed: chosen(hashed) } satisfies KernelCode;
  });

const steps = 3;

const anyCase = fc
  .tuple(anyProgram, fc.integer({ min: 1, max: 11 }), fc.infiniteStream(anyNumber), fc.infiniteStream(fc.nat()))
  .map(([code, count, numbers, choices]) => {
    const number = () => numbers.next().value as number;
    const choose = (from: number) => (choices.next().value as number) % from;
    const { settings, inputs, shocks, events } = code.program;
    const many = (length: number) => Float64Array.from({ length }, number);
    const schedule: Schedule = {
      times: many(steps),
      inputs: inputs.map(() => many(steps)),
      changes: Array.from({ length: steps }, () => [
        { setting: choose(settings.length), ...(choose(2) ? { value: number() } : { factor: number() }) },
      ]),
      events: Array.from({ length: steps }, () =>
        Array.from({ length: choose(3) }, () => ({ rule: choose(events.length), intensity: number() })),
      ),
    };
    const pairs = Math.ceil(count / 2);
    const block: MemberBlock = {
      count,
      settings: many(settings.length * count),
      shocks: many(2 * pairs * steps * shocks.length),
    };
    return { code, schedule, block };
  });

test('interpreter, scalar and vector code give the same bits for any program, schedule and members', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(anyCase, ({ code, schedule, block }) => {
      const reference = runBits(createInterpreter, code, schedule, block);
      expect(runBits(scalarKernel, code, schedule, block)).toEqual(reference);
      expect(runBits(simdKernel, code, schedule, block)).toEqual(reference);
    }),
    { numRuns: 200 },
  );
});
