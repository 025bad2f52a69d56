import type { ProblemList } from '../files/problem.ts';
import { seriesName } from '../files/signature.ts';
import { canonicalTuple, membersOf, tuples } from './members.ts';
import { addParameters } from './parameters.ts';
import type { Setting } from './settings.ts';
import type { Theory } from './theory.ts';
import { unroll } from './unroll.ts';
import { isTooLarge } from './unroll-findings.ts';

const fewestActors = 3;
const mostActors = 6;

/**
 * Checks what of a theory shows only when it is put to work: values of parameters, circles, and members without an
 * equation. Does so with actors that have no properties, one for each letter that stands for an actor.
 */
export function checkTheory(theory: Theory, problems: ProblemList): void {
  const { vocabulary } = theory;
  const letters = [...vocabulary.sets.values()].find(({ fromWorld }) => fromWorld)?.letters.length ?? 0;
  const count = Math.min(mostActors, Math.max(fewestActors, letters));
  const actors = Array.from({ length: count }, (_, at) => `Actor${at + 1}`);
  const members = membersOf(vocabulary, actors);
  if (isTooLarge(theory, members, problems)) return;
  const settings = new Map<string, Setting>();
  addParameters(theory, { vocabulary, members }, settings, problems);
  const constants = [...vocabulary.quantities.values()]
    .filter(({ kind }) => kind === 'constant')
    .flatMap((quantity) =>
      tuples(quantity.sets, members).map((tuple) => seriesName(quantity.name, canonicalTuple(quantity, tuple))),
    );
  unroll(theory, members, [...settings.keys(), ...constants], problems);
}
