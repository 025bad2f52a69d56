import { addressOf, keyAddressOf, type Located } from '../files/located.ts';
import { foundAndNearest } from '../files/names.ts';
import type { Address, ProblemList } from '../files/problem.ts';
import { quantityName, seriesName } from '../files/signature.ts';
import { plausibleRange, rangeAround, type SourcedValue } from '../files/sourced-value.ts';
import type { ConstantEntry, ValueKind } from '../files/theory-schema.ts';
import type { ActorSource, StatedValue, WorldSource } from '../files/world-source.ts';
import type { Quantity } from './declarations.ts';
import { canonicalTuple, type Members, tuples } from './members.ts';
import { type NameTable, resolveNames } from './name-table.ts';
import type { Theory } from './theory.ts';

/** One number that a run can change: a value of a theory's parameter or of a world's constant. */
export interface Setting {
  /** `name[members]`, members of symmetric pairs in the order of their names. */
  readonly series: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly value: number;
  /** Where draws come from; absent for values that are not varied. */
  readonly range?: readonly [number, number];
  /** What may be set at all. */
  readonly limits: readonly [number, number];
  readonly kind?: ValueKind;
  readonly source?: string;
  readonly note?: string;
  readonly verified: boolean;
  readonly address: Address;
}

const unlimited = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/** Values of all parameters and constants, by series name. Reports what is missing, unknown or out of range. */
export function collectSettings(
  theory: Theory,
  world: WorldSource,
  members: Members,
  names: NameTable,
  problems: ProblemList,
): Map<string, Setting> {
  const settings = new Map<string, Setting>();
  for (const [key, entry] of theory.source.parameters) addParameter(key, entry, theory, members, settings, problems);
  for (const override of theory.source.settings) applyOverride(override, settings, names, problems);
  addConstants(theory, world, members, settings, problems);
  return settings;
}

function addParameter(
  key: string,
  entry: Located<
    Parameters<typeof originOf>[0] & {
      value: number | Record<string, number>;
      range?: unknown;
      limits?: readonly [number, number] | undefined;
    }
  >,
  theory: Theory,
  members: Members,
  settings: Map<string, Setting>,
  problems: ProblemList,
): void {
  const quantity = theory.vocabulary.quantities.get(quantityName(key));
  if (quantity?.kind !== 'parameter') return;
  const { value } = entry.value;
  const limits = entry.value.limits ?? unlimited;
  if (typeof value === 'object') {
    const known = quantity.sets.length === 1 ? (members.get(quantity.sets[0] ?? '') ?? []) : [];
    for (const member of Object.keys(value)) {
      if (!known.includes(member)) {
        problems.error('member-unknown', keyAddressOf(entry, 'value', member), foundAndNearest(member, known));
      }
    }
  }
  for (const tuple of tuples(quantity.sets, members)) {
    const stated = typeof value === 'number' ? value : value[tuple.join(', ')];
    const address = addressOf(entry, 'value', ...(typeof value === 'number' ? [] : tuple));
    if (stated === undefined) {
      problems.error('missing-field', addressOf(entry, 'value'), { found: tuple.join(', ') });
      continue;
    }
    const parsed = plausibleRange.safeParse(entry.value.range);
    const range = parsed.success ? rangeAround(stated, parsed.data, limits) : undefined;
    checkValue(stated, range, limits, address, problems);
    const series = seriesName(quantity.name, canonicalTuple(quantity, tuple));
    settings.set(series, {
      series,
      name: quantity.name,
      members: canonicalTuple(quantity, tuple),
      value: stated,
      ...(range ? { range } : {}),
      limits,
      ...originOf(entry.value),
      address,
    });
  }
}

/** Values must lie inside their own range, and the range inside what may be set. */
function checkValue(
  value: number,
  range: readonly [number, number] | undefined,
  limits: readonly [number, number],
  address: Address,
  problems: ProblemList,
): void {
  const bounds = range ?? limits;
  if (value < bounds[0] || value > bounds[1]) {
    problems.error('value-outside-range', address, { found: value, least: bounds[0], most: bounds[1] });
  } else if (range && (range[0] < limits[0] || range[1] > limits[1])) {
    problems.error('value-outside-range', address, { found: range.join(' – '), least: limits[0], most: limits[1] });
  }
}

function originOf(entry: {
  kind?: ValueKind | undefined;
  source?: string | undefined;
  note?: string | undefined;
  verified?: boolean | undefined;
}): Pick<Setting, 'kind' | 'source' | 'note' | 'verified'> {
  return {
    verified: entry.verified ?? true,
    ...(entry.kind === undefined ? {} : { kind: entry.kind }),
    ...(entry.source === undefined ? {} : { source: entry.source }),
    ...(entry.note === undefined ? {} : { note: entry.note }),
  };
}

function applyOverride(
  override: Theory['source']['settings'][number],
  settings: Map<string, Setting>,
  names: NameTable,
  problems: ProblemList,
): void {
  const { set, multiply } = override.value;
  const each = (key: string, field: string, change: (setting: Setting, address: Address) => Setting) => {
    const address = keyAddressOf(override, field, key);
    const resolved = resolveNames(key, names, (quantity) => quantity.kind === 'parameter');
    if (!resolved.ok) {
      problems.error(resolved.code, address, resolved.values);
      return;
    }
    for (const series of resolved.series) {
      const setting = settings.get(series);
      if (setting) settings.set(series, change(setting, address));
    }
  };
  for (const [key, stated] of Object.entries(set ?? {})) {
    each(key, 'set', (setting, address) => restate(setting, stated, address, problems));
  }
  for (const [key, factor] of Object.entries(multiply ?? {})) {
    each(key, 'multiply', (setting, address) => {
      const scaled = { ...setting, value: setting.value * factor, address };
      const range = setting.range && ([setting.range[0] * factor, setting.range[1] * factor] as const);
      checkValue(scaled.value, range, setting.limits, address, problems);
      return range ? { ...scaled, range } : scaled;
    });
  }
}

function restate(setting: Setting, stated: SourcedValue, address: Address, problems: ProblemList): Setting {
  const { range: oldRange, ...rest } = setting;
  const entry = typeof stated === 'number' ? { value: stated } : stated;
  const stillFits = oldRange && entry.value >= oldRange[0] && entry.value <= oldRange[1] ? oldRange : undefined;
  const range = 'range' in entry && entry.range ? rangeAround(entry.value, entry.range, setting.limits) : stillFits;
  checkValue(entry.value, range, setting.limits, address, problems);
  return {
    ...rest,
    ...originOf(typeof stated === 'number' ? setting : stated),
    value: entry.value,
    ...(range ? { range } : {}),
    address,
  };
}

function addConstants(
  theory: Theory,
  world: WorldSource,
  members: Members,
  settings: Map<string, Setting>,
  problems: ProblemList,
): void {
  checkStatedNames(theory, world, problems);
  for (const [key, entry] of theory.source.constants) {
    const quantity = theory.vocabulary.quantities.get(quantityName(key));
    if (quantity?.kind !== 'constant') continue;
    for (const tuple of tuples(quantity.sets, members)) addConstant(quantity, entry, tuple, world, settings, problems);
  }
}

function addConstant(
  quantity: Quantity,
  entry: Located<ConstantEntry>,
  tuple: readonly string[],
  world: WorldSource,
  settings: Map<string, Setting>,
  problems: ProblemList,
): void {
  const canonical = canonicalTuple(quantity, tuple);
  const series = seriesName(quantity.name, canonical);
  const [first, second] = tuple;
  const pair = quantity.sets[1] !== undefined && quantity.sets[1] === quantity.sets[0];
  const actor = world.actors.get(first ?? '');
  const stated = pair ? actor?.toward.get(second ?? '')?.get(quantity.name) : actor?.constants.get(quantity.name);
  const limits = entry.value.limits ?? unlimited;
  const found = stated && pick(stated, tuple.slice(pair ? 2 : 1));
  const earlier = settings.get(series);
  if (!found) {
    if (
      earlier ||
      (quantity.symmetric &&
        world.actors
          .get(second ?? '')
          ?.toward.get(first ?? '')
          ?.has(quantity.name))
    )
      return;
    if (entry.value.default === undefined) {
      problems.error('constant-missing', actor?.address ?? world.address, { found: seriesName(quantity.name, tuple) });
      return;
    }
    settings.set(series, {
      series,
      name: quantity.name,
      members: canonical,
      value: entry.value.default,
      limits,
      verified: true,
      address: addressOf(entry, 'default'),
    });
    return;
  }
  const {
    value,
    range: statedRange,
    ...origin
  } = typeof found.value === 'number' ? { value: found.value, range: undefined } : found.value;
  const address = addressOf(found);
  if (earlier && earlier.value !== value && earlier.address.file === address.file) {
    problems.error('symmetric-conflict', address, { found: seriesName(quantity.name, tuple), other: earlier.value });
    return;
  }
  const range = statedRange === undefined ? undefined : rangeAround(value, statedRange, limits);
  checkValue(value, range, limits, address, problems);
  settings.set(series, {
    series,
    name: quantity.name,
    members: canonical,
    value,
    ...(range ? { range } : {}),
    limits,
    ...originOf(origin),
    address,
  });
}

/** The value that a statement gives for the members of further indices; a plain value holds for all of them. */
function pick(stated: Located<StatedValue>, rest: readonly string[]): Located<SourcedValue> | undefined {
  const { value, document, path } = stated;
  if (typeof value === 'number' || 'value' in value) return stated as Located<SourcedValue>;
  const [member] = rest;
  const inner = member === undefined ? undefined : value[member];
  return inner === undefined || member === undefined ? undefined : { value: inner, document, path: [...path, member] };
}

/** Every constant and actor that a world names must exist. */
function checkStatedNames(theory: Theory, world: WorldSource, problems: ProblemList): void {
  const quantities = [...theory.vocabulary.quantities.values()].filter(({ kind }) => kind === 'constant');
  const isPair = ({ sets }: Quantity) => sets[1] !== undefined && sets[1] === sets[0];
  const check = (entries: ActorSource['constants'], pair: boolean) => {
    const known = quantities.filter((quantity) => isPair(quantity) === pair);
    for (const [name, entry] of entries) {
      const quantity = known.find((candidate) => candidate.name === name);
      if (!quantity) {
        problems.error(
          'unknown-name',
          keyAddressOf(entry),
          foundAndNearest(
            name,
            known.map((candidate) => candidate.name),
          ),
        );
      } else if (typeof entry.value === 'object' && !('value' in entry.value)) {
        const set = theory.vocabulary.sets.get(quantity.sets[pair ? 2 : 1] ?? '');
        for (const member of Object.keys(entry.value)) {
          if (set?.members.has(member)) continue;
          problems.error(
            'member-unknown',
            keyAddressOf(entry, member),
            foundAndNearest(member, set?.members.keys() ?? []),
          );
        }
      }
    }
  };
  for (const actor of world.actors.values()) {
    check(actor.constants, false);
    for (const [other, entries] of actor.toward) {
      const [first] = entries.values();
      if (!world.actors.has(other) || other === actor.id) {
        const address = first ? first.document.keyAddress(first.path.slice(0, -1)) : actor.address;
        problems.error('actor-absent', address, foundAndNearest(other, world.actors.keys()));
      }
      check(entries, true);
    }
  }
}
