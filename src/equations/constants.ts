import { addressOf, keyAddressOf, type Located } from '../files/located.ts';
import { foundAndNearest, nearestName } from '../files/names.ts';
import type { Address, ProblemList } from '../files/problem.ts';
import { quantityName, seriesName } from '../files/signature.ts';
import { rangeAround, type SourcedValue } from '../files/sourced-value.ts';
import type { ConstantEntry } from '../files/theory-schema.ts';
import type { ActorSource, StatedValue, WorldSource } from '../files/world-source.ts';
import type { Quantity } from './declarations.ts';
import { canonicalTuple, type Members, tuples } from './members.ts';
import { checkValue, originOf, type Setting, unlimited } from './settings.ts';
import type { Theory } from './theory.ts';

/** Adds the values of a theory's constants in a world. */
export function addConstants(
  theory: Theory,
  world: WorldSource,
  members: Members,
  settings: Map<string, Setting>,
  problems: ProblemList,
): void {
  const misspelt = checkStatedNames(theory, world, problems);
  for (const [key, entry] of theory.source.constants) {
    const quantity = theory.vocabulary.quantities.get(quantityName(key));
    if (quantity?.kind !== 'constant') continue;
    for (const tuple of tuples(quantity.sets, members)) {
      // Of a symmetric constant both directions come by; the first does the work.
      const series = seriesName(quantity.name, canonicalTuple(quantity, tuple));
      if (settings.has(series)) continue;
      const setting = constantOf({ quantity, entry, tuple, series }, world, misspelt, problems);
      if (setting) settings.set(series, setting);
    }
  }
}

/** One value that is wanted of a world. */
interface Wanted {
  readonly quantity: Quantity;
  readonly entry: Located<ConstantEntry>;
  readonly tuple: readonly string[];
  readonly series: string;
}

function constantOf(
  { quantity, entry, tuple, series }: Wanted,
  world: WorldSource,
  misspelt: ReadonlySet<string>,
  problems: ProblemList,
): Setting | undefined {
  const common = { series, name: quantity.name, members: canonicalTuple(quantity, tuple) };
  const limits = entry.value.limits ?? unlimited;
  const found = statedFor(quantity, tuple, world, problems);
  if (!found) {
    if (entry.value.default !== undefined) {
      return { ...common, value: entry.value.default, limits, verified: true, address: addressOf(entry, 'default') };
    }
    if (directions(quantity, tuple).every((direction) => !misspelt.has(placeOf(quantity, direction)))) {
      const values = { found: seriesName(quantity.name, tuple), meaning: quantity.meaning };
      problems.error('constant-missing', placeForMissing(quantity, tuple, world), values);
    }
    return undefined;
  }
  const stated = typeof found.value === 'number' ? { value: found.value } : found.value;
  const isPlain = typeof found.value === 'number';
  const address = isPlain ? addressOf(found) : addressOf(found, 'value');
  const range = 'range' in stated && stated.range ? rangeAround(stated.value, stated.range, limits) : undefined;
  checkValue(stated.value, range, limits, { value: address, range: addressOf(found, 'range') }, problems);
  return { ...common, value: stated.value, ...(range ? { range } : {}), limits, ...originOf(stated), address };
}

function isPair({ sets }: Quantity): boolean {
  return sets[1] !== undefined && sets[1] === sets[0];
}

/** The tuples under which a value can be stated: of a symmetric constant both directions of the pair. */
function directions(quantity: Quantity, tuple: readonly string[]): (readonly string[])[] {
  const [first, second, ...rest] = tuple;
  if (!quantity.symmetric || first === undefined || second === undefined) return [tuple];
  return [tuple, [second, first, ...rest]];
}

/** What the world states of a constant; of two directions the one in the later file. Reports a contradiction. */
function statedFor(
  quantity: Quantity,
  tuple: readonly string[],
  world: WorldSource,
  problems: ProblemList,
): Located<SourcedValue> | undefined {
  const found = directions(quantity, tuple).flatMap((direction) =>
    pick(entryOf(quantity, direction, world), quantity, direction),
  );
  const level = (one: Located<SourcedValue>) => world.files.indexOf(one.document.file);
  const [one, other] = found;
  if (!one || !other) return one;
  if (level(one) !== level(other)) return level(one) > level(other) ? one : other;
  const [earlier, later] = isBefore(addressOf(one), addressOf(other)) ? [one, other] : [other, one];
  if (numberOf(earlier) !== numberOf(later)) {
    const values = { found: seriesName(quantity.name, tuple), other: numberOf(earlier) };
    problems.error('symmetric-conflict', addressOf(later), values);
  }
  return earlier;
}

function numberOf({ value }: Located<SourcedValue>): number {
  return typeof value === 'number' ? value : value.value;
}

function isBefore(a: Address, b: Address): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

function entryOf(
  quantity: Quantity,
  [first = '', second = '']: readonly string[],
  world: WorldSource,
): Located<StatedValue> | undefined {
  const actor = world.actors.get(first);
  return isPair(quantity) ? actor?.toward.get(second)?.get(quantity.name) : actor?.constants.get(quantity.name);
}

/** The value that a statement gives for the members of further indices; a plain value holds for all of them. */
function pick(
  stated: Located<StatedValue> | undefined,
  quantity: Quantity,
  tuple: readonly string[],
): Located<SourcedValue>[] {
  if (!stated) return [];
  const { value, document, path } = stated;
  if (isSingle(stated)) return [stated];
  const member = tuple[isPair(quantity) ? 2 : 1];
  const inner = member === undefined ? undefined : (value as Readonly<Record<string, SourcedValue>>)[member];
  return inner === undefined || member === undefined ? [] : [{ value: inner, document, path: [...path, member] }];
}

function isSingle(stated: Located<StatedValue>): stated is Located<SourcedValue> {
  return typeof stated.value === 'number' || 'value' in stated.value;
}

/** Where a missing value would stand: with what is stated for other members, or with the actor. */
function placeForMissing(quantity: Quantity, tuple: readonly string[], world: WorldSource): Address {
  for (const direction of directions(quantity, tuple)) {
    const stated = entryOf(quantity, direction, world);
    if (stated) return keyAddressOf(stated);
  }
  const actors = tuple.flatMap((id) => world.actors.get(id) ?? []);
  const level = (actor: ActorSource) => world.files.indexOf(actor.address.file);
  // Of a pair the actor that was added last, since the other had all that it needed.
  const [last] = [...actors].sort((a, b) => level(b) - level(a));
  return last?.address ?? world.address;
}

/** Where a constant is stated: its name, the actor and, for a constant of pairs, the other actor. */
function placeKey(name: string, first = '', second = ''): string {
  return [name, first, second].join('/');
}

function placeOf(quantity: Quantity, [first, second]: readonly string[]): string {
  return placeKey(quantity.name, first, isPair(quantity) ? second : '');
}

/** Every constant and actor that a world names must exist. Returns places of values that are there, but misspelt. */
function checkStatedNames(theory: Theory, world: WorldSource, problems: ProblemList): Set<string> {
  const constants = [...theory.vocabulary.quantities.values()].filter(({ kind }) => kind === 'constant');
  const misspelt = new Set<string>();
  const check = (entries: ActorSource['constants'], actor: string, other?: string) => {
    const known = constants.filter((quantity) => isPair(quantity) === (other !== undefined));
    for (const [name, entry] of entries) {
      const quantity = known.find((candidate) => candidate.name === name);
      if (quantity) {
        if (!checkMembers(quantity, entry, theory, problems)) misspelt.add(placeKey(name, actor, other));
        continue;
      }
      const values = foundAndNearest(
        name,
        known.map((candidate) => candidate.name),
      );
      problems.error('unknown-name', keyAddressOf(entry), values);
      misspelt.add(placeKey(values.nearest ?? '', actor, other));
    }
  };
  for (const actor of world.actors.values()) {
    check(actor.constants, actor.id);
    const others = [...world.actors.keys()].filter((id) => id !== actor.id);
    for (const [other, entries] of actor.toward) {
      const isKnown = others.includes(other);
      if (!isKnown) {
        const address = actor.towardAddresses.get(other) ?? actor.address;
        problems.error('actor-absent', address, foundAndNearest(other, others));
      }
      const meant = isKnown ? other : nearestName(other, others);
      check(entries, actor.id, meant ?? '');
      if (isKnown) continue;
      for (const name of entries.keys()) misspelt.add(placeKey(name, actor.id, meant));
    }
  }
  return misspelt;
}

/** Whether a statement gives one value, or values for members that there are. Reports what is not so. */
function checkMembers(quantity: Quantity, entry: Located<StatedValue>, theory: Theory, problems: ProblemList): boolean {
  if (isSingle(entry)) return true;
  const set = theory.vocabulary.sets.get(quantity.sets[isPair(quantity) ? 2 : 1] ?? '');
  if (!set) {
    problems.error('number-expected', addressOf(entry), { found: '{...}' });
    return false;
  }
  let isSound = true;
  for (const member of Object.keys(entry.value)) {
    if (set.members.has(member)) continue;
    problems.error('member-unknown', keyAddressOf(entry, member), foundAndNearest(member, set.members.keys()));
    isSound = false;
  }
  return isSound;
}
