import type { OpenedClaim } from '../../src/analysis/claims/open-claim.ts';
import { openClaim } from '../../src/analysis/claims/open-claim.ts';
import type { Result } from '../../src/files/problem.ts';
import { libraryOf, shippedFiles, shippedPath } from './library.ts';
import { expectOk } from './run.ts';
import { shippedSeries } from './series.ts';

const observed = shippedSeries();
const files = shippedFiles();
const library = libraryOf(files);
const shipped = { library, observed };
const nowhere = { file: '(test)', line: 1, column: 1 };

/** Opens a claim whose text is given, beside all shipped files. Its file is called `a.yaml`. */
export function openText(text: string): Result<OpenedClaim> {
  files.set('a.yaml', text);
  return openClaim(shipped, 'a.yaml', nowhere);
}

/** All shipped claims. */
export function shippedClaims(): OpenedClaim[] {
  return library.ids('claim').map((id) => expectOk(openClaim(shipped, id, nowhere)));
}

/** Path of a shipped claim from the repository's root. */
export function claimPath(id: string): string {
  return shippedPath('claim', id);
}

/** Kinds of problems that only claims can have. */
export const claimProblems = [
  'bad-test-id',
  'bounds-meet',
  'fact-simulated',
  'measure-unused',
  'observed-in-model',
  'pair-unobserved',
  'pairs-mixed',
  'series-unknown',
  'year-unobserved',
  'years-outside-run',
] as const;
