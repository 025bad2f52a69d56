import { ProblemList, type Result } from '../files/problem.ts';
import type { WorldSource } from '../files/world-source.ts';
import { type Members, membersOf } from './members.ts';
import type { NameTable } from './name-table.ts';
import type { Program } from './program.ts';
import { collectSettings, type Setting } from './settings.ts';
import type { Theory } from './theory.ts';
import { unroll } from './unroll.ts';

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
  const actors = [...world.actors.keys()];
  const members = membersOf(theory.vocabulary, actors);
  const names: NameTable = { vocabulary: theory.vocabulary, members };
  const settings = collectSettings(theory, world, members, names, problems);
  const program = problems.failed ? undefined : unroll(theory, members, settings.keys(), problems);
  return problems.result(() => {
    if (!program) throw new Error('A program without problems was expected.');
    return { theory, world, actors, members, names, settings, program };
  });
}
