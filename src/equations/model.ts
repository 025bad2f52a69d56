import { ProblemList, type Result } from '../files/problem.ts';
import type { WorldSource } from '../files/world-source.ts';
import { type Members, membersOf } from './members.ts';
import type { NameTable } from './name-table.ts';
import type { Program } from './program.ts';
import { collectSettings, type Setting } from './settings.ts';
import type { Theory } from './theory.ts';
import { unroll } from './unroll.ts';
import { isTooLarge } from './unroll-findings.ts';

/** A theory put to work on a world: its numbers by name, and the program that a run carries out. */
export interface Model {
  readonly theory: Theory;
  readonly world: WorldSource;
  /** Actor ids in the order of the world file. */
  readonly actors: readonly string[];
  readonly members: Members;
  readonly names: NameTable;
  readonly settings: ReadonlyMap<string, Setting>;
  readonly program: Program;
}

/** Builds the model of a theory in a world, or reports what the two lack for each other. */
export function buildModel(theory: Theory, world: WorldSource): Result<Model> {
  const problems = new ProblemList();
  const model = readModel(theory, world, problems);
  return problems.result(() => {
    if (!model) throw new Error('A model without problems was expected.');
    return model;
  });
}

/**
 * The model of a theory in a world. After problems it is fit for nothing but further checks; undefined where it would
 * be too large for these.
 */
export function readModel(theory: Theory, world: WorldSource, problems: ProblemList): Model | undefined {
  const actors = [...world.actors.keys()];
  const members = membersOf(theory.vocabulary, actors);
  if (isTooLarge(theory, members, problems)) return undefined;
  const names: NameTable = { vocabulary: theory.vocabulary, members };
  const settings = collectSettings(theory, world, names, problems);
  const program = unroll(theory, members, settings.keys(), problems);
  return { theory, world, actors, members, names, settings, program };
}
