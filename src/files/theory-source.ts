import { type Library, type LoadedFile, loadFile } from './library.ts';
import { type Located, locateEntries, locateItems } from './located.ts';
import type { Address, ProblemList } from './problem.ts';
import { quantityName } from './signature.ts';
import {
  type ConstantEntry,
  type EquationItem,
  type EventTypeEntry,
  type FunctionEntry,
  type IndexEntry,
  type InputEntry,
  type ParameterEntry,
  type ShockEntry,
  type TheoryFile,
  theorySchema,
} from './theory-schema.ts';

/** A theory put together from its file and the files that it overrides, each piece with its place. */
export interface TheorySource {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly purpose: string;
  /** Id of the theory that this one changes. */
  readonly overrides?: string;
  readonly address: Address;
  readonly references: ReadonlyMap<string, string>;
  readonly step: number;
  readonly indices: ReadonlyMap<string, Located<IndexEntry>>;
  /** Keys are signatures such as `noisyOr(a, b)`. */
  readonly functions: ReadonlyMap<string, Located<FunctionEntry>>;
  readonly parameters: ReadonlyMap<string, Located<ParameterEntry>>;
  readonly constants: ReadonlyMap<string, Located<ConstantEntry>>;
  readonly inputs: ReadonlyMap<string, Located<InputEntry>>;
  readonly shocks: ReadonlyMap<string, Located<ShockEntry>>;
  readonly events: ReadonlyMap<string, Located<EventTypeEntry>>;
  readonly equations: readonly Located<EquationItem>[];
  /** Changes of parameters by overriding files, the overridden theory's first. */
  readonly settings: readonly Located<Pick<TheoryFile, 'set' | 'multiply'>>[];
  readonly headline: readonly string[];
  readonly milestones: readonly string[];
  /** The entries of these two lists with their places. */
  readonly listed: Readonly<Record<'headline' | 'milestones', readonly Located<string>[]>>;
  /** Patterns of the world by which the model is judged useful. */
  readonly patterns: readonly string[];
  /** Where the theory is known to be wrong against the record. */
  readonly misfits: readonly string[];
}

const deepestOverride = 8;

/** Loads a theory and everything that it overrides. Undefined after reporting problems. */
export function loadTheory(
  library: Library,
  reference: string,
  mention: Address,
  problems: ProblemList,
): TheorySource | undefined {
  const chain: LoadedFile<TheoryFile>[] = [];
  let next: string | undefined = reference;
  let from = mention;
  while (next !== undefined) {
    const file: LoadedFile<TheoryFile> | undefined = loadFile(library, 'theory', next, from, theorySchema, problems);
    if (!file) return undefined;
    if (chain.some((earlier) => earlier.document.file === file.document.file) || chain.length >= deepestOverride) {
      problems.error('cyclic-files', from, { found: next });
      return undefined;
    }
    chain.unshift(file);
    next = file.data.overrides;
    from = file.document.address(['overrides']);
  }
  return combine(chain, problems);
}

function combine(chain: readonly LoadedFile<TheoryFile>[], problems: ProblemList): TheorySource | undefined {
  const base = chain[0];
  const top = chain.at(-1);
  if (!base || !top) return undefined;
  for (const field of ['step', 'indices', 'equations'] as const) {
    if (base.data[field] === undefined) {
      problems.missing(field, base.document.address([]));
    }
  }
  // Without indices nothing can be said of anything that has them.
  if (base.data.indices === undefined) return undefined;
  const merged = <T>(field: 'indices' | 'functions' | 'parameters' | 'constants' | 'inputs' | 'shocks' | 'events') => {
    const entries = new Map<string, Located<T>>();
    for (const { data, document } of chain) {
      for (const [key, entry] of locateEntries(document, [field], data[field] as Record<string, T> | undefined)) {
        for (const [earlier, other] of entries) {
          if (quantityName(earlier) === quantityName(key) && other.document !== document) entries.delete(earlier);
        }
        entries.set(key, entry);
      }
    }
    return entries;
  };
  const lastList = (field: 'headline' | 'milestones') => {
    const file = chain.findLast(({ data }) => data[field] !== undefined);
    return file ? locateItems(file.document, [field], file.data[field]) : [];
  };
  const listed = { headline: lastList('headline'), milestones: lastList('milestones') };
  return {
    id: top.data.theory,
    title: top.data.title,
    summary: top.data.summary,
    purpose: top.data.purpose ?? base.data.purpose ?? '',
    ...(top.data.overrides === undefined ? {} : { overrides: top.data.overrides }),
    address: top.document.address([]),
    references: new Map(chain.flatMap(({ data }) => Object.entries(data.references ?? {}))),
    step: chain.reduce((step, { data }) => data.step ?? step, 1),
    indices: merged('indices'),
    functions: merged('functions'),
    parameters: merged('parameters'),
    constants: merged('constants'),
    inputs: merged('inputs'),
    shocks: merged('shocks'),
    events: merged('events'),
    equations: mergeEquations(chain),
    settings: chain
      .filter(({ data }) => data.set || data.multiply)
      .map(({ data, document }) => ({ value: data, document, path: [] })),
    headline: listed.headline.map(({ value }) => value),
    milestones: listed.milestones.map(({ value }) => value),
    listed,
    patterns: chain.reduce<readonly string[]>((patterns, { data }) => data.patterns ?? patterns, []),
    misfits: chain.reduce<readonly string[]>((misfits, { data }) => data.misfits ?? misfits, []),
  };
}

/** Equations of an overriding file take the place of those with the same left-hand side; new ones come last. */
function mergeEquations(chain: readonly LoadedFile<TheoryFile>[]): Located<EquationItem>[] {
  const merged: Located<EquationItem>[] = [];
  for (const [level, { data, document }] of chain.entries()) {
    for (const item of locateItems(document, ['equations'], data.equations)) {
      const side = leftSide(item.value);
      const at = level === 0 ? -1 : merged.findIndex(({ value }) => side !== undefined && leftSide(value) === side);
      if (at >= 0) merged[at] = item;
      else merged.push(item);
    }
  }
  return merged;
}

function leftSide(item: EquationItem): string | undefined {
  return (item.define ?? item.stock)?.replace(/\s+/g, '');
}
