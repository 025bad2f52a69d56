import { differencesBy, reduceWith, summariseBy } from '../../../src/analysis/bands.ts';
import { historyOf, openWorkbench, planRuns, type RunChoice, type Workbench } from '../../../src/analysis/workbench.ts';
import { type Executor, runEnsemble } from '../../../src/engine/ensemble.ts';
import type { RunPlan, Sampling, Uncertainty } from '../../../src/engine/run-plan.ts';
import type { Library } from '../../../src/files/library.ts';
import type { Result } from '../../../src/files/problem.ts';

/** An ensemble, and another to compare it with on the same members. */
export interface PlannedPair {
  readonly name: string;
  readonly baseline: RunPlan;
  readonly current: RunPlan;
}

/**
 * SHA-256 of the bits of each part of the set's results, in hexadecimal, and under `all` that of these parts: members
 * with every output of theirs at every step, bands over them, differences between them.
 */
export type SetHashes = Readonly<Record<string, string>>;

/** Three batches, and an odd one out among the pairs of lanes. */
const members = 41;
/** Fingerprints hold all outputs; of these one in so many is put out, which is enough for bands and differences. */
const oneIn = 8;
const here = { file: '(scenario set)', line: 1, column: 1 };

/** What is compared with what, and what varies between the members. */
const choices: readonly [uncertainty: Uncertainty, baseline: RunChoice, change: Partial<RunChoice>][] = [
  ['both', { scenario: 'as-recorded' }, { variant: 'no-trade-war' }],
  ['both', { scenario: 'pre-2014' }, { levers: { 'us-pressure-on-russia': 0.35 } }],
  ['parameters', { scenario: 'post-2022' }, { theory: 'jervis-spiral' }],
  ['chance', { scenario: 'north-korea' }, { variant: 'war-ends', set: { worstCaseWeight: 0.3 } }],
];

/** Plans the set with the shipped files. Throws where these have problems. */
export function planSet(library: Library, seed = '1'): PlannedPair[] {
  return choices.map(([uncertainty, baseline, change]) => {
    const sampling = { members, seed, uncertainty };
    const workbench = open(library, baseline);
    const other = change.theory === undefined ? workbench : open(library, { ...baseline, ...change });
    return {
      name: baseline.scenario,
      baseline: planOf(workbench, baseline, sampling),
      current: planOf(other, { ...baseline, ...change }, sampling),
    };
  });
}

function open(library: Library, { scenario, theory }: RunChoice): Workbench {
  return expectOk(openWorkbench(library, scenario, theory, here));
}

function planOf(workbench: Workbench, choice: RunChoice, sampling: Sampling): RunPlan {
  const outputs = workbench.model.program.outputs.filter(({ quantity }) => quantity.output);
  const series = outputs.filter((_, at) => at % oneIn === 0).map((output) => output.series);
  const history = expectOk(historyOf(workbench, choice, here));
  return planRuns(workbench, history, sampling, { series, fingerprint: true });
}

/** Runs the set and hashes what comes out. Throws where a member fails: the bits of what is no number are not fixed. */
export async function hashSet(pairs: readonly PlannedPair[], executor: Executor): Promise<SetHashes> {
  const parts: Record<string, string> = {};
  const reduce = reduceWith(executor);
  for (const pair of pairs) {
    const baseline = await runEnsemble(pair.baseline, executor);
    const current = await runEnsemble(pair.current, executor);
    const [before, now] = [baseline.series.length, current.series.length];
    const bands = [await summariseBy(reduce, baseline, before), await summariseBy(reduce, current, now)];
    const differences = await differencesBy(reduce, baseline, current, Math.max(before, now));
    for (const { failed } of bands) if (failed > 0) throw new Error(`Members of ${pair.name} failed.`);
    const values = [baseline.values, current.values];
    parts[`${pair.name}, members`] = await sha256([baseline.hash, current.hash], values);
    parts[`${pair.name}, bands`] = await sha256(
      bands.map(({ medoid }) => String(medoid)),
      bands.flatMap((each) => each.bands),
    );
    parts[`${pair.name}, differences`] = await sha256(
      differences.map(({ series }) => series),
      differences.flatMap(({ quantiles, lower, higher }) => [quantiles, lower, higher]),
    );
    for (const each of values) executor.memory.give(each);
  }
  return { ...parts, all: await sha256(Object.values(parts), []) };
}

/** SHA-256 of texts, and of the bits of numbers in the byte order that all machines have on which this runs. */
async function sha256(texts: readonly string[], numbers: readonly Float64Array[]): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([texts, numbers.map(({ length }) => length)]));
  const start = 8 * Math.ceil(text.length / 8);
  const bytes = new Uint8Array(start + 8 * numbers.reduce((sum, { length }) => sum + length, 0));
  bytes.set(text);
  let at = start;
  for (const each of numbers) {
    if (!each.every(Number.isFinite)) throw new Error('Finite numbers were expected.');
    bytes.set(new Uint8Array(each.buffer, each.byteOffset, each.byteLength), at);
    at += each.byteLength;
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function expectOk<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`Files without problems were expected: ${JSON.stringify(result.problems)}`);
}
