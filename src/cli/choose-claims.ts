import { type ClaimContext, type OpenedClaim, openClaim } from '../analysis/claims/open-claim.ts';
import { historyOf } from '../analysis/workbench.ts';
import { loadClaim } from '../files/claim-source.ts';
import { foundAndNearest } from '../files/names.ts';
import { ProblemList } from '../files/problem.ts';
import { checkChoice } from './choose.ts';
import { checkPath } from './find-file.ts';
import { isPath, onCommandLine } from './library.ts';
import { observedSeries } from './observed-folder.ts';
import type { Place } from './place.ts';
import { problemsError } from './problem-text.ts';
import type { Simulator } from './simulator.ts';

/** What applies to all claims. */
export interface ClaimChoice {
  readonly theory?: string;
  readonly set?: Readonly<Record<string, number>>;
}

/**
 * Opens the claims that are named: paths of files, ids of shipped claims, or ids of their tests, where C1 means C1o too
 * and leaves other tests of the same claim out; all shipped ones where none is named. Throws `CommandError` with every
 * problem in them, and with every name that is none.
 */
export function chooseClaims(
  place: Place,
  simulator: Simulator,
  names: readonly string[],
  { theory, set = {} }: ClaimChoice,
): OpenedClaim[] {
  const { library } = simulator;
  if (theory !== undefined) checkPath(library, 'theory', theory);
  const context: ClaimContext = {
    library,
    observed: new Map(observedSeries(place, undefined).map((series) => [series.record.series, series])),
    ...(theory === undefined ? {} : { theory }),
  };
  const chosen = new Map<string, Set<string> | 'all'>();
  const ids = library.ids('claim');
  const problems = new ProblemList();
  const tests: { id: string; file: string }[] = [];
  const needsTests = names.some((name) => !isPath(name) && !ids.includes(name));
  for (const file of needsTests ? ids : []) {
    const source = loadClaim(library, file, onCommandLine, problems);
    for (const { id } of source?.tests ?? []) tests.push({ id, file });
  }
  for (const name of names.length === 0 ? ids : names) {
    if (isPath(name)) checkPath(library, 'claim', name);
    const found = tests.filter(({ id }) => isOf(id, name));
    if (isPath(name) || ids.includes(name)) chosen.set(name, 'all');
    else if (found.length > 0) for (const test of found) addTest(chosen, test);
    else {
      const known = [...tests.map(({ id }) => id), ...ids];
      problems.error('file-missing', onCommandLine, { ...foundAndNearest(name, known), kind: 'claim' });
    }
  }
  if (problems.failed) throw problemsError(problems.all);
  return [...chosen].map(([name, wanted]) => {
    const claim = simulator.use(openClaim(context, name, onCommandLine));
    checkChoice(claim.bench, { set, seed: '' });
    simulator.use(historyOf(claim.bench, { set }, onCommandLine));
    if (wanted === 'all') return claim;
    return { ...claim, tests: claim.tests.filter(({ test }) => wanted.has(test.id)) };
  });
}

/** Whether a test has this id, or the id with a letter or hyphen and more behind it. */
function isOf(id: string, name: string): boolean {
  return id.toLowerCase().startsWith(name.toLowerCase()) && !/^\d/.test(id.slice(name.length));
}

function addTest(chosen: Map<string, Set<string> | 'all'>, { id, file }: { id: string; file: string }): void {
  const before = chosen.get(file) ?? new Set<string>();
  if (before !== 'all') chosen.set(file, before.add(id));
}
