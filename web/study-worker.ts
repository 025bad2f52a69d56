import { createStudy, runStudy } from './model/fake-study.ts';
import type { FromWorker, ToWorker } from './model/protocol.ts';

const files = import.meta.glob<string>('../scenarios/**/*.yaml', { query: '?raw', import: 'default', eager: true });
const study = createStudy(files);
let running: AbortController | null = null;

const tell = (message: FromWorker) => postMessage(message);

async function run(message: ToWorker & { kind: 'run' }): Promise<void> {
  const { generation, request } = message;
  running?.abort();
  const stop = new AbortController();
  running = stop;
  // A moment for newer requests that wait already, so that only the newest starts.
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (stop.signal.aborted) return;
  try {
    const result = await runStudy(study.catalogue(), request, {
      onProgress: (done, total) => tell({ kind: 'progress', generation, done, total }),
      onPartial: (partial) => tell({ kind: 'result', generation, result: partial, complete: false }),
      signal: stop.signal,
    });
    if (!stop.signal.aborted) tell({ kind: 'result', generation, result, complete: true });
  } catch (error) {
    if (!stop.signal.aborted) tell({ kind: 'problems', generation, problems: [String(error)] });
  }
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'catalogue') tell({ kind: 'catalogue', catalogue: study.catalogue() });
  if (data.kind === 'run') void run(data);
  if (data.kind === 'cancel') running?.abort();
});
