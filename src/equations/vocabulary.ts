import { addressOf, keyAddressOf, type Located } from '../files/located.ts';
import { foundAndNearest, isInheritedName, namePattern } from '../files/names.ts';
import type { Address, ProblemList } from '../files/problem.ts';
import { quantityName, readSignature } from '../files/signature.ts';
import type { IndexEntry } from '../files/theory-schema.ts';
import type { TheorySource } from '../files/theory-source.ts';
import {
  arityValues,
  builtinNames,
  type IndexSet,
  type Quantity,
  type QuantityKind,
  type Vocabulary,
} from './declarations.ts';
import { builtinFunctions, reductions } from './expression.ts';
import { reservedWords } from './parse-expression.ts';
import { eventLocals } from './theory.ts';

/** Collects every name that a theory declares, and reports names that are taken, ill-formed or declared twice. */
export function declareVocabulary(source: TheorySource, problems: ProblemList): Vocabulary {
  return new Declarer(source, problems).declare();
}

class Declarer {
  readonly #source: TheorySource;
  readonly #problems: ProblemList;
  readonly #sets = new Map<string, IndexSet>();
  readonly #letters = new Map<string, string>();
  readonly #quantities = new Map<string, Quantity>();
  readonly #functionParameters = new Map<string, readonly string[]>();
  readonly #symbolPlaces = new Map<string, Address>();

  constructor(source: TheorySource, problems: ProblemList) {
    this.#source = source;
    this.#problems = problems;
  }

  declare(): Vocabulary {
    for (const [name, entry] of this.#source.indices) this.#declareIndex(name, entry);
    this.#checkIndices();
    this.#declareAll();
    this.#checkSymbols();
    return {
      sets: this.#sets,
      letters: this.#letters,
      quantities: this.#quantities,
      functions: this.#functionParameters,
    };
  }

  #declareIndex(name: string, entry: Located<IndexEntry>): void {
    const { letters, members, meaning, from } = entry.value;
    for (const [at, letter] of letters.entries()) {
      if (this.#letters.has(letter)) {
        this.#problems.error('duplicate-letter', addressOf(entry, 'letters', at), { found: letter });
      }
      this.#letters.set(letter, name);
    }
    const named = Object.entries(members ?? {}).map(
      ([member, { meaning: text, symbol }]) =>
        [member, symbol === undefined ? { meaning: text } : { meaning: text, symbol }] as const,
    );
    this.#sets.set(name, { name, meaning, letters, members: new Map(named), fromWorld: from === 'world' });
  }

  /** One index has the world's actors as members, any other names its own, and no name is a member of two. */
  #checkIndices(): void {
    const taken = new Set<string>();
    let fromWorld: string | undefined;
    for (const [name, entry] of this.#source.indices) {
      const { from, members = {} } = entry.value;
      if ((from === undefined) === (Object.keys(members).length === 0) || (from && fromWorld !== undefined)) {
        this.#problems.error('index-members', keyAddressOf(entry), { found: name });
      }
      if (from) fromWorld ??= name;
      for (const member of Object.keys(members)) {
        const address = keyAddressOf(entry, 'members', member);
        if (taken.has(member)) this.#problems.error('duplicate-definition', address, { found: member });
        taken.add(member);
        this.#checkName(member, address);
      }
    }
    const [first] = this.#source.indices;
    if (first && fromWorld === undefined) {
      this.#problems.error('index-members', keyAddressOf(first[1]), { found: first[0] });
      for (const actor of [eventLocals.source, eventLocals.target]) this.#problems.lost.add(actor);
    }
  }

  /** Users may name by its symbol whatever they can set; it must then be clear what they mean. */
  #checkSymbols(): void {
    const settable = [...this.#quantities.values()].filter(({ kind }) => settableKinds.has(kind));
    const taken = new Map(settable.map(({ name }) => [name, name]));
    for (const { name, symbol, address } of settable) {
      if (symbol === undefined || symbol === name) continue;
      const other = taken.get(symbol);
      if (other !== undefined) {
        this.#problems.error('ambiguous-name', this.#symbolPlaces.get(name) ?? address, { found: symbol, other });
      }
      taken.set(symbol, name);
    }
  }

  #declareAll(): void {
    const { parameters, constants, inputs, shocks, equations, functions } = this.#source;
    for (const [kind, entries] of [
      ['parameter', parameters],
      ['constant', constants],
      ['input', inputs],
    ] as const) {
      for (const [key, entry] of entries) {
        this.#declare(key, kind, entry.value, keyAddressOf(entry), {});
        this.#symbolPlaces.set(quantityName(key), addressOf(entry, 'symbol'));
      }
    }
    for (const [key, entry] of shocks) this.#declare(key, 'shock', entry.value, keyAddressOf(entry), {});
    let section = '';
    for (const item of equations) {
      section = item.value.section ?? section;
      const { define, stock, text, unit, range, symbol, source, intermediate } = item.value;
      if (define === undefined && stock === undefined) {
        if (item.value.section === undefined) {
          this.#problems.error('one-of-fields', addressOf(item), { expected: 'define, stock, section' });
        }
        continue;
      }
      if (define !== undefined && stock !== undefined) {
        this.#problems.error('one-of-fields', addressOf(item), { expected: 'define, stock' });
      }
      const key = define ?? stock ?? '';
      const kind = define === undefined ? 'stock' : 'definition';
      const address = addressOf(item, kind === 'stock' ? 'stock' : 'define');
      const described = {
        meaning: text ?? '',
        ...(unit === undefined ? {} : { unit }),
        ...(symbol === undefined ? {} : { symbol }),
        ...(source === undefined ? {} : { source }),
        ...(range === undefined ? {} : { range }),
      };
      if (text === undefined && !this.#quantities.has(quantityName(key))) {
        this.#problems.missing('text', addressOf(item));
      }
      this.#declare(key, kind, described, address, { section, output: intermediate !== true });
    }
    for (const [key, entry] of functions) {
      const signature = readSignature(key);
      if (!signature) {
        this.#problems.error('bad-name', keyAddressOf(entry), { found: key });
        continue;
      }
      this.#checkName(signature.name, keyAddressOf(entry));
      if (this.#functionParameters.has(signature.name) || this.#quantities.has(signature.name)) {
        this.#problems.error('duplicate-definition', keyAddressOf(entry), { found: signature.name });
      }
      const repeated = signature.arguments.find((name, at) => signature.arguments.indexOf(name) < at);
      if (repeated !== undefined) {
        this.#problems.error('duplicate-definition', keyAddressOf(entry), { found: repeated });
      }
      this.#functionParameters.set(signature.name, signature.arguments);
    }
  }

  /** Special cases of a variable declare it again; its sets must then agree, and the first meaning stays. */
  #declare(
    key: string,
    kind: QuantityKind,
    described: {
      meaning: string;
      symbol?: string | undefined;
      unit?: string | undefined;
      range?: unknown;
      symmetric?: boolean | undefined;
      source?: string | undefined;
    },
    address: Address,
    extra: { section?: string; output?: boolean },
  ): void {
    const signature = readSignature(key);
    if (!signature) {
      this.#problems.error('bad-name', address, { found: key });
      this.#problems.lost.add(/^\w*/.exec(key.trim())?.[0] ?? key);
      return;
    }
    const { name } = signature;
    const sets = signature.arguments.map((argument) => this.#setOf(argument, address));
    if (sets.includes(undefined)) {
      this.#problems.lost.add(name);
      return;
    }
    const earlier = this.#quantities.get(name);
    if (earlier) {
      const again = kind === earlier.kind && (kind === 'definition' || kind === 'stock');
      if (!again) this.#problems.error('duplicate-definition', address, { found: name });
      else if (earlier.sets.length !== sets.length) {
        this.#problems.error('arity', address, arityValues(name, earlier.sets.length, sets.length));
      } else if (earlier.sets.join() !== sets.join()) {
        this.#problems.error('duplicate-definition', address, { found: name });
      }
      return;
    }
    this.#checkName(name, address);
    const { meaning, symbol, unit, range, source } = described;
    this.#quantities.set(name, {
      name,
      kind,
      sets: sets as string[],
      symmetric: described.symmetric ?? false,
      meaning,
      ...(symbol === undefined ? {} : { symbol }),
      ...(unit === undefined ? {} : { unit }),
      ...(isInterval(range) ? { range } : {}),
      ...(source === undefined ? {} : { source }),
      ...(extra.section === undefined ? {} : { section: extra.section }),
      output: extra.output ?? false,
      address,
    });
  }

  #setOf(argument: string, address: Address): string | undefined {
    const set =
      this.#letters.get(argument) ?? [...this.#sets.values()].find(({ members }) => members.has(argument))?.name;
    if (set === undefined) {
      const known = [
        ...this.#letters.keys(),
        ...[...this.#sets.values()].flatMap(({ members }) => [...members.keys()]),
      ];
      const expected = known.join(', ') || '–';
      this.#problems.error('index-unknown', address, { ...foundAndNearest(argument, known), expected });
    }
    return set;
  }

  #checkName(name: string, address: Address): void {
    const isTaken =
      isInheritedName(name) ||
      reservedWords.has(name) ||
      name in builtinFunctions ||
      (builtinNames as readonly string[]).includes(name) ||
      (reductions as readonly string[]).includes(name) ||
      ['previous', 'whereLargest', ...Object.values(eventLocals)].includes(name) ||
      this.#letters.has(name);
    if (isTaken) this.#problems.error('name-taken', address, { found: name });
    else if (!namePattern.test(name)) this.#problems.error('bad-name', address, { found: name });
  }
}

const settableKinds: ReadonlySet<QuantityKind> = new Set(['parameter', 'constant', 'input']);

function isInterval(range: unknown): range is readonly [number, number] {
  return Array.isArray(range);
}
