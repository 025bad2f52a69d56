import { describe, expect, test } from 'vitest';
import { operations } from '../equations/program.ts';
import { createMemberServer } from './member-server.ts';
import type { RunPlan } from './run-plan.ts';
import { type PortListener, WorkerPool, type WorkerPort } from './worker-pool.ts';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

const nothing = { code: new Int32Array(0), copies: new Int32Array(0) };

/** One output that is a setting doubled. */
const code = {
  program: {
    slots: 4,
    literals: [],
    timeSlot: 0,
    intensitySlot: 1,
    settings: [2],
    inputs: [],
    shocks: [],
    start: nothing,
    step: { code: Int32Array.from([operations.indexOf('add'), 3, 2, 2, 2]), copies: new Int32Array(0) },
    events: [],
  },
  outputs: [3],
  hashed: [3],
};

const planOf = (value: number, members = 40): RunPlan => ({
  members,
  seed: '1',
  uncertainty: 'none',
  code,
  schedule: { times: Float64Array.of(2000, 2001), inputs: [], changes: [], events: [] },
  settings: [{ series: 'x', value }],
  shocks: [],
  stepsSkipped: 0,
  outputs: ['y'],
});

/** A worker in this thread that answers when told to, with copies as real workers send them. */
class HeldWorker implements WorkerPort {
  readonly messages: ToWorker[] = [];
  isEnded = false;
  readonly #serve = createMemberServer((task) => ({ echo: task }));
  readonly #answers: FromWorker[] = [];

  constructor(readonly listener: PortListener) {}

  post(message: ToWorker): void {
    const copy = message.kind === 'batch' ? message : structuredClone(message);
    this.messages.push(message);
    const answer = this.#serve(copy);
    if (answer) this.#answers.push(answer);
  }

  answer(): void {
    const next = this.#answers.shift();
    if (!next) throw new Error('Nothing was asked.');
    this.listener.message(next);
  }

  end(): void {
    this.isEnded = true;
  }
}

function poolOf(size: number, sharesMemory: boolean) {
  const workers: HeldWorker[] = [];
  const pool = new WorkerPool(size, sharesMemory, (listener) => {
    const worker = new HeldWorker(listener);
    workers.push(worker);
    return worker;
  });
  return { pool, workers };
}

/** The place of members from `at` on in columns of 40 members. */
const placeIn = (values: Float64Array, at: number) => ({ values, width: 40, at });

/** Lets what has been promised happen. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe.each([
  ['with shared memory', true],
  ['without shared memory', false],
] as const)('a pool %s', (_, sharesMemory) => {
  test('puts the outputs of every batch in their places, whichever order they come in', async () => {
    const { pool, workers } = poolOf(2, sharesMemory);
    const plan = planOf(3);
    const columns = pool.memory.take(2 * 40);
    columns.fill(-1);
    const runs = [
      pool.run(plan, 0, 16, placeIn(columns, 0)),
      pool.run(plan, 16, 32, placeIn(columns, 16)),
      pool.run(plan, 32, 40, placeIn(columns, 32)),
    ];
    await settle();
    workers[1]?.answer();
    await settle();
    workers[1]?.answer();
    workers[0]?.answer();
    expect((await Promise.all(runs)).map(({ from, count }) => [from, count])).toEqual([
      [0, 16],
      [16, 16],
      [32, 8],
    ]);
    expect([...columns]).toEqual(new Array(80).fill(6));
  });

  test('sends a code once, a plan when it changes, and starts no more workers than it may', async () => {
    const { pool, workers } = poolOf(1, sharesMemory);
    const columns = pool.memory.take(80);
    const [a, b] = [planOf(1), planOf(2)];
    for (const plan of [a, a, b]) {
      const run = pool.run(plan, 0, 8, placeIn(columns, 0));
      await settle();
      workers[0]?.answer();
      await run;
    }
    const kinds = ['code', 'plan', 'batch', 'batch', 'plan', 'batch'];
    expect(workers.map(({ messages }) => messages.map(({ kind }) => kind))).toEqual([kinds]);
    expect(columns[0]).toBe(4);
  });

  test('replaces a worker that dies, runs its batch once more, and gives the same', async () => {
    const { pool, workers } = poolOf(1, sharesMemory);
    const columns = pool.memory.take(80);
    const run = pool.run(planOf(5), 0, 8, placeIn(columns, 0));
    const waiting = pool.run(planOf(5), 8, 16, placeIn(columns, 8));
    await settle();
    workers[0]?.listener.died(new Error('broken'));
    await settle();
    workers[1]?.answer();
    await settle();
    workers[1]?.answer();
    expect((await run).finite).toEqual(new Uint8Array(8).fill(1));
    expect((await waiting).hashes).toEqual((await run).hashes);
    expect([...columns.subarray(0, 16)]).toEqual(new Array(16).fill(10));
    expect(workers).toHaveLength(2);
    expect(workers[0]?.isEnded).toBe(true);
  });

  test('gives up when the replacement dies over the same batch', async () => {
    const { pool, workers } = poolOf(1, sharesMemory);
    const run = expect(pool.run(planOf(5), 0, 8, placeIn(pool.memory.take(80), 0))).rejects.toThrow('again');
    await settle();
    workers[0]?.listener.died(new Error('broken'));
    await settle();
    workers[1]?.listener.died(new Error('broken again'));
    await run;
  });

  test('ends what is under way and what waits when it is closed', async () => {
    const { pool, workers } = poolOf(1, sharesMemory);
    const columns = pool.memory.take(80);
    const runs = [0, 8].map((from) =>
      expect(pool.run(planOf(1), from, from + 8, placeIn(columns, from))).rejects.toThrow('closed'),
    );
    await settle();
    await pool.close();
    await Promise.all(runs);
    expect(workers.every(({ isEnded }) => isEnded)).toBe(true);
    await expect(pool.run(planOf(1), 0, 8, placeIn(columns, 0))).rejects.toThrow('closed');
  });

  test('ends what was asked of it just before it is closed', async () => {
    const { pool } = poolOf(1, sharesMemory);
    const run = expect(pool.run(planOf(1), 0, 8, placeIn(pool.memory.take(80), 0))).rejects.toThrow('closed');
    await pool.close();
    await run;
  });

  test('goes on after something that can be told to no worker', async () => {
    const { pool, workers } = poolOf(1, sharesMemory);
    const columns = pool.memory.take(80);
    const broken = { ...planOf(1), code: { ...code, program: undefined } };
    const failed = expect(pool.run(broken as unknown as RunPlan, 0, 8, placeIn(columns, 0))).rejects.toThrow();
    const run = pool.run(planOf(4), 8, 16, placeIn(columns, 8));
    await settle();
    workers[0]?.answer();
    expect((await run).from).toBe(8);
    await failed;
    expect([...columns.subarray(8, 16)]).toEqual(new Array(8).fill(8));
  });
});

test('a task goes to a free worker, and its result comes back', async () => {
  const { pool, workers } = poolOf(1, true);
  const run = pool.run(planOf(1), 0, 8, placeIn(pool.memory.take(80), 0));
  const task = pool.perform('a task');
  await settle();
  workers[0]?.answer();
  await run;
  await settle();
  workers[0]?.answer();
  expect(await task).toEqual({ echo: 'a task' });
});

test('memory given back is handed out again', () => {
  const { pool } = poolOf(1, false);
  const first = pool.memory.take(100);
  pool.memory.give(first);
  expect(pool.memory.take(80).buffer).toBe(first.buffer);
  expect(pool.memory.take(80).buffer).not.toBe(first.buffer);
});
