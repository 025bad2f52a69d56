import { version } from '../package.json';
import { type AcceptedSet, chosenDraws, isCurrent, readAcceptedSet } from '../src/analysis/calibration/accepted-set.ts';
import { catalogueOf, scenarioCard } from '../src/analysis/catalogue.ts';
import { Study } from '../src/analysis/study.ts';
import { openWorkbench, type RunChoice, type Workbench } from '../src/analysis/workbench.ts';
import { Cancelled } from '../src/engine/ensemble.ts';
import type { ChosenDraws } from '../src/engine/run-plan.ts';
import { WorkerPool } from '../src/engine/worker-pool.ts';
import type { Model } from '../src/equations/model.ts';
import { type Address, type Problem, ProblemList, type Result } from '../src/files/problem.ts';
import { bundledLibrary } from './bundled-library.ts';
import type { FromWorker, ToWorker } from './model/protocol.ts';
import { previewMembers } from './model/state.ts';
import { problemText } from './problem-text.ts';
import { workerPort } from './worker-port.ts';

const files = import.meta.glob<string>(
  ['../scenarios/**/*.yaml', '!../scenarios/data/**', '!../scenarios/calibration/**'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);
const library = bundledLibrary(
  new Map(Object.entries(files).map(([path, text]) => [path.replace('../scenarios/', ''), text])),
);
/** Sets of accepted draws, by the path of the file; large, so that each is fetched when its theory is first run. */
const sets = import.meta.glob<string>('../scenarios/calibration/*.yaml', { query: '?raw', import: 'default' });
const acceptedSets = new Map<string, AcceptedSet | undefined>();
const mention: Address = { file: '', line: 1, column: 1 };
const opened = new Map<string, Result<Workbench>>();

/** Studies that open each scenario once for all of them. */
class PageStudy extends Study {
  override open(scenario: string, theory: string | undefined, place: Address): Result<Workbench> {
    const key = JSON.stringify([scenario, theory ?? null]);
    const known = opened.get(key) ?? openWorkbench(library, scenario, theory, place);
    opened.set(key, known);
    return known;
  }
}

const mostWorkers = 8;
/** Memory can be shared where the page was served with the headers for it. */
const pool = new WorkerPool(
  Math.max(1, Math.min(mostWorkers, navigator.hardwareConcurrency)),
  crossOriginIsolated,
  (listener) => workerPort(new Worker(new URL('./member-worker.ts', import.meta.url), { type: 'module' }), listener),
);
/** A study keeps one baseline: previews have their own, so that they don't displace the large one. */
const preview = new PageStudy(library, pool, drawsOf);
const complete = new PageStudy(library, pool, drawsOf);
let running: AbortController | null = null;

const tell = (message: FromWorker) => postMessage(message);
const say = (problems: readonly Problem[]) => problems.map(problemText);

/** The draws that fit the record, of a model whose theory's set was fetched. */
function drawsOf(model: Model): ChosenDraws | undefined {
  const set = acceptedSets.get(model.theory.source.id);
  return set && isCurrent(set, model) ? chosenDraws(set) : undefined;
}

/** Fetches the accepted draws of a choice's theory, if there are any. */
async function fetchDraws({ scenario, theory }: RunChoice): Promise<void> {
  const bench = complete.open(scenario, theory, mention);
  const id = bench.ok ? bench.value.model.theory.source.id : '';
  const file = `../scenarios/calibration/${id}.yaml`;
  if (acceptedSets.has(id) || !sets[file]) return;
  acceptedSets.set(id, readAcceptedSet(file, await sets[file](), new ProblemList()));
}

/** Tells of one scenario before all are read, so that the page can begin with it. */
function tellScenario(id: string | null): void {
  const result = complete.open(id ?? library.ids('scenario')[0] ?? '', undefined, mention);
  // Whatever is wrong with it, the whole catalogue has what can be opened.
  if (!result.ok) {
    tell({ kind: 'problems', problems: say(result.problems) });
    return;
  }
  const catalogue = { scenarios: [scenarioCard(result.value)], theories: [], version };
  tell({ kind: 'catalogue', catalogue, complete: false });
}

function tellCatalogue(): void {
  const { catalogue, problems } = catalogueOf(library, mention);
  if (catalogue.scenarios.length === 0) tell({ kind: 'problems', problems: say(problems) });
  else tell({ kind: 'catalogue', catalogue: { ...catalogue, version }, complete: true });
}

async function run({ generation, request }: ToWorker & { kind: 'run' }): Promise<void> {
  running?.abort();
  const stop = new AbortController();
  running = stop;
  const { signal } = stop;
  // Newer requests that wait already come first, so that only the newest starts.
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (signal.aborted) return;
  const isSmall = request.members <= 2 * previewMembers;
  const onProgress = (done: number, total: number) => tell({ kind: 'progress', generation, done, total });
  const options = { signal };
  try {
    for (const choice of [request.baseline, request.current]) await fetchDraws(choice);
    if (signal.aborted) return;
    if (!isSmall) {
      const small = await preview.compare(
        { ...request, members: previewMembers, fingerprint: false },
        mention,
        options,
      );
      if (small.ok && !signal.aborted) tell({ kind: 'result', generation, result: small.value, complete: false });
    }
    const study = isSmall ? preview : complete;
    const result = await study.compare(request, mention, { ...options, onProgress });
    if (signal.aborted) return;
    if (result.ok) tell({ kind: 'result', generation, result: result.value, complete: true });
    else tell({ kind: 'problems', generation, problems: say(result.problems) });
  } catch (error) {
    if (error instanceof Cancelled || signal.aborted) return;
    throw error;
  }
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'open') tellScenario(data.scenario);
  if (data.kind === 'catalogue') tellCatalogue();
  if (data.kind === 'run') void run(data);
  if (data.kind === 'cancel') running?.abort();
});
