import { Study } from '../../../src/analysis/study.ts';
import { WorkerPool } from '../../../src/engine/worker-pool.ts';
import { bundledLibrary } from '../../../web/bundled-library.ts';
import { workerPort } from '../../../web/worker-port.ts';
import { frameRequest, frameScenario } from '../frame-request.ts';

/** Which frame to compute. */
export interface FrameQuestion {
  readonly members: number;
  readonly place: number;
}

/** Seconds from when the coordinator has the question to when it has the bands. */
export interface FrameAnswer {
  readonly seconds: number;
}

const files = import.meta.glob<string>(['../../../scenarios/**/*.yaml', '!../../../scenarios/data/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const library = bundledLibrary(
  new Map(Object.entries(files).map(([path, text]) => [path.replace('../../../scenarios/', ''), text])),
);
const pool = new WorkerPool(2, crossOriginIsolated, (listener) =>
  workerPort(new Worker(new URL('../../../web/member-worker.ts', import.meta.url), { type: 'module' }), listener),
);
const study = new Study(library, pool);
const mention = { file: '(benchmark)', line: 1, column: 1 };

async function frame({ members, place }: FrameQuestion): Promise<FrameAnswer> {
  const workbench = study.open(frameScenario, undefined, mention);
  if (!workbench.ok) throw new Error('The scenario has problems.');
  const request = frameRequest(workbench.value, members, place);
  const begin = performance.now();
  const result = await study.compare(request, mention);
  if (!result.ok) throw new Error('The study has problems.');
  return { seconds: (performance.now() - begin) / 1000 };
}

addEventListener('message', ({ data }: MessageEvent<FrameQuestion>) => {
  void frame(data).then((answer) => postMessage(answer));
});
