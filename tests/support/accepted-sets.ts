import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type AcceptedSet, readAcceptedSet } from '../../src/analysis/calibration/accepted-set.ts';
import { ProblemList } from '../../src/files/problem.ts';
import { problemText } from './run.ts';

const folder = fileURLToPath(new URL('../../scenarios/calibration', import.meta.url));

/** Names of all files in the folder of shipped sets. */
export function shippedSetFiles(): string[] {
  return readdirSync(folder).sort();
}

/** The shipped accepted draws of a theory; throws with all problems where there are any. */
export function shippedSet(theory: string): AcceptedSet {
  const problems = new ProblemList();
  const file = `${folder}/${theory}.yaml`;
  const set = readAcceptedSet(file, readFileSync(file, 'utf8'), problems);
  if (!set) throw new Error(problemText(problems.all));
  return set;
}
