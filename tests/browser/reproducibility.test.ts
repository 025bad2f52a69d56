import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { isolationHeaders } from '../../src/cli/isolation-headers.ts';
import { threadPort } from '../../src/cli/thread-port.ts';
import { createInterpreter } from '../../src/engine/interpreter.ts';
import type { KernelFactory } from '../../src/engine/kernel.ts';
import type { PortListener } from '../../src/engine/worker-pool.ts';
import { shippedLibrary } from '../support/library.ts';
import { findFirefox, firefoxOpener, type OpenBrowser, openChromium } from './reproducibility/browsers.ts';
import { type Built, buildAll } from './reproducibility/build.ts';
import { serveForReport } from './reproducibility/report-server.ts';
import { type PlannedPair, planSet, type SetHashes } from './reproducibility/scenario-set.ts';
import {
  compiledKernels,
  hashInline,
  hashInPools,
  laneTypes,
  type PoolHashes,
  workerCounts,
} from './reproducibility/ways.ts';

let built: Built;
let pairs: readonly PlannedPair[];
/** What the interpreter gives in Node. */
let reference: SetHashes;

beforeAll(async () => {
  built = await buildAll();
  pairs = planSet(shippedLibrary());
  reference = await hashInline(pairs, createInterpreter);
});
afterAll(() => built?.remove());

function expectOneHash(hashes: PoolHashes): void {
  const byWorkers = Object.fromEntries(workerCounts.map((workers) => [workers, reference]));
  expect(hashes).toEqual({ scalar: byWorkers, simd: byWorkers });
}

const sharing = [
  ['with shared memory', true],
  ['without shared memory', false],
] as const;

describe('the scenario set in Node', () => {
  test.each(laneTypes)('has the hash of the interpreter with the %s kernel', async (laneType) => {
    expect(await hashInline(pairs, compiledKernels[laneType])).toEqual(reference);
  });

  test.each(sharing)('has this hash with either kernel in 1, 2 and 3 threads %s', async (_, sharesMemory) => {
    const start = (listener: PortListener) => threadPort(new Worker(built.workerFile), listener);
    expectOneHash(await hashInPools(pairs, sharesMemory, start));
  });

  test('has another hash in every part with other luck', async () => {
    const other = await hashInline(planSet(shippedLibrary(), '2'), compiledKernels.simd);
    expect(Object.keys(other)).toEqual(Object.keys(reference));
    for (const [part, hash] of Object.entries(other)) expect(hash, part).not.toBe(reference[part]);
  });

  test('has another hash where one number of one member has another last bit', async () => {
    const changed: KernelFactory = (code) => {
      const kernel = compiledKernels.simd(code);
      return {
        run(schedule, block, place) {
          const run = kernel.run(schedule, block, place);
          const bits = new BigUint64Array(place.values.buffer);
          const at = place.at + 5;
          if (place.at === 0) bits[at] = (bits[at] ?? 0n) ^ 1n;
          return run;
        },
      };
    };
    const { all, ...parts } = await hashInline(pairs, changed);
    expect(all).not.toBe(reference.all);
    for (const [part, hash] of Object.entries(parts)) {
      if (part.endsWith('members')) expect(hash, part).not.toBe(reference[part]);
    }
  });
});

/** A browser without a driver now and then opens no page: it is started again when it has not reported for so long. */
const patience = 30_000;
const starts = 6;
const timeout = starts * patience + 20_000;

/** Has a browser run the set in all ways and compares what its page reports. */
async function expectOneHashIn(open: OpenBrowser, sharesMemory: boolean, annotate: TestContext['annotate']) {
  const server = await serveForReport(built.page, sharesMemory ? isolationHeaders : {});
  try {
    let report: Awaited<typeof server.report> | undefined;
    for (let start = 0; start < starts && !report; start++) {
      const close = await open(server.address);
      const late = wait(patience, undefined, { ref: false });
      report = await Promise.race([server.report, late]).finally(close);
    }
    if (!report) throw new Error('The page did not report.');
    await annotate(report.userAgent);
    if ('error' in report) throw new Error(report.error);
    expect(report.isIsolated).toBe(sharesMemory);
    expectOneHash(report.hashes);
  } finally {
    await server.close();
  }
}

describe('the scenario set has the hash of Node with either kernel in 1, 2 and 3 workers', () => {
  test.for(sharing)('in Chromium %s', { timeout }, async ([, sharesMemory], { annotate }) => {
    await expectOneHashIn(openChromium, sharesMemory, annotate);
  });

  const firefox = findFirefox();
  if (firefox) {
    test.for(sharing)('in Firefox %s', { timeout }, async ([, sharesMemory], { annotate }) => {
      await expectOneHashIn(firefoxOpener(firefox), sharesMemory, annotate);
    });
  } else test.skip('in Firefox, but firefox-esr is not installed here', () => {});
});
