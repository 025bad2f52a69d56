import type { BoundEntry, ClaimFile, ClaimTestEntry, MeasureEntry, QuantityEntry, Statistic } from './claim-schema.ts';
import { claimSchema, statistics } from './claim-schema.ts';
import { dateToYear } from './dates.ts';
import { type Library, type LoadedFile, loadFile } from './library.ts';
import { addressOf, keyAddressOf, type Located, locateEntries, locateItems } from './located.ts';
import type { Address, ProblemList } from './problem.ts';
import type { VariantEntry } from './scenario-schema.ts';

/** A half-line on which an effect may lie. */
export interface Bound {
  readonly side: 'above' | 'below';
  readonly value: number;
  /** Whether the value itself lies on it. */
  readonly inclusive: boolean;
}

/** A statistic with the years that it covers: both in full, or for `at` a decimal year twice. */
export interface StatisticOverYears {
  readonly statistic: Statistic;
  readonly from: number;
  readonly to: number;
}

/** One number of one run, or of the record. */
export interface ClaimMeasure extends StatisticOverYears {
  readonly name: string;
  /** A quantity of the file or a series, of the model or (`isObserved`) of the record. */
  readonly of: string;
  readonly isObserved: boolean;
  /** Undefined: the scenario as it is, or the condition under which the tests are repeated. */
  readonly variant?: string;
  readonly place: Located<MeasureEntry>;
}

/** One comparison. */
export interface ClaimTest {
  readonly id: string;
  readonly title: string;
  readonly measures: readonly ClaimMeasure[];
  readonly support: Bound;
  readonly contradiction: Bound;
  readonly builtIn?: string;
  readonly note?: string;
  readonly place: Located<ClaimTestEntry>;
}

/** A claim with its tests. */
export interface ClaimSource extends Pick<ClaimFile, 'title' | 'kind' | 'study' | 'meaning' | 'refutation'> {
  readonly id: string;
  readonly address: Address;
  readonly scenario: Located<string>;
  readonly quantities: ReadonlyMap<string, Located<QuantityEntry>>;
  readonly variants: readonly Located<VariantEntry>[];
  readonly conditions: readonly Located<string>[];
  readonly tests: readonly ClaimTest[];
}

/** Loads a claim. Undefined after reporting problems; for a tolerant list what is left of a damaged file. */
export function loadClaim(
  library: Library,
  reference: string,
  mention: Address,
  problems: ProblemList,
): ClaimSource | undefined {
  const file = loadFile(library, 'claim', reference, mention, claimSchema, problems);
  return file && readClaim(file, problems);
}

function readClaim({ data, document }: LoadedFile<ClaimFile>, problems: ProblemList): ClaimSource {
  const { claim, title, kind, study, meaning, refutation } = data;
  const variants = locateItems(document, ['variants'], data.variants);
  reportRepeated(variants, problems);
  const places = locateItems(document, ['tests'], data.tests);
  reportRepeated(places, problems);
  const tests = places.flatMap((place) => readTest(place, kind === 'fact', problems) ?? []);
  return {
    ...{ id: claim, title, kind, study: study.trim(), meaning: meaning.trim(), refutation: refutation.trim() },
    address: document.address([]),
    scenario: { value: data.scenario, document, path: ['scenario'] },
    quantities: new Map(locateEntries(document, ['quantities'], data.quantities)),
    variants,
    conditions: locateItems(document, ['conditions'], data.conditions),
    tests,
  };
}

function reportRepeated(items: readonly Located<{ readonly id: string }>[], problems: ProblemList): void {
  const seen = new Set<string>();
  for (const item of items) {
    const { id } = item.value;
    if (seen.has(id)) problems.error('duplicate-id', addressOf(item, 'id'), { found: id });
    seen.add(id);
  }
}

function readTest(place: Located<ClaimTestEntry>, isFact: boolean, problems: ProblemList): ClaimTest | undefined {
  const { id, title, builtIn, note } = place.value;
  const path = [...place.path, 'measures'];
  const entries = locateEntries(place.document, path, place.value.measures);
  if (entries.length === 0) problems.error('list-empty', addressOf(place, 'measures'));
  const measures = entries.map(([name, entry]) => readMeasure(name, entry, isFact, problems));
  const support = readBound(place, 'support', problems);
  const contradiction = readBound(place, 'contradiction', problems);
  if (!support || !contradiction || measures.length === 0) return undefined;
  if (meet(support, contradiction)) problems.error('bounds-meet', addressOf(place, 'contradiction'));
  return {
    ...{ id, title, support, contradiction, place },
    measures: measures.flatMap((one) => one ?? []),
    ...(builtIn === undefined ? {} : { builtIn: builtIn.trim() }),
    ...(note === undefined ? {} : { note: note.trim() }),
  };
}

function readMeasure(
  name: string,
  place: Located<MeasureEntry>,
  isFact: boolean,
  problems: ProblemList,
): ClaimMeasure | undefined {
  const { of, observed } = place.value;
  const chosen = statistics.filter((one) => place.value[one] !== undefined);
  const [statistic] = chosen;
  if (statistic === undefined || chosen.length > 1) {
    problems.error('one-of-fields', addressOf(place), { expected: statistics.join(', ') });
    return undefined;
  }
  const wanted = isFact ? 'observed' : 'of';
  const barred = isFact ? 'of' : 'observed';
  const wrong = [barred, ...(isFact ? (['in'] as const) : (['actor', 'partner', 'sum'] as const))] as const;
  for (const field of wrong) {
    if (place.value[field] === undefined) continue;
    problems.error(isFact ? 'fact-simulated' : 'observed-in-model', keyAddressOf(place, field));
    return undefined;
  }
  if (place.value[wanted] === undefined) {
    problems.missing(wanted, addressOf(place));
    return undefined;
  }
  const years = place.value[statistic];
  const date = Array.isArray(years) ? Number.NaN : (dateToYear(years ?? Number.NaN) ?? Number.NaN);
  const [from, to] = Array.isArray(years) ? years : [date, date];
  return {
    ...{ name, statistic, from, to, isObserved: isFact, place },
    of: of ?? observed ?? '',
    ...(place.value.in === undefined ? {} : { variant: place.value.in }),
  };
}

const sides = [
  ['above', 'above', false],
  ['atLeast', 'above', true],
  ['below', 'below', false],
  ['atMost', 'below', true],
] as const satisfies readonly (readonly [keyof BoundEntry, Bound['side'], boolean])[];

function readBound(
  place: Located<ClaimTestEntry>,
  field: 'support' | 'contradiction',
  problems: ProblemList,
): Bound | undefined {
  const entry = place.value[field];
  const given = sides.filter(([name]) => entry[name] !== undefined);
  const [first] = given;
  if (!first || given.length > 1) {
    problems.error('one-of-fields', addressOf(place, field), { expected: sides.map(([name]) => name).join(', ') });
    return undefined;
  }
  const [name, side, inclusive] = first;
  return { side, inclusive, value: entry[name] ?? 0 };
}

/** Whether one effect could lie on both half-lines. */
function meet(one: Bound, other: Bound): boolean {
  if (one.side === other.side) return true;
  const [above, below] = one.side === 'above' ? [one, other] : [other, one];
  return above.value < below.value || (above.value === below.value && above.inclusive && below.inclusive);
}

/** Whether an effect lies on a half-line. */
export function liesOn({ side, value, inclusive }: Bound, effect: number): boolean {
  if (inclusive && effect === value) return true;
  return side === 'above' ? effect > value : effect < value;
}
