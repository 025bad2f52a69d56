import fc from 'fast-check';
import { stringify } from 'yaml';
import { shippedPath } from './library.ts';
import {
  type BuiltIn,
  type Operator,
  type Term,
  type TermFunction,
  type TermReduction,
  theoryText,
} from './theory-term.ts';

/** An equation of a made-up theory. Its left-hand side names letters and, for special cases, members. */
export interface MadeEquation {
  readonly name: string;
  readonly kind: 'definition' | 'stock';
  readonly pattern: readonly string[];
  readonly is?: Term;
  readonly start?: Term;
  readonly next?: Term;
}

/** What events of a made-up type do. */
export interface MadeEventType {
  readonly isSymmetric: boolean;
  readonly effects: readonly {
    readonly name: string;
    /** Of `source`, `target` and members. */
    readonly indices: readonly string[];
    readonly kinds: readonly string[] | undefined;
    readonly becomes: Term;
  }[];
}

/** A theory, a world and a scenario as files, and what a test knows of them without reading these. */
export interface MadeCase {
  /** Texts by path, for `libraryOf`; the scenario's id is `made`. */
  readonly files: ReadonlyMap<string, string>;
  /** Members of each set. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** Letter to its set. */
  readonly letters: ReadonlyMap<string, string>;
  /** Names of constants and shocks that are the same in both directions of a pair. */
  readonly symmetric: ReadonlySet<string>;
  readonly equations: readonly MadeEquation[];
  readonly eventTypes: ReadonlyMap<string, MadeEventType>;
  /** Positions of the scenario's levers. */
  readonly levers: Readonly<Record<string, number>>;
}

/** What decides a made-up case: dice for its choices, shapes of its terms, and numbers. */
interface Draws {
  readonly actors: number;
  readonly dice: readonly number[];
  readonly shapes: readonly Shape[];
  readonly numbers: readonly number[];
}

/** A tree that becomes a term once it is known what the term may read. */
interface Shape {
  readonly form: number;
  readonly parts: readonly Shape[];
}

interface Options {
  readonly fewest: number;
  readonly most: number;
  /**
   * Whether all values are finite and moderate: no root of a negative number, no division by nearly nothing, nothing
   * that grows without end. Otherwise some members of an ensemble may fail, as they may in a theory of a user.
   */
  readonly isTame: boolean;
}

const dieSize = 5040;
const die = fc.noBias(fc.nat(dieSize - 1));
const shape = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { weight: 1, arbitrary: fc.record({ form: die, parts: fc.constant([]) }) },
    { weight: 3, arbitrary: fc.record({ form: die, parts: fc.array(tie('shape'), { minLength: 1, maxLength: 2 }) }) },
  ),
})).shape;

/** Whole cases, valid by construction, with `fewest` to `most` actors. */
export function arbitraryCase(options: Options): fc.Arbitrary<MadeCase> {
  const list = <T>(items: fc.Arbitrary<T>, length: number) => fc.array(items, { minLength: length, maxLength: length });
  return fc
    .record({
      actors: fc.integer({ min: options.fewest, max: options.most }),
      dice: list(die, 151),
      shapes: list(shape, 31),
      numbers: list(fc.double({ min: -3, max: 3, noNaN: true }), 37),
    })
    .map((draws) => new CaseMaker(draws, options.isTame).make());
}

interface MadeQuantity {
  readonly name: string;
  readonly kind: 'parameter' | 'constant' | 'input' | 'shock' | 'definition' | 'stock';
  readonly sets: readonly string[];
  readonly symmetric?: boolean;
  /** Of a definition: whether its value one step earlier can be read. */
  readonly hasStart?: boolean;
}

/** What a term may read, and the letters that stand for members in it. */
interface Reach {
  readonly quantities: readonly MadeQuantity[];
  /** Definitions that can be read one step late. */
  readonly earlier: readonly MadeQuantity[];
  readonly letters: ReadonlyMap<string, string>;
  readonly locals: readonly string[];
  /** Reductions that may still stand within one another. */
  readonly reductions: number;
}

const allActors = ['RUS', 'CHN', 'USA', 'Iran', 'PRK', 'uk', 'B2', 'India'];
const allFields = ['trade', 'arms', 'Talks'];
const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];
const from = 2000;

class CaseMaker {
  readonly #draws: Draws;
  readonly #isTame: boolean;
  readonly #taken = { dice: 0, shapes: 0, numbers: 0 };
  readonly #actors: readonly string[];
  readonly #fields: readonly string[];
  readonly #actorLetters: readonly string[];
  readonly #fieldLetters: readonly string[];
  readonly #step: number;
  readonly #steps: number;
  #functions: readonly TermFunction[] = [];

  constructor(draws: Draws, isTame: boolean) {
    this.#draws = draws;
    this.#isTame = isTame;
    this.#actors = this.#shuffled(allActors).slice(0, draws.actors);
    this.#fields = this.#shuffled(allFields).slice(0, this.#die(4));
    const letters = this.#shuffled(alphabet);
    this.#actorLetters = letters.slice(0, 5);
    this.#fieldLetters = letters.slice(5, 7);
    this.#step = [0.25, 0.5, 1][this.#die(3)] ?? 1;
    this.#steps = 3 + this.#die(4);
  }

  make(): MadeCase {
    const given = this.#given();
    this.#functions = this.#ownFunctions(given);
    const stocks = this.#variables('stock', ['mood', 'tie', 'store', 'late']);
    const definitions = this.#variables('definition', ['first', 'second', 'third', 'fourth', 'fifth']);
    const equations = [
      ...definitions.flatMap((one, at) => this.#definition(one, [...given, ...stocks.slice(0, -1)], definitions, at)),
      ...stocks.map((one, at) => this.#stock(one, at, given, stocks, definitions)),
    ];
    const eventTypes = this.#eventTypes([...given.filter(({ kind }) => kind !== 'shock'), ...stocks], stocks);
    const scenario = this.#scenario(eventTypes);
    const files = new Map(
      [
        [shippedPath('theory', 'made'), this.#theory(given, equations, eventTypes)] as const,
        [shippedPath('world', 'made'), this.#world(given)] as const,
        [shippedPath('scenario', 'made'), scenario] as const,
      ].map(([path, content]) => [path, stringify(content, { lineWidth: 0 })]),
    );
    return {
      files,
      members: new Map([
        ['state', this.#actors],
        ['field', this.#fields],
      ]),
      letters: this.#letters(),
      symmetric: new Set(given.filter(({ symmetric }) => symmetric).map(({ name }) => name)),
      equations,
      eventTypes,
      levers: { faster: 0.5 + this.#die(11) / 10 },
    };
  }

  #die(sides: number): number {
    const { dice } = this.#draws;
    this.#taken.dice += 1;
    // Each round through the dice adds its number, so that no two rounds are the same.
    const round = Math.floor(this.#taken.dice / dice.length);
    return ((dice[this.#taken.dice % dice.length] ?? 0) + round) % sides;
  }

  #number(): number {
    this.#taken.numbers += 1;
    return this.#draws.numbers[this.#taken.numbers % this.#draws.numbers.length] ?? 0;
  }

  #shape(): Shape {
    this.#taken.shapes += 1;
    return this.#draws.shapes[this.#taken.shapes % this.#draws.shapes.length] as Shape;
  }

  #pick<T>(items: readonly T[]): T {
    return items[this.#die(items.length)] as T;
  }

  #shuffled<T>(items: readonly T[]): T[] {
    const rest = [...items];
    return items.map(() => rest.splice(this.#die(rest.length), 1)[0] as T);
  }

  #letters(): Map<string, string> {
    const fields = this.#fields.length > 0 ? this.#fieldLetters : [];
    return new Map([
      ...this.#actorLetters.map((letter) => [letter, 'state'] as const),
      ...fields.map((letter) => [letter, 'field'] as const),
    ]);
  }

  /** Everything that equations read and do not set. */
  #given(): MadeQuantity[] {
    const field = this.#fields.length > 0 ? ['field'] : [];
    const [one, two] = [['state'], ['state', 'state']];
    return [
      { name: 'pace', kind: 'parameter', sets: [] },
      { name: 'scale', kind: 'parameter', sets: [] },
      { name: 'habit', kind: 'parameter', sets: one },
      { name: 'worth', kind: 'parameter', sets: field },
      { name: 'size', kind: 'constant', sets: one },
      { name: 'spare', kind: 'constant', sets: one },
      { name: 'pull', kind: 'constant', sets: two },
      { name: 'bond', kind: 'constant', sets: [...two, ...field], symmetric: true },
      { name: 'depth', kind: 'constant', sets: [...one, ...field] },
      { name: 'trend', kind: 'input', sets: [] },
      { name: 'weather', kind: 'input', sets: one },
      { name: 'gap', kind: 'input', sets: two },
      { name: 'luck', kind: 'shock', sets: one },
      { name: 'chance', kind: 'shock', sets: two, symmetric: true },
    ];
  }

  #ownFunctions(given: readonly MadeQuantity[]): TermFunction[] {
    const quantities = given.filter(({ kind, sets }) => kind === 'parameter' && sets.length === 0);
    const reach = { quantities, earlier: [], letters: new Map<string, string>(), reductions: 0 };
    for (const [name, parameters] of [
      ['blend', ['near', 'far']],
      ['bend', ['near']],
    ] as const) {
      const body = this.#wrapped(this.#term(this.#shape(), { ...reach, locals: parameters }));
      // The second may call the first.
      this.#functions = [...this.#functions, { name, parameters, body }];
    }
    return [...this.#functions];
  }

  #variables(kind: 'definition' | 'stock', names: readonly string[]): MadeQuantity[] {
    const choices = [['state'], ['state', 'state'], [], ['state', 'state'], ['state']];
    const more = this.#fields.length > 0 ? [['field'], ['state', 'field'], ['state', 'state', 'field']] : [];
    return names.slice(this.#die(3)).map((name) => ({
      name,
      kind,
      sets: this.#pick([...choices, ...more]),
      hasStart: kind === 'definition' && this.#die(3) > 0,
    }));
  }

  #definition(
    quantity: MadeQuantity,
    readable: readonly MadeQuantity[],
    definitions: readonly MadeQuantity[],
    at: number,
  ): MadeEquation[] {
    const { name, sets, hasStart } = quantity;
    const quantities = [...readable, ...definitions.slice(0, at)];
    const equation = (pattern: readonly string[]): MadeEquation => ({
      name,
      kind: 'definition',
      pattern,
      is: this.#side(pattern, quantities, definitions),
      ...(hasStart
        ? {
            start: this.#side(
              pattern,
              readable.filter(({ kind }) => kind !== 'stock'),
              [],
            ),
          }
        : {}),
    });
    const pattern = this.#pattern(sets);
    const special =
      sets.at(-1) === 'field' && this.#die(2) === 0 ? [...pattern.slice(0, -1), this.#pick(this.#fields)] : undefined;
    return [equation(pattern), ...(special ? [equation(special)] : [])];
  }

  #stock(
    { name, sets }: MadeQuantity,
    at: number,
    given: readonly MadeQuantity[],
    stocks: readonly MadeQuantity[],
    definitions: readonly MadeQuantity[],
  ): MadeEquation {
    const pattern = this.#pattern(sets);
    // No definition reads the last stock, so that it can start from what is defined.
    const isLast = at === stocks.length - 1;
    const before = [...given, ...stocks.slice(0, at), ...(isLast ? definitions : [])];
    return {
      name,
      kind: 'stock',
      pattern,
      start: this.#side(pattern, before, isLast ? definitions : []),
      next: this.#side(pattern, [...given, ...stocks, ...definitions], definitions),
    };
  }

  #pattern(sets: readonly string[]): string[] {
    const letters = { state: this.#shuffled(this.#actorLetters), field: this.#shuffled(this.#fieldLetters) };
    return sets.map((set) => letters[set as 'state' | 'field'].pop() ?? '');
  }

  #side(pattern: readonly string[], quantities: readonly MadeQuantity[], definitions: readonly MadeQuantity[]): Term {
    const all = this.#letters();
    const letters = new Map(
      pattern.flatMap((index) => (all.has(index) ? [[index, all.get(index) ?? ''] as const] : [])),
    );
    const earlier = definitions.filter(({ hasStart }) => hasStart);
    const reductions = this.#actors.length > 4 ? 1 : 2;
    return this.#wrapped(this.#term(this.#shape(), { quantities, earlier, letters, locals: [], reductions }));
  }

  #eventTypes(readable: readonly MadeQuantity[], stocks: readonly MadeQuantity[]): Map<string, MadeEventType> {
    const letters = new Map([
      ['source', 'state'],
      ['target', 'state'],
    ]);
    const reach = { quantities: readable, earlier: [], letters, locals: ['intensity'], reductions: 1 };
    // What happens to both alike can't depend on who is named first.
    const impartial = { ...reach, letters: new Map<string, string>() };
    const types = ['push', 'calm'].map((type) => {
      const isSymmetric = this.#die(2) === 0;
      // No two effects of a type write the same stock.
      const effects = this.#shuffled(stocks)
        .slice(0, 1 + this.#die(2))
        .map(({ name, sets }) => {
          const roles = this.#shuffled(['source', 'target']);
          const indices = sets.map((set) => (set === 'state' ? (roles.pop() ?? '') : this.#pick(this.#fields)));
          const kinds = this.#die(3) === 0 ? ['sharp'] : undefined;
          const within = isSymmetric && !sets.includes('state') ? impartial : reach;
          return { name, indices, kinds, becomes: this.#wrapped(this.#term(this.#shape(), within)) };
        });
      return [type, { isSymmetric, effects }] as const;
    });
    return new Map(types);
  }

  /** Keeps the values of tame cases within bounds. */
  #wrapped(term: Term): Term {
    return this.#isTame ? call('clamp', term, number(-9), number(9)) : term;
  }

  /** The term of a shape within reach. */
  #term({ form, parts }: Shape, reach: Reach): Term {
    const part = (at: number) => parts[at % parts.length] as Shape;
    if (parts.length === 0) return this.#leaf(form, reach);
    const inside = (at: number, inner = reach) => this.#term(part(at), inner);
    const makers: (() => Term)[] = [
      ...(['+', '-', '*', '<', '<=', '>', '>=', '==', '!='] as const).map(
        (operator) => () => operation(operator, inside(0), inside(1)),
      ),
      () => operation('/', inside(0), this.#isTame ? operation('+', call('abs', inside(1)), number(0.5)) : inside(1)),
      () => ({ kind: 'negate', part: inside(0) }),
      () => ({ kind: 'power', base: this.#leaf(part(0).form, reach), exponent: 1 + (form % (this.#isTame ? 3 : 8)) }),
      () => call('min', inside(0), inside(1), this.#leaf(form, reach)),
      () => call('max', inside(0), inside(1)),
      () => call('clamp', inside(0), number(-1), inside(1)),
      () => call('abs', inside(0)),
      () => call('sqrt', this.#isTame ? call('abs', inside(0)) : inside(0)),
      () => call('exp', this.#isTame ? call('clamp', inside(0), number(-3), number(3)) : inside(0)),
      () => call('log', this.#isTame ? operation('+', call('abs', inside(0)), number(0.5)) : inside(0)),
      () => call('logistic', inside(0)),
      () => ({ kind: 'choose', test: inside(0), yes: inside(1), no: this.#leaf(form, reach) }),
      () => ({ kind: 'choose', test: operation('<', inside(1), inside(0)), yes: inside(0), no: inside(1) }),
      ...this.#functions.map(
        (own) => (): Term => ({ kind: 'apply', own, parts: own.parameters.map((_, at) => inside(at)) }),
      ),
      ...(['sum', 'product', 'max', 'min', 'whereLargest', 'whereLargest'] as const).map(
        (reduction) => () => this.#reduction(reduction, form, part(0), part(1), reach),
      ),
    ];
    return (makers[form % makers.length] as () => Term)();
  }

  #reduction(reduction: TermReduction | 'whereLargest', form: number, first: Shape, second: Shape, reach: Reach): Term {
    const free = [...this.#letters()].filter(([letter]) => !reach.letters.has(letter));
    const [letter, set] = free[form % free.length] ?? [];
    if (letter === undefined || set === undefined || reach.reductions === 0) return this.#leaf(form, reach);
    const letters = new Map(reach.letters).set(letter, set);
    const inner = { ...reach, letters, reductions: reach.reductions - 1 };
    const body = this.#term(first, inner);
    if (reduction === 'whereLargest') {
      // Every other criterion takes two values only, so that members tie.
      const criterion = form % 2 === 0 ? body : operation('<', body, number(0.5));
      return { kind: 'whereLargest', letter, criterion, value: this.#term(second, inner) };
    }
    if (reduction !== 'product' || !this.#isTame) return { kind: 'reduce', reduction, letter, body };
    return { kind: 'reduce', reduction, letter, body: call('clamp', body, number(-1), number(2)) };
  }

  #leaf(form: number, reach: Reach): Term {
    const readings = [
      ...reach.quantities.map((quantity) => [quantity, false] as const),
      ...reach.earlier.map((quantity) => [quantity, true] as const),
    ].flatMap(([{ name, sets }, previous]) => {
      const indices = this.#indices(sets, form, reach.letters);
      return indices ? [{ kind: 'read', name, indices, previous } as const] : [];
    });
    const pace = { kind: 'read', name: 'pace', indices: [], previous: false } as const;
    const others: Term[] = [
      ...reach.locals.map((name) => ({ kind: 'local', name }) as const),
      ...[0, 1, 0.5, -0.75, 2].map(number),
      // Dates are in years, which nothing else is.
      ...['time', 'dt'].map((name) => operation('*', { ...pace, name }, pace)),
    ];
    // What bears on the letters at hand comes up more often.
    const local = readings.filter(({ indices }) => indices.some((index) => reach.letters.has(index)));
    const choices = [...readings, ...local, ...local, ...others];
    return choices[form % choices.length] as Term;
  }

  /** Letters in reach, or members, for these sets; undefined where there are too few. */
  #indices(sets: readonly string[], form: number, letters: ReadonlyMap<string, string>): string[] | undefined {
    const indices: string[] = [];
    for (const set of sets) {
      const fitting = [...letters]
        .filter(([letter, of]) => of === set && !indices.includes(letter))
        .map(([letter]) => letter);
      const choices = set === 'field' ? [...fitting, ...fitting, ...this.#fields] : fitting;
      const index = choices[form % choices.length];
      if (index === undefined) return undefined;
      indices.push(index);
    }
    return indices;
  }

  #theory(
    given: readonly MadeQuantity[],
    equations: readonly MadeEquation[],
    eventTypes: ReadonlyMap<string, MadeEventType>,
  ) {
    const meaning = 'Made up';
    const key = ({ name, sets }: MadeQuantity) => signature(name, this.#pattern(sets));
    const of = (kind: MadeQuantity['kind'], entry: (quantity: MadeQuantity) => object) =>
      Object.fromEntries(
        given
          .filter((quantity) => quantity.kind === kind)
          .map((quantity) => [
            key(quantity),
            { meaning, ...(quantity.symmetric ? { symmetric: true } : {}), ...entry(quantity) },
          ]),
      );
    return {
      theory: 'made',
      title: meaning,
      summary: meaning,
      step: this.#step,
      indices: {
        state: { meaning, letters: this.#actorLetters, from: 'world' },
        ...(this.#fields.length > 0
          ? {
              field: {
                meaning,
                letters: this.#fieldLetters,
                members: Object.fromEntries(this.#fields.map((name) => [name, { meaning }])),
              },
            }
          : {}),
      },
      functions: Object.fromEntries(
        this.#functions.map(({ name, parameters, body }) => [
          signature(name, parameters),
          { text: meaning, is: theoryText(body) },
        ]),
      ),
      parameters: of('parameter', ({ name, sets }) => {
        if (name === 'pace') return { value: 0.0005, range: [0.0001, 0.001] };
        if (sets[0] !== 'field') return this.#ranged();
        return { value: Object.fromEntries(this.#fields.map((field) => [field, this.#number()])), range: '±40%' };
      }),
      constants: of('constant', ({ name }) => (name === 'spare' ? { default: this.#number() } : {})),
      inputs: of('input', ({ name }) =>
        name === 'trend'
          ? { between: 'log-linear', default: 1.5 }
          : { between: name === 'gap' ? 'linear' : 'hold', default: this.#number() },
      ),
      shocks: of('shock', ({ name }) => ({
        distribution: name === 'luck' ? 'normal' : 'uniform',
        quiet: this.#number(),
      })),
      events: Object.fromEntries(
        [...eventTypes].map(([type, { isSymmetric, effects }]) => [
          type,
          {
            meaning,
            turn: type === 'calm' ? 1 : 2,
            kinds: { sharp: meaning, mild: meaning },
            symmetric: isSymmetric,
            effects: effects.map(({ name, indices, kinds, becomes }) => ({
              text: meaning,
              on: signature(name, indices),
              ...(kinds ? { kinds } : {}),
              becomes: theoryText(becomes),
            })),
          },
        ]),
      ),
      equations: this.#shuffled(equations).map(({ name, kind, pattern, is, start, next }) => ({
        [kind === 'stock' ? 'stock' : 'define']: signature(name, pattern),
        text: meaning,
        intermediate: pattern.length === 3,
        ...(is ? { is: theoryText(is) } : {}),
        ...(start ? { start: theoryText(start) } : {}),
        ...(next ? { next: theoryText(next) } : {}),
      })),
    };
  }

  /** A value within a range. */
  #ranged(): { value: number; range: [number, number] } {
    const value = this.#number();
    return { value, range: [value - 0.5, value + 1] };
  }

  #world(given: readonly MadeQuantity[]) {
    const constants = given.filter(({ kind }) => kind === 'constant');
    const stated = ({ name, sets }: MadeQuantity): object | number => {
      if (name === 'pull') return this.#number();
      if (sets.at(-1) !== 'field') return this.#ranged();
      return Object.fromEntries(this.#fields.map((field, at) => [field, at === 0 ? this.#ranged() : this.#number()]));
    };
    const own = constants.filter(({ sets }) => sets[1] !== 'state');
    const pairs = constants.filter(({ sets }) => sets[1] === 'state');
    return {
      world: 'made',
      title: 'Made up',
      actors: Object.fromEntries(
        this.#actors.map((actor, at) => [
          actor,
          {
            constants: Object.fromEntries(
              own
                .filter(({ name }) => name !== 'spare' || this.#die(2) === 0)
                .map((quantity) => [quantity.name, stated(quantity)]),
            ),
            toward: Object.fromEntries(
              this.#actors
                .filter((other) => other !== actor)
                .map((other) => [
                  other,
                  Object.fromEntries(
                    pairs
                      // What both have in common is stated once.
                      .filter(({ symmetric }) => !symmetric || at < this.#actors.indexOf(other))
                      .map((quantity) => [quantity.name, stated(quantity)]),
                  ),
                ]),
            ),
            ...(this.#die(2) === 0 ? { paths: { weather: this.#path() } } : {}),
          },
        ]),
      ),
    };
  }

  /** A dated series of positive numbers. */
  #path() {
    const years = [0, 1, 2].map((at) => String(from + at * this.#step * 1.5));
    return { points: Object.fromEntries(years.map((year) => [year, 0.5 + Math.abs(this.#number())])) };
  }

  #scenario(eventTypes: ReadonlyMap<string, MadeEventType>) {
    const last = this.#steps - 1;
    const date = () => from + this.#step * this.#die(this.#steps);
    const events = Array.from({ length: 1 + this.#die(6) }, (_, at) => {
      const [source, target] = this.#shuffled(this.#actors);
      const repeat = { every: this.#step, until: from + this.#step * last };
      return {
        id: `event-${at}`,
        date: date(),
        type: this.#pick([...eventTypes.keys()]),
        source,
        target,
        kind: this.#pick(['sharp', 'mild']),
        intensity: this.#die(11) / 10,
        ...(this.#die(4) === 0 ? { repeat } : {}),
        title: 'Made up',
      };
    });
    const [one = '', other = ''] = this.#shuffled(this.#actors);
    return {
      scenario: 'made',
      title: 'Made up',
      summary: 'Made up',
      theory: 'made',
      world: 'made',
      period: { from, to: from + this.#step * last },
      events,
      paths: { trend: this.#path(), [`gap[${one},${other}]`]: this.#path() },
      changes: [
        { set: 'scale', value: this.#number(), from: date() },
        { set: `pull[${one},${other}]`, value: this.#number(), from: date() },
        { set: 'size[*]', value: this.#number(), from: date() },
      ],
      levers: [
        {
          id: 'faster',
          title: 'Made up',
          text: 'Made up',
          range: [0.5, 1.5],
          value: 1,
          changes: { multiply: `habit[${one}]`, from: date() },
        },
      ],
    };
  }
}

function number(value: number): Term {
  return { kind: 'number', value };
}

function operation(operator: Operator, left: Term, right: Term): Term {
  return { kind: 'operator', operator, left, right };
}

function call(name: BuiltIn, ...parts: Term[]): Term {
  return { kind: 'call', name, parts };
}

function signature(name: string, indices: readonly string[]): string {
  return indices.length === 0 ? name : `${name}(${indices.join(', ')})`;
}
