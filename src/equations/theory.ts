import { addressOf, keyAddressOf, type Located } from '../files/located.ts';
import { foundAndNearest, isInheritedName, namePattern } from '../files/names.ts';
import { type Address, ProblemList, type Result } from '../files/problem.ts';
import { readSignature } from '../files/signature.ts';
import type { EventTypeEntry, IndexEntry } from '../files/theory-schema.ts';
import type { TheorySource } from '../files/theory-source.ts';
import { builtinNames, type IndexSet, type Quantity, type QuantityKind, type Vocabulary } from './declarations.ts';
import { checkDimensions } from './dimensions.ts';
import { builtinFunctions, type Expression, type IndexArgument, reductions, walk } from './expression.ts';
import { readExpression, type Scope } from './read-expression.ts';

/** One right-hand side of a variable, for the indices that its left-hand side names. */
export interface Equation {
  readonly quantity: Quantity;
  /** Letters and, for special cases, members. */
  readonly pattern: readonly IndexArgument[];
  readonly id?: string;
  readonly text: string;
  readonly source?: string;
  readonly note?: string;
  readonly section: string;
  /** A definition's value in the present step. */
  readonly is?: Expression;
  /** A stock's first value, or what `previous` means in the first step. */
  readonly start?: Expression;
  /** A stock's value in the next step. */
  readonly next?: Expression;
  /** The right-hand sides as written. */
  readonly written: { readonly is?: string; readonly start?: string; readonly next?: string };
  readonly address: Address;
}

/** A function that the theory defines for its equations. */
export interface OwnFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: Expression;
  readonly text: string;
  readonly written: string;
}

/** What an event of a type does to a stock. */
export interface EventEffect {
  readonly stock: Quantity;
  readonly indices: readonly IndexArgument[];
  /** Kinds of events that have this effect; undefined means all. */
  readonly kinds?: ReadonlySet<string>;
  readonly becomes: Expression;
  readonly text: string;
  readonly written: string;
}

/** A type of dated event with its effects. */
export interface EventType {
  readonly name: string;
  readonly meaning: string;
  readonly turn: number;
  readonly kinds: ReadonlyMap<string, string>;
  readonly symmetric: boolean;
  readonly effects: readonly EventEffect[];
}

/** A theory whose every equation is parsed and checked; nothing in it depends on a world yet. */
export interface Theory {
  readonly source: TheorySource;
  readonly vocabulary: Vocabulary;
  readonly functions: ReadonlyMap<string, OwnFunction>;
  /** Variable name to its equations, special cases included. */
  readonly equations: ReadonlyMap<string, readonly Equation[]>;
  /** Types in the order of their turns. */
  readonly eventTypes: ReadonlyMap<string, EventType>;
}

/** Letters that stand for an event's two actors in its effects, and its strength. */
export const eventLocals = { source: 'source', target: 'target', intensity: 'intensity' } as const;

/** Parses and checks a theory: names, indices, arity, missing starts, unused names. Reports everything at once. */
export function buildTheory(source: TheorySource): Result<Theory> {
  const problems = new ProblemList();
  const builder = new Builder(source, problems);
  const theory = builder.build();
  return problems.result(() => theory);
}

class Builder {
  readonly #source: TheorySource;
  readonly #problems: ProblemList;
  readonly #sets = new Map<string, IndexSet>();
  readonly #letters = new Map<string, string>();
  readonly #quantities = new Map<string, Quantity>();
  readonly #functionParameters = new Map<string, readonly string[]>();
  readonly #used = new Set<string>();
  readonly #vocabulary: Vocabulary;

  constructor(source: TheorySource, problems: ProblemList) {
    this.#source = source;
    this.#problems = problems;
    this.#vocabulary = {
      sets: this.#sets,
      letters: this.#letters,
      quantities: this.#quantities,
      functions: this.#functionParameters,
    };
  }

  build(): Theory {
    for (const [name, entry] of this.#source.indices) this.#declareIndex(name, entry);
    this.#declareAll();
    const functions = this.#readFunctions();
    const equations = this.#readEquations();
    const eventTypes = this.#readEventTypes();
    this.#checkNames(this.#source.headline, 'headline');
    this.#reportUnused();
    const theory = { source: this.#source, vocabulary: this.#vocabulary, functions, equations, eventTypes };
    checkDimensions(theory, this.#problems);
    return theory;
  }

  #declareIndex(name: string, entry: Located<IndexEntry>): void {
    const { letters, members, meaning, from } = entry.value;
    for (const [at, letter] of letters.entries()) {
      if (this.#letters.has(letter)) {
        this.#problems.error('duplicate-letter', addressOf(entry, 'letters', at), { found: letter });
      }
      this.#letters.set(letter, name);
    }
    for (const member of Object.keys(members ?? {})) this.#checkName(member, keyAddressOf(entry, 'members', member));
    const named = Object.entries(members ?? {}).map(
      ([member, { meaning: text, symbol }]) =>
        [member, symbol === undefined ? { meaning: text } : { meaning: text, symbol }] as const,
    );
    this.#sets.set(name, { name, meaning, letters, members: new Map(named), fromWorld: from === 'world' });
  }

  #declareAll(): void {
    const { parameters, constants, inputs, shocks, equations, functions } = this.#source;
    for (const [key, entry] of parameters) {
      this.#declare(key, 'parameter', entry.value, keyAddressOf(entry), {});
    }
    for (const [key, entry] of constants) this.#declare(key, 'constant', entry.value, keyAddressOf(entry), {});
    for (const [key, entry] of inputs) this.#declare(key, 'input', entry.value, keyAddressOf(entry), {});
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
      if (text === undefined && !this.#quantities.has(readSignature(key)?.name ?? '')) {
        this.#problems.error('missing-field', address, { found: 'text' });
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
      return;
    }
    const { name } = signature;
    const sets = signature.arguments.map((argument) => this.#setOf(argument, address));
    if (sets.includes(undefined)) return;
    const earlier = this.#quantities.get(name);
    if (earlier) {
      const again = kind === earlier.kind && (kind === 'definition' || kind === 'stock');
      if (!again) this.#problems.error('duplicate-definition', address, { found: name });
      else if (earlier.sets.join() !== sets.join()) {
        this.#problems.error('arity', address, {
          name,
          least: earlier.sets.length,
          most: earlier.sets.length,
          found: sets.length,
        });
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
      this.#problems.error('index-unknown', address, foundAndNearest(argument, known));
    }
    return set;
  }

  #checkName(name: string, address: Address): void {
    const taken =
      name in builtinFunctions ||
      (builtinNames as readonly string[]).includes(name) ||
      (reductions as readonly string[]).includes(name) ||
      ['previous', 'whereLargest', ...Object.values(eventLocals)].includes(name) ||
      this.#letters.has(name);
    if (!namePattern.test(name) || isInheritedName(name) || taken) {
      this.#problems.error('bad-name', address, { found: name });
    }
  }

  #readFunctions(): Map<string, OwnFunction> {
    const functions = new Map<string, OwnFunction>();
    for (const [key, entry] of this.#source.functions) {
      const signature = readSignature(key);
      if (!signature) continue;
      const scope: Scope = { letters: new Map(), locals: new Set(signature.arguments) };
      // A function may use those above it only, so that no call can come back to itself.
      const known = {
        ...this.#vocabulary,
        functions: new Map([...functions].map(([name, own]) => [name, own.parameters])),
      };
      const body = readExpression(this.#text(entry, entry.value.is, 'is'), scope, known, this.#problems);
      if (!body) continue;
      this.#use(body);
      const { text, is } = entry.value;
      functions.set(signature.name, { name: signature.name, parameters: signature.arguments, body, text, written: is });
    }
    return functions;
  }

  #readEquations(): Map<string, Equation[]> {
    const equations = new Map<string, Equation[]>();
    let section = '';
    for (const item of this.#source.equations) {
      section = item.value.section ?? section;
      const { define, stock, is, start, next, id, text, source, note } = item.value;
      const signature = readSignature(define ?? stock ?? '');
      const quantity = signature && this.#quantities.get(signature.name);
      if (!signature || !quantity) continue;
      const pattern = this.#pattern(signature.arguments, quantity, item);
      if (!pattern) continue;
      const scope = scopeOf(pattern, quantity);
      for (const [field, expected] of define === undefined
        ? ([
            ['is', false],
            ['start', true],
            ['next', true],
          ] as const)
        : ([
            ['is', true],
            ['next', false],
          ] as const)) {
        if (expected && item.value[field] === undefined) {
          this.#problems.error('missing-field', addressOf(item), { found: field });
        } else if (!expected && item.value[field] !== undefined) {
          this.#problems.error('unknown-field', keyAddressOf(item, field), { found: field });
        }
      }
      const read = (field: 'is' | 'start' | 'next') => {
        const written = item.value[field];
        if (written === undefined) return undefined;
        const expression = readExpression(this.#text(item, written, field), scope, this.#vocabulary, this.#problems);
        if (expression) this.#use(expression);
        return expression;
      };
      const sides = { is: read('is'), start: read('start'), next: read('next') };
      const equation: Equation = {
        quantity,
        pattern,
        text: text ?? quantity.meaning,
        section,
        ...defined({ ...sides, id, source, note }),
        written: defined({ is, start, next }),
        address: addressOf(item),
      };
      const earlier = equations.get(quantity.name) ?? [];
      if (earlier.some((other) => samePattern(other.pattern, pattern))) {
        this.#problems.error('duplicate-definition', equation.address, { found: define ?? stock ?? '' });
      }
      equations.set(quantity.name, [...earlier, equation]);
    }
    for (const list of equations.values()) for (const equation of list) this.#checkPrevious(equation, equations);
    return equations;
  }

  #pattern(args: readonly string[], quantity: Quantity, item: Located<unknown>): IndexArgument[] | undefined {
    const pattern: IndexArgument[] = [];
    for (const argument of args) {
      const kind = this.#letters.has(argument) ? 'letter' : 'member';
      if (kind === 'letter' && pattern.some((other) => other.kind === 'letter' && other.letter === argument)) {
        this.#problems.error('duplicate-letter', addressOf(item), { found: argument });
        return undefined;
      }
      pattern.push(kind === 'letter' ? { kind, letter: argument } : { kind, member: argument });
    }
    return pattern.length === quantity.sets.length ? pattern : undefined;
  }

  /** `previous(x)` needs to know what x was before the first step. */
  #checkPrevious(equation: Equation, equations: ReadonlyMap<string, readonly Equation[]>): void {
    for (const side of [equation.is, equation.start, equation.next]) {
      if (!side) continue;
      walk(side, (part) => {
        if (part.kind !== 'quantity' || !part.previous) return;
        const quantity = this.#quantities.get(part.name);
        const starts = (equations.get(part.name) ?? []).every(({ start }) => start !== undefined);
        if (quantity?.kind !== 'definition' || !starts) {
          this.#problems.error('previous-needs-start', part.address, { found: part.name });
        }
      });
    }
  }

  #readEventTypes(): Map<string, EventType> {
    const types: EventType[] = [];
    for (const [name, entry] of this.#source.events) {
      const { meaning, turn, kinds, symmetric } = entry.value;
      types.push({
        name,
        meaning,
        turn,
        kinds: new Map(Object.entries(kinds)),
        symmetric: symmetric ?? false,
        effects: this.#readEffects(entry),
      });
    }
    types.sort((a, b) => a.turn - b.turn || (a.name < b.name ? -1 : 1));
    return new Map(types.map((type) => [type.name, type]));
  }

  #readEffects(entry: Located<EventTypeEntry>): EventEffect[] {
    const actorSet = [...this.#sets.values()].find(({ fromWorld }) => fromWorld)?.name ?? '';
    const scope: Scope = {
      letters: new Map([eventLocals.source, eventLocals.target].map((letter) => [letter, actorSet])),
      locals: new Set([eventLocals.intensity]),
    };
    const effects: EventEffect[] = [];
    for (const [at, { on, kinds, becomes, text }] of entry.value.effects.entries()) {
      const below = ['effects', at] as const;
      const target = readExpression(this.#text(entry, on, ...below, 'on'), scope, this.#vocabulary, this.#problems);
      const value = readExpression(
        this.#text(entry, becomes, ...below, 'becomes'),
        scope,
        this.#vocabulary,
        this.#problems,
      );
      for (const [kindAt, kind] of (kinds ?? []).entries()) {
        if (!Object.hasOwn(entry.value.kinds, kind)) {
          this.#problems.error('kind-unknown', addressOf(entry, ...below, 'kinds', kindAt), {
            ...foundAndNearest(kind, Object.keys(entry.value.kinds)),
          });
        }
      }
      if (!target || !value) continue;
      const stock = target.kind === 'quantity' ? this.#quantities.get(target.name) : undefined;
      if (target.kind !== 'quantity' || stock?.kind !== 'stock') {
        this.#problems.error('not-in-event-rule', addressOf(entry, ...below, 'on'), { found: on });
        continue;
      }
      this.#use(value);
      walk(value, (part) => {
        const kind = part.kind === 'quantity' ? this.#quantities.get(part.name)?.kind : undefined;
        if (kind === 'definition' || kind === 'shock') {
          this.#problems.error('not-in-event-rule', part.address, { found: part.kind === 'quantity' ? part.name : '' });
        }
      });
      effects.push({
        stock,
        indices: target.indices,
        ...(kinds === undefined ? {} : { kinds: new Set(kinds) }),
        becomes: value,
        text,
        written: becomes,
      });
    }
    return effects;
  }

  #checkNames(names: readonly string[], field: string): void {
    for (const name of names) {
      if (!this.#quantities.has(name)) {
        this.#problems.error('unknown-name', this.#source.address, {
          ...foundAndNearest(name, this.#quantities.keys()),
          field,
        });
      }
    }
  }

  #use(expression: Expression): void {
    walk(expression, (part) => {
      if (part.kind === 'quantity' || part.kind === 'apply') this.#used.add(part.name);
    });
  }

  /** A number that no equation reads would mislead whoever changes it. */
  #reportUnused(): void {
    for (const quantity of this.#quantities.values()) {
      if (quantity.kind === 'definition' || quantity.kind === 'stock' || this.#used.has(quantity.name)) continue;
      this.#problems.warning('unused-name', quantity.address, { found: quantity.name });
    }
    for (const [key, entry] of this.#source.functions) {
      const name = readSignature(key)?.name ?? key;
      if (!this.#used.has(name)) this.#problems.warning('unused-name', keyAddressOf(entry), { found: name });
    }
  }

  #text(entry: Located<unknown>, text: string, ...below: (string | number)[]) {
    return {
      text,
      address: (offset: number) => entry.document.characterAddress([...entry.path, ...below], offset),
    };
  }
}

function scopeOf(pattern: readonly IndexArgument[], quantity: Quantity): Scope {
  const letters = new Map<string, string>();
  for (const [position, argument] of pattern.entries()) {
    if (argument.kind === 'letter') letters.set(argument.letter, quantity.sets[position] ?? '');
  }
  return { letters, locals: new Set() };
}

/** Two patterns cover the same indices when they name the same members in the same places. */
function samePattern(a: readonly IndexArgument[], b: readonly IndexArgument[]): boolean {
  return a.every((argument, position) => {
    const other = b[position];
    return argument.kind === 'letter'
      ? other?.kind === 'letter'
      : other?.kind === 'member' && other.member === argument.member;
  });
}

function isInterval(range: unknown): range is readonly [number, number] {
  return Array.isArray(range);
}

/** The fields of `object` that have a value. */
function defined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
