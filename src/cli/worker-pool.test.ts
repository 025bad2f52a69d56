import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import type { RunPlan } from '../engine/run-plan.ts';
import { WorkerPool } from './worker-pool.ts';

/** A worker that answers with the seed of its plan and the members of the batch; the text decides what it does first. */
const worker = (first: string) =>
  new Worker(
    `const { parentPort, threadId } = require('node:worker_threads');
     let plan, plans = 0;
     parentPort.on('message', (message) => {
       if (message.kind === 'plan') { plan = message.plan; plans += 1; return; }
       ${first}
       const runs = [];
       for (let member = message.from; member < message.to; member++) {
         runs.push({ member, hash: plan.seed + ' ' + plans + ' ' + threadId });
       }
       parentPort.postMessage(runs);
     });`,
    { eval: true },
  );

const plan = (seed: string) => ({ seed }) as RunPlan;
const pools: WorkerPool[] = [];
const poolOf = (create: () => Worker) => {
  const pool = new WorkerPool(create);
  pools.push(pool);
  return pool;
};
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

describe('a pool', () => {
  test('runs batches and sends each plan once', async () => {
    const pool = poolOf(() => worker(''));
    const [a, b] = [plan('a'), plan('b')];
    const first = await pool.execute(a, 0, 2);
    const second = await pool.execute(a, 2, 3);
    const third = await pool.execute(b, 0, 1);
    expect([...first, ...second].map(({ member }) => member)).toEqual([0, 1, 2]);
    expect([...second, ...third].map(({ hash }) => hash.slice(0, 3))).toEqual(['a 1', 'b 2']);
  });

  test('runs batches at once in threads of their own', async () => {
    const pool = poolOf(() => worker(''));
    const a = plan('a');
    const runs = await Promise.all([pool.execute(a, 0, 1), pool.execute(a, 1, 2)]);
    expect(new Set(runs.flat().map(({ hash }) => hash)).size).toBe(2);
  });

  test.each(['process.exit(1);', "throw new Error('broken');"])('replaces a worker that dies by %s', async (death) => {
    let started = 0;
    const pool = poolOf(() => worker(started++ === 0 ? death : ''));
    expect(await pool.execute(plan('a'), 0, 2)).toHaveLength(2);
    expect(await pool.execute(plan('a'), 2, 3)).toHaveLength(1);
    expect(started).toBe(2);
  });

  test('gives up when the replacement dies as well', async () => {
    const pool = poolOf(() => worker("throw new Error('broken');"));
    await expect(pool.execute(plan('a'), 0, 1)).rejects.toThrow('broken');
  });

  test('ends what is under way when it is closed', async () => {
    const pool = poolOf(() => worker('while (true);'));
    const under = expect(pool.execute(plan('a'), 0, 1)).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await pool.close();
    await under;
  });
});
