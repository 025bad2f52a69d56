import type { PortListener, WorkerPort } from '../../../../src/engine/worker-pool.ts';
import { bundledLibrary } from '../../../../web/bundled-library.ts';
import { workerPort } from '../../../../web/worker-port.ts';
import { planSet } from '../scenario-set.ts';
import { hashInPools, type PoolHashes } from '../ways.ts';

/** What running the set came to. */
export type CoordinatorAnswer = { readonly hashes: PoolHashes } | { readonly error: string };

const folder = '../../../../scenarios/';
const files = import.meta.glob<string>(
  ['../../../../scenarios/*.yaml', '../../../../scenarios/{theories,worlds}/*.yaml'],
  { query: '?raw', import: 'default', eager: true },
);
const library = bundledLibrary(new Map(Object.entries(files).map(([path, text]) => [path.replace(folder, ''), text])));

/** Firefox ends workers that can be reached from nothing but what waits for them. */
const workers: Worker[] = [];
Object.assign(globalThis, { workers });

function start(listener: PortListener): WorkerPort {
  const worker = new Worker(new URL('../../../../web/member-worker.ts', import.meta.url), { type: 'module' });
  workers.push(worker);
  return workerPort(worker, listener);
}

async function answer(): Promise<CoordinatorAnswer> {
  try {
    const hashes = await hashInPools(planSet(library), crossOriginIsolated, start);
    return { hashes };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

// As in the page, the pool belongs to a worker and its workers are nested in it.
void answer().then((result) => postMessage(result));
