import { createInterpreter } from '../../../src/engine/interpreter.ts';
import type { KernelCode, MemberBlock } from '../../../src/engine/kernel.ts';
import type { Schedule } from '../../../src/engine/schedule.ts';
import { type Build, CProgram } from './c-program.ts';

/** Fused multiplications and additions may change a number by this share of it. */
export const mostFused = 1e-12;

/** Members that are checked; the rest of a block are no different. */
const checked = 32;

/**
 * Starts a C program and checks it before it is timed: it must give the bits of the interpreter, or numbers within
 * {@link mostFused} where multiplications and additions are fused. Throws where it doesn't.
 */
export async function startChecked(
  build: Build,
  code: KernelCode,
  schedule: Schedule,
  block: MemberBlock,
): Promise<CProgram> {
  const program = await CProgram.start(build, code, schedule, block);
  try {
    await program.run(2);
    const { values } = await program.results();
    const some = firstMembers(block, Math.min(checked, block.count));
    const columns = code.outputs.length * schedule.times.length;
    const expected = new Float64Array(columns * some.count);
    createInterpreter(code).run(schedule, some, { values: expected, width: some.count, at: 0 });
    const found = expected.map((_, at) => {
      const column = Math.floor(at / some.count);
      return values[column * block.count + (at % some.count)] as number;
    });
    const difference = relativeDifference(found, expected);
    if (!(difference <= (build.isFused ? mostFused : 0))) {
      throw new Error(`${build.name} differs from the interpreter by ${difference} of a number.`);
    }
    return program;
  } catch (error) {
    await program.close();
    throw error;
  }
}

/** Largest difference between two numbers of the same place as a share of the second; NaN where only one is NaN. */
export function relativeDifference(values: Float64Array, expected: Float64Array): number {
  return expected.reduce((most, value, at) => {
    const found = values[at] as number;
    if (Object.is(found, value)) return most;
    return Math.max(most, Math.abs(found - value) / Math.abs(value));
  }, 0);
}

/** The first members of a block. */
export function firstMembers({ count, settings, shocks }: MemberBlock, members: number): MemberBlock {
  const pair = (2 * shocks.length) / (count + (count % 2));
  return {
    count: members,
    settings: settings.filter((_, at) => at % count < members),
    shocks: shocks.subarray(0, Math.ceil(members / 2) * pair),
  };
}
