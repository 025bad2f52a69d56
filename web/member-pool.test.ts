import { expect, test } from 'vitest';
import type { RunPlan } from '../src/engine/run-plan.ts';
import { type MemberAnswer, MemberPool, type MemberRequest } from './member-pool.ts';

const planOf = (seed: string) => ({ seed }) as RunPlan;

/** A stand-in for a worker that keeps requests until it is told to answer. */
class SlowWorker extends EventTarget {
  readonly requests: MemberRequest[] = [];
  isTerminated = false;

  postMessage(request: MemberRequest): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  answer(): void {
    const request = this.requests.shift();
    if (!request) throw new Error('Nothing was asked.');
    const runs = [{ member: request.from, values: new Float64Array(), hash: '', finite: true }];
    const data: MemberAnswer = { batch: request.batch, runs };
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

function poolOf(size: number) {
  const workers: SlowWorker[] = [];
  const pool = new MemberPool(size, () => {
    const worker = new SlowWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { pool, workers };
}

test('batches go to the worker that has least to do, and workers start when needed', async () => {
  const { pool, workers } = poolOf(2);
  const plan = planOf('a');
  const first = pool.execute(plan, 0, 8);
  expect(workers).toHaveLength(1);
  workers[0]?.answer();
  expect((await first)[0]?.member).toBe(0);
  const batches = [pool.execute(plan, 8, 16), pool.execute(plan, 16, 24), pool.execute(plan, 24, 32)];
  expect(workers.map(({ requests }) => requests.length)).toEqual([2, 1]);
  for (const worker of [workers[0], workers[1], workers[0]]) worker?.answer();
  expect((await Promise.all(batches)).map((runs) => runs[0]?.member)).toEqual([8, 16, 24]);
});

test('a plan is sent once to each worker, and again after another', () => {
  const { pool, workers } = poolOf(1);
  const [a, b] = [planOf('a'), planOf('b')];
  for (const plan of [a, a, b, a]) void pool.execute(plan, 0, 8);
  expect(workers[0]?.requests.map(({ plan, planNumber }) => [plan?.seed, planNumber])).toEqual([
    ['a', 1],
    [undefined, 1],
    ['b', 2],
    ['a', 1],
  ]);
});

test('a worker that stops fails its batches and is replaced', async () => {
  const { pool, workers } = poolOf(1);
  const batch = pool.execute(planOf('a'), 0, 8);
  workers[0]?.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
  await expect(batch).rejects.toThrow('out of memory');
  expect(workers[0]?.isTerminated).toBe(true);
  void pool.execute(planOf('a'), 0, 8);
  expect(workers).toHaveLength(2);
});
