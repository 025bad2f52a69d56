import { join } from 'node:path';
import { type AcceptedSet, chosenDraws, isCurrent, readAcceptedSet } from '../analysis/calibration/accepted-set.ts';
import type { ChosenDraws } from '../engine/run-plan.ts';
import type { Model } from '../equations/model.ts';
import { idPattern } from '../files/names.ts';
import { ProblemList } from '../files/problem.ts';
import type { Place } from './place.ts';
import { problemsError } from './problem-text.ts';
import { readText } from './read-text.ts';

/** A folder of accepted draws, one file for each theory, as `fit` writes them. */
export class CalibrationFolder {
  readonly #folder: string;
  readonly #sets = new Map<string, AcceptedSet | undefined>();

  /** A folder of the user's, or the shipped one. */
  constructor({ packageFolder }: Place, folder: string | undefined) {
    this.#folder = folder ?? join(packageFolder, 'scenarios', 'calibration');
  }

  /** The set of a theory, current or not; undefined where there is none. Throws `CommandError` for a damaged file. */
  setOf(theory: string): AcceptedSet | undefined {
    if (!this.#sets.has(theory)) this.#sets.set(theory, this.#read(theory));
    return this.#sets.get(theory);
  }

  /** The accepted draws of a model; undefined where there are none, or only such of another theory, world or range. */
  drawsOf(model: Model): ChosenDraws | undefined {
    const set = this.setOf(model.theory.source.id);
    return set && isCurrent(set, model) ? chosenDraws(set) : undefined;
  }

  #read(theory: string): AcceptedSet | undefined {
    if (!idPattern.test(theory)) return undefined;
    const file = join(this.#folder, `${theory}.yaml`);
    const text = readText(file, file);
    if (text === undefined) return undefined;
    const problems = new ProblemList();
    const set = readAcceptedSet(file, text, problems);
    if (problems.failed) throw problemsError(problems.all);
    return set;
  }
}
