import { addressOf, keyAddressOf, type Located } from '../files/located.ts';
import { foundAndNearest } from '../files/names.ts';
import type { ProblemList } from '../files/problem.ts';
import { quantityName, seriesName } from '../files/signature.ts';
import { rangeAround, type SourcedValue } from '../files/sourced-value.ts';
import type { ParameterEntry } from '../files/theory-schema.ts';
import type { Quantity } from './declarations.ts';
import { canonicalTuple, type Members, tuples } from './members.ts';
import { type NameTable, resolveNames } from './name-table.ts';
import { checkValue, originOf, type Setting, unlimited, type ValuePlaces } from './settings.ts';
import type { Theory } from './theory.ts';

/** Adds the values of a theory's parameters, as overriding theories leave them. */
export function addParameters(
  theory: Theory,
  names: NameTable,
  settings: Map<string, Setting>,
  problems: ProblemList,
): void {
  for (const [key, entry] of theory.source.parameters) {
    const quantity = theory.vocabulary.quantities.get(quantityName(key));
    if (quantity?.kind === 'parameter') addParameter(quantity, entry, names.members, settings, problems);
  }
  for (const override of theory.source.settings) applyOverride(override, settings, names, problems);
}

function addParameter(
  quantity: Quantity,
  entry: Located<ParameterEntry>,
  members: Members,
  settings: Map<string, Setting>,
  problems: ProblemList,
): void {
  const { value, range: plausible } = entry.value;
  const limits = entry.value.limits ?? unlimited;
  const all = tuples(quantity.sets, members);
  if (typeof value === 'object') {
    if (quantity.sets.length === 0) {
      problems.error('number-expected', addressOf(entry, 'value'), { found: '{...}' });
      return;
    }
    checkMembers(entry, Object.keys(value), all.map(memberKey), problems);
  }
  for (const tuple of all) {
    const stated = typeof value === 'number' ? value : value[memberKey(tuple)];
    if (stated === undefined) continue;
    const places: ValuePlaces = {
      value: addressOf(entry, 'value', ...(typeof value === 'number' ? [] : [memberKey(tuple)])),
      range: addressOf(entry, 'range'),
    };
    const range = plausible === undefined ? undefined : rangeAround(stated, plausible, limits);
    checkValue(stated, range, limits, places, problems);
    const canonical = canonicalTuple(quantity, tuple);
    const series = seriesName(quantity.name, canonical);
    settings.set(series, {
      series,
      name: quantity.name,
      members: canonical,
      value: stated,
      ...(range ? { range } : {}),
      limits,
      ...originOf(entry.value),
      address: places.value,
    });
  }
}

/** How the value for several members is named in a map of values. */
function memberKey(tuple: readonly string[]): string {
  return tuple.join(', ');
}

/** A map of values must have one for each member, and no other; a misspelt member is not a missing one as well. */
function checkMembers(
  entry: Located<ParameterEntry>,
  given: readonly string[],
  known: readonly string[],
  problems: ProblemList,
): void {
  const misspelt = new Set<string | undefined>();
  for (const member of given) {
    if (known.includes(member)) continue;
    const values = foundAndNearest(member, known);
    misspelt.add(values.nearest);
    problems.error('member-unknown', keyAddressOf(entry, 'value', member), values);
  }
  for (const member of known) {
    if (given.includes(member) || misspelt.has(member)) continue;
    problems.missing(member, addressOf(entry, 'value'));
  }
}

function applyOverride(
  override: Theory['source']['settings'][number],
  settings: Map<string, Setting>,
  names: NameTable,
  problems: ProblemList,
): void {
  const { set, multiply } = override.value;
  const each = (key: string, field: string, change: (setting: Setting) => Setting) => {
    const resolved = resolveNames(key, names, (quantity) => quantity.kind === 'parameter');
    if (!resolved.ok) {
      problems.error(resolved.code, keyAddressOf(override, field, key), resolved.values);
      return;
    }
    for (const series of resolved.series) {
      const setting = settings.get(series);
      if (setting) settings.set(series, change(setting));
    }
  };
  for (const [key, stated] of Object.entries(set ?? {})) {
    const below = typeof stated === 'number' ? [] : (['value'] as const);
    const places: ValuePlaces = {
      value: addressOf(override, 'set', key, ...below),
      range: addressOf(override, 'set', key, 'range'),
    };
    each(key, 'set', (setting) => restate(setting, stated, places, problems));
  }
  for (const [key, factor] of Object.entries(multiply ?? {})) {
    const address = addressOf(override, 'multiply', key);
    each(key, 'multiply', (setting) => {
      const scaled = { ...setting, value: setting.value * factor, address };
      const range = setting.range && ([setting.range[0] * factor, setting.range[1] * factor] as const);
      checkValue(scaled.value, range, setting.limits, { value: address, range: address }, problems);
      return range ? { ...scaled, range } : scaled;
    });
  }
}

function restate(setting: Setting, stated: SourcedValue, places: ValuePlaces, problems: ProblemList): Setting {
  const { range: oldRange, ...rest } = setting;
  const entry = typeof stated === 'number' ? { value: stated } : stated;
  const stillFits = oldRange && entry.value >= oldRange[0] && entry.value <= oldRange[1] ? oldRange : undefined;
  const range = 'range' in entry && entry.range ? rangeAround(entry.value, entry.range, setting.limits) : stillFits;
  checkValue(entry.value, range, setting.limits, places, problems);
  return {
    ...rest,
    ...originOf(typeof stated === 'number' ? setting : stated),
    value: entry.value,
    ...(range ? { range } : {}),
    address: places.value,
  };
}
