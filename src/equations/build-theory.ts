import { addressOf, keyAddressOf, type Located } from '../files/located.ts';
import { foundAndNearest } from '../files/names.ts';
import { ProblemList, type Result } from '../files/problem.ts';
import { readSignature } from '../files/signature.ts';
import type { EquationItem, EventTypeEntry } from '../files/theory-schema.ts';
import type { TheorySource } from '../files/theory-source.ts';
import type { Quantity, Vocabulary } from './declarations.ts';
import { checkDimensions } from './dimensions.ts';
import { type Expression, type IndexArgument, walk } from './expression.ts';
import { readExpression, type Scope } from './read-expression.ts';
import {
  type Equation,
  type EventEffect,
  type EventType,
  eventLocals,
  type OwnFunction,
  type Theory,
} from './theory.ts';
import { declareVocabulary } from './vocabulary.ts';

/** Parses and checks a theory: names, indices, arity, missing starts, unused names. Reports everything at once. */
export function buildTheory(source: TheorySource): Result<Theory> {
  const problems = new ProblemList();
  const theory = readTheory(source, problems);
  return problems.result(() => theory);
}

/** A theory after its parsing; after problems it is fit for nothing but further checks. */
export function readTheory(source: TheorySource, problems: ProblemList): Theory {
  return new Builder(source, problems).build();
}

class Builder {
  readonly #source: TheorySource;
  readonly #problems: ProblemList;
  readonly #vocabulary: Vocabulary;
  readonly #used = new Set<string>();
  readonly #unreadable = new Set<string>();

  constructor(source: TheorySource, problems: ProblemList) {
    this.#source = source;
    this.#problems = problems;
    this.#vocabulary = declareVocabulary(source, problems);
  }

  build(): Theory {
    const functions = this.#readFunctions();
    const equations = this.#readEquations();
    const eventTypes = this.#readEventTypes();
    this.#checkNames('headline');
    this.#checkNames('milestones');
    // A quantity used nowhere but in an equation that could not be read is no problem of its own.
    if (!this.#problems.failed) this.#reportUnused();
    const theory = {
      source: this.#source,
      vocabulary: this.#vocabulary,
      functions,
      equations,
      eventTypes,
      unreadable: this.#unreadable,
    };
    checkDimensions(theory, this.#problems);
    return theory;
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
      const quantity = signature && this.#vocabulary.quantities.get(signature.name);
      if (!signature || !quantity) continue;
      const pattern = this.#pattern(signature.arguments, quantity, item);
      if (!pattern) {
        this.#unreadable.add(quantity.name);
        continue;
      }
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
          this.#problems.missing(field, addressOf(item));
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
      if (earlier.some((other) => samePattern(other.pattern, pattern) || isTied(other.pattern, pattern))) {
        this.#problems.error('duplicate-definition', addressOf(item, side(item)), { found: define ?? stock ?? '' });
      }
      equations.set(quantity.name, [...earlier, equation]);
    }
    for (const list of equations.values()) for (const equation of list) this.#checkPrevious(equation, equations);
    return equations;
  }

  #pattern(args: readonly string[], quantity: Quantity, item: Located<EquationItem>): IndexArgument[] | undefined {
    const pattern: IndexArgument[] = [];
    for (const argument of args) {
      const kind = this.#vocabulary.letters.has(argument) ? 'letter' : 'member';
      if (kind === 'letter' && pattern.some((other) => other.kind === 'letter' && other.letter === argument)) {
        this.#problems.error('duplicate-letter', addressOf(item, side(item)), { found: argument });
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
        const quantity = this.#vocabulary.quantities.get(part.name);
        if (quantity?.kind !== 'definition') {
          this.#problems.error('previous-needs-start', part.address, { found: part.name });
          return;
        }
        for (const { written, address } of equations.get(part.name) ?? []) {
          if (written.start === undefined) this.#problems.error('start-missing', address, { found: part.name });
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
    const actorSet = [...this.#vocabulary.sets.values()].find(({ fromWorld }) => fromWorld)?.name ?? '';
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
      const stock = target.kind === 'quantity' ? this.#vocabulary.quantities.get(target.name) : undefined;
      if (target.kind !== 'quantity' || stock?.kind !== 'stock') {
        this.#problems.error('not-a-stock', addressOf(entry, ...below, 'on'), { found: on });
        continue;
      }
      this.#use(value);
      walk(value, (part) => {
        const kind = part.kind === 'quantity' ? this.#vocabulary.quantities.get(part.name)?.kind : undefined;
        if (kind === 'definition' || kind === 'shock') {
          this.#problems.error('not-in-event-rule', part.address, { found: part.kind === 'quantity' ? part.name : '' });
        }
      });
      const effect: EventEffect = {
        stock,
        indices: target.indices,
        ...(kinds === undefined ? {} : { kinds: new Set(kinds) }),
        becomes: value,
        text,
        written: becomes,
      };
      const repeated = repeatedKind(effect, effects, entry.value);
      if (repeated !== undefined) {
        this.#problems.error('effect-repeated', addressOf(entry, ...below, 'on'), { found: on, kind: repeated });
      }
      if (entry.value.symmetric && !namesActor(effect)) {
        walk(value, (part) => {
          const actor = actorRead(part);
          if (actor !== undefined) this.#problems.error('effect-one-sided', part.address, { found: on, actor });
        });
      }
      effects.push(effect);
    }
    return effects;
  }

  /** Names listed at the top level are variables, which equations give values. */
  #checkNames(field: 'headline' | 'milestones'): void {
    const variables = [...this.#vocabulary.quantities.values()].filter(
      ({ kind }) => kind === 'definition' || kind === 'stock',
    );
    const known = variables.map(({ name }) => name);
    for (const { value, document, path } of this.#source.listed[field]) {
      if (known.includes(value)) continue;
      this.#problems.error('unknown-name', document.address(path), foundAndNearest(value, known));
    }
  }

  #use(expression: Expression): void {
    walk(expression, (part) => {
      if (part.kind === 'quantity' || part.kind === 'apply') this.#used.add(part.name);
    });
  }

  /** A number that no equation reads would mislead whoever changes it. */
  #reportUnused(): void {
    for (const quantity of this.#vocabulary.quantities.values()) {
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

/** A kind of events for which an earlier effect writes the same stock: which of the two would hold is unclear. */
function repeatedKind(
  effect: EventEffect,
  earlier: readonly EventEffect[],
  { kinds, symmetric }: EventTypeEntry,
): string | undefined {
  const targets = written(effect, symmetric ?? false);
  const rivals = earlier.filter((other) => written(other, symmetric ?? false).some((one) => targets.includes(one)));
  return Object.keys(kinds).find(
    (kind) => (effect.kinds?.has(kind) ?? true) && rivals.some((rival) => rival.kinds?.has(kind) ?? true),
  );
}

/** Whether the stock that an effect writes is one of an actor of the event. */
function namesActor({ indices }: Pick<EventEffect, 'indices'>): boolean {
  return indices.some(isEventActor);
}

/** The actor of an event, source or target, of whom this part of an expression reads something. */
function actorRead(part: Expression): string | undefined {
  const index = part.kind === 'quantity' ? part.indices.find(isEventActor) : undefined;
  return index?.kind === 'letter' ? index.letter : undefined;
}

function isEventActor(index: IndexArgument): boolean {
  return index.kind === 'letter' && (index.letter === eventLocals.source || index.letter === eventLocals.target);
}

/** The stocks that an effect writes; of a symmetric event those of both directions. */
function written({ stock, indices }: EventEffect, isSymmetric: boolean): string[] {
  const swapped: Readonly<Record<string, string>> = {
    [eventLocals.source]: eventLocals.target,
    [eventLocals.target]: eventLocals.source,
  };
  const names = indices.map((index) => (index.kind === 'letter' ? index.letter : index.member));
  const targets = [names, ...(isSymmetric ? [names.map((name) => swapped[name] ?? name)] : [])];
  return targets.map((target) => `${stock.name}(${target.join(', ')})`);
}

/** The field that holds the left-hand side of an equation. */
function side({ value }: Located<EquationItem>): 'define' | 'stock' {
  return value.define === undefined ? 'stock' : 'define';
}

function scopeOf(pattern: readonly IndexArgument[], quantity: Quantity): Scope {
  const letters = new Map<string, string>();
  for (const [position, argument] of pattern.entries()) {
    if (argument.kind === 'letter') letters.set(argument.letter, quantity.sets[position] ?? '');
  }
  return { letters, locals: new Set() };
}

/** Two special cases that cover a common case with equally many members: none would be the more special. */
function isTied(a: readonly IndexArgument[], b: readonly IndexArgument[]): boolean {
  const named = (pattern: readonly IndexArgument[]) => pattern.filter(({ kind }) => kind === 'member').length;
  const meet = a.every((argument, position) => {
    const other = b[position];
    return argument.kind === 'letter' || other?.kind !== 'member' || other.member === argument.member;
  });
  return meet && named(a) > 0 && named(a) === named(b);
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

/** The fields of `object` that have a value. */
function defined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
