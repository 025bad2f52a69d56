import { CompiledKernel, type LoadedProgram, loadProgram } from '../../../src/engine/compiled-kernel.ts';
import { inlineExecutor } from '../../../src/engine/ensemble.ts';
import type { KernelCode, KernelFactory } from '../../../src/engine/kernel.ts';
import { MemberRunner } from '../../../src/engine/run-members.ts';
import { type PortListener, WorkerPool, type WorkerPort } from '../../../src/engine/worker-pool.ts';
import { hashSet, type PlannedPair, type SetHashes } from './scenario-set.ts';

/** How a kernel is compiled. */
export const laneTypes = ['scalar', 'simd'] as const;
export const workerCounts = [1, 2, 3] as const;

/** What the set gave in workers, `[lane type][number of workers]`. */
export type PoolHashes = Readonly<Record<string, Readonly<Record<string, SetHashes>>>>;

/** Gives programs, each compiled once for all ways to run it. */
function programLoader(laneType: (typeof laneTypes)[number]): (code: KernelCode) => LoadedProgram {
  const programs = new Map<KernelCode, LoadedProgram>();
  return (code) => {
    const program = programs.get(code) ?? loadProgram(code, laneType);
    programs.set(code, program);
    return program;
  };
}

const loaders = { scalar: programLoader('scalar'), simd: programLoader('simd') };

/** The compiled kernels. */
export const compiledKernels: Readonly<Record<(typeof laneTypes)[number], KernelFactory>> = {
  scalar: (code) => new CompiledKernel(code, loaders.scalar(code)),
  simd: (code) => new CompiledKernel(code, loaders.simd(code)),
};

/** Runs the set in this thread with a kernel. */
export function hashInline(pairs: readonly PlannedPair[], kernel: KernelFactory): Promise<SetHashes> {
  const executor = inlineExecutor(() => Promise.resolve(), new MemberRunner(kernel));
  return hashSet(pairs, executor);
}

/**
 * Runs the set with the scalar and the SIMD kernel in 1, 2 and 3 workers, which `start` starts. Throws where fewer
 * workers took part than were allowed.
 */
export async function hashInPools(
  pairs: readonly PlannedPair[],
  sharesMemory: boolean,
  start: (listener: PortListener) => WorkerPort,
): Promise<PoolHashes> {
  const hashes: Record<string, Record<string, SetHashes>> = {};
  for (const laneType of laneTypes) {
    const byWorkers: Record<string, SetHashes> = {};
    hashes[laneType] = byWorkers;
    for (const workers of workerCounts) {
      let started = 0;
      const counted = (listener: PortListener) => {
        started += 1;
        return start(listener);
      };
      const pool = new WorkerPool(workers, sharesMemory, counted, loaders[laneType]);
      try {
        byWorkers[workers] = await hashSet(pairs, pool);
      } finally {
        await pool.close();
      }
      if (started !== workers) throw new Error(`${started} workers took part instead of ${workers}.`);
    }
  }
  return hashes;
}
