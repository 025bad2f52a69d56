import type { Quantity, Vocabulary } from './declarations.ts';

/** Members of every index set: actors in the order of the world file, others in the order of the theory file. */
export type Members = ReadonlyMap<string, readonly string[]>;

/** Members of all sets of a theory with these actors. */
export function membersOf(vocabulary: Vocabulary, actors: readonly string[]): Members {
  return new Map(
    [...vocabulary.sets.values()].map((set) => [set.name, set.fromWorld ? actors : [...set.members.keys()]]),
  );
}

/** Every combination of members that a quantity has a value for; positions of the same set differ. */
export function tuples(sets: readonly string[], members: Members): string[][] {
  let partial: string[][] = [[]];
  for (const [position, set] of sets.entries()) {
    partial = partial.flatMap((tuple) =>
      (members.get(set) ?? [])
        .filter((member) => !tuple.some((other, at) => sets[at] === set && other === member && at < position))
        .map((member) => [...tuple, member]),
    );
  }
  return partial;
}

/** The tuple under which a value is kept: of a symmetric quantity the two first members in the order of their names. */
export function canonicalTuple(quantity: Pick<Quantity, 'symmetric'>, tuple: readonly string[]): readonly string[] {
  const [first, second, ...rest] = tuple;
  return quantity.symmetric && first !== undefined && second !== undefined && second < first
    ? [second, first, ...rest]
    : tuple;
}

/** Members in the order that sums use, which no file can change: by their names' code points. */
export function inCanonicalOrder(members: readonly string[]): string[] {
  return [...members].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
