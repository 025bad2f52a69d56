import type { Address, ProblemList } from '../files/problem.ts';
import type { ValueKind } from '../files/theory-schema.ts';
import type { WorldSource } from '../files/world-source.ts';
import { addConstants } from './constants.ts';
import type { NameTable } from './name-table.ts';
import { addParameters } from './parameters.ts';
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

/** Limits of what has none. */
export const unlimited = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/** Values of all parameters and constants, by series name. Reports what is missing, unknown or out of range. */
export function collectSettings(
  theory: Theory,
  world: WorldSource,
  names: NameTable,
  problems: ProblemList,
): Map<string, Setting> {
  const settings = new Map<string, Setting>();
  addParameters(theory, names, settings, problems);
  addConstants(theory, world, names.members, settings, problems);
  return settings;
}

/** Where a value and its range are written. */
export interface ValuePlaces {
  readonly value: Address;
  readonly range: Address;
}

/** Values must lie inside their own range, and the range inside what may be set. */
export function checkValue(
  value: number,
  range: readonly [number, number] | undefined,
  limits: readonly [number, number],
  places: ValuePlaces,
  problems: ProblemList,
): void {
  const [least, most] = range ?? limits;
  if (value < least || value > most) {
    problems.error('value-outside-range', places.value, { found: value, least, most });
  } else if (range && (range[0] < limits[0] || range[1] > limits[1])) {
    const found = range[0] < limits[0] ? range[0] : range[1];
    problems.error('value-outside-range', places.range, { found, least: limits[0], most: limits[1] });
  }
}

/** What a file says of where a number comes from. */
export function originOf(entry: {
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
