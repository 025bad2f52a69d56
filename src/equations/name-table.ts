import { foundAndNearest } from '../files/names.ts';
import type { ProblemCode } from '../files/problem.ts';
import { readSignature, seriesName } from '../files/signature.ts';
import { arityValues, type Quantity, type Vocabulary } from './declarations.ts';
import { canonicalTuple, type Members, tuples } from './members.ts';

/** What is needed to understand names that people write: the vocabulary and the members of its sets. */
export interface NameTable {
  readonly vocabulary: Vocabulary;
  readonly members: Members;
}

/** The series that a text names, or why it names none. */
export type Resolved =
  | { readonly ok: true; readonly quantity: Quantity; readonly series: readonly string[] }
  | { readonly ok: false; readonly code: ProblemCode; readonly values: Record<string, string | number> };

/**
 * Understands `name[members]` as people write it: names and members may be given by their symbol, `*` stands for all
 * members, and a name without members means all of its values. `fits` says which quantities are meant.
 */
export function resolveNames(text: string, names: NameTable, fits: (quantity: Quantity) => boolean): Resolved {
  const signature = readSignature(text, true);
  if (!signature) return { ok: false, code: 'bad-name', values: { found: text } };
  const candidates = [...names.vocabulary.quantities.values()].filter(fits);
  const quantity =
    candidates.find(({ name }) => name === signature.name) ??
    candidates.find(({ symbol }) => symbol === signature.name);
  if (!quantity) {
    const known = candidates.flatMap(({ name, symbol }) => (symbol === undefined ? [name] : [name, symbol]));
    return { ok: false, code: 'unknown-name', values: foundAndNearest(signature.name, known) };
  }
  const given = signature.arguments;
  if (given.length !== quantity.sets.length && given.length !== 0) {
    const values = arityValues(quantity.name, quantity.sets.length, given.length);
    return { ok: false, code: 'arity', values };
  }
  const wanted: (string | undefined)[] = [];
  for (const [position, argument] of given.entries()) {
    const set = quantity.sets[position] ?? '';
    const members = names.members.get(set) ?? [];
    const symbols = names.vocabulary.sets.get(set)?.members;
    const member = members.find((id) => id === argument) ?? members.find((id) => symbols?.get(id)?.symbol === argument);
    if (argument !== '*' && member === undefined) {
      return { ok: false, code: 'member-unknown', values: foundAndNearest(argument, members) };
    }
    wanted.push(member);
  }
  const matching = tuples(quantity.sets, names.members).filter((tuple) =>
    tuple.every((member, position) => wanted[position] === undefined || wanted[position] === member),
  );
  if (matching.length === 0) {
    const repeated = given.find((argument, position) => given.indexOf(argument) < position);
    return { ok: false, code: 'duplicate-letter', values: { found: repeated ?? text } };
  }
  const series = new Set(matching.map((tuple) => seriesName(quantity.name, canonicalTuple(quantity, tuple))));
  return { ok: true, quantity, series: [...series] };
}
