import type { ProblemList } from '../files/problem.ts';
import { seriesName } from '../files/signature.ts';
import { CodeBuilder, SlotTable } from './code-builder.ts';
import type { Quantity } from './declarations.ts';
import type { BinaryOperator, Expression, IndexArgument, Reduction } from './expression.ts';
import { canonicalTuple, inCanonicalOrder, type Members, tuples } from './members.ts';
import {
  type EventRule,
  eventKey,
  instructionWidth,
  type Operation,
  type OutputSeries,
  type Program,
  type Slot,
} from './program.ts';
import { type Equation, type EventType, eventLocals, type Theory } from './theory.ts';
import { covers, Findings } from './unroll-findings.ts';

/** What letters and locals stand for while an expression is unrolled. */
interface Environment {
  readonly letters: ReadonlyMap<string, string>;
  readonly locals: ReadonlyMap<string, Slot>;
}

/**
 * Unrolls a theory over the members of its sets into a program. Definitions are ordered by what they need; a circle
 * is reported with its names. After problems the program is fit for nothing but further checks.
 */
export function unroll(
  theory: Theory,
  members: Members,
  settingNames: Iterable<string>,
  problems: ProblemList,
): Program {
  return new Unroller(theory, members, [...settingNames], problems).program();
}

/** Levels of expressions within definitions within expressions that the stack of any machine holds. */
const deepestRecursion = 600;

class Unroller {
  readonly #theory: Theory;
  readonly #members: Members;
  readonly #slots = new SlotTable();
  readonly #settings = new Map<string, Slot>();
  readonly #inputs = new Map<string, Slot>();
  readonly #shocks = new Map<string, Slot>();
  readonly #stocks = new Map<string, Slot>();
  readonly #previous = new Map<string, Slot>();
  readonly #actorSet: string;
  readonly #time: Slot;
  readonly #intensity: Slot;
  /** What is wrong with the theory as far as it shows here. */
  readonly findings: Findings;

  constructor(theory: Theory, members: Members, settingNames: readonly string[], problems: ProblemList) {
    this.#theory = theory;
    this.#members = members;
    this.#actorSet = [...theory.vocabulary.sets.values()].find(({ fromWorld }) => fromWorld)?.name ?? '';
    this.findings = new Findings(theory, problems);
    this.#time = this.#slots.reserve();
    this.#intensity = this.#slots.reserve();
    for (const name of settingNames) this.#settings.set(name, this.#slots.reserve());
    for (const quantity of theory.vocabulary.quantities.values()) {
      const table = { input: this.#inputs, shock: this.#shocks, stock: this.#stocks }[quantity.kind as string];
      if (!table) continue;
      for (const tuple of tuples(quantity.sets, members)) {
        const series = seriesName(quantity.name, canonicalTuple(quantity, tuple));
        if (!table.has(series)) table.set(series, this.#slots.reserve());
      }
    }
  }

  program(): Program {
    const step = this.#step();
    const start = this.#start();
    const rules = new Map<string, EventRule>();
    for (const type of this.#theory.eventTypes.values()) this.#eventRules(type, rules);
    const events = [...rules.values()];
    return {
      runnable: {
        slots: this.#slots.count,
        literals: this.#slots.literals(),
        timeSlot: this.#time,
        intensitySlot: this.#intensity,
        settings: [...this.#settings.values()],
        inputs: [...this.#inputs.values()],
        shocks: [...this.#shocks.values()],
        start,
        step: step.rule,
        events,
      },
      settings: this.#settings,
      inputs: this.#inputs,
      shocks: this.#shocks,
      startOnly: this.#startOnly([step.rule, ...events]),
      events: new Map([...rules.keys()].map((key, at) => [key, at])),
      outputs: step.outputs,
    };
  }

  #startOnly(rules: readonly EventRule[]): Set<string> {
    const read = new Set<Slot>();
    for (const { code, copies } of rules) {
      for (let at = 0; at < code.length; at++) if (at % instructionWidth > 1) read.add(code[at] ?? 0);
      for (let at = 1; at < copies.length; at += 2) read.add(copies[at] ?? 0);
    }
    return new Set([...this.#settings].filter(([, slot]) => !read.has(slot)).map(([series]) => series));
  }

  #variables(kind: 'definition' | 'stock'): { quantity: Quantity; tuple: string[] }[] {
    return [...this.#theory.vocabulary.quantities.values()]
      .filter((quantity) => quantity.kind === kind)
      .flatMap((quantity) => tuples(quantity.sets, this.#members).map((tuple) => ({ quantity, tuple })));
  }

  #step(): { rule: EventRule; outputs: OutputSeries[] } {
    const block = new Block(this, 'step', this.#slots);
    const outputs: OutputSeries[] = [];
    for (const quantity of this.#theory.vocabulary.quantities.values()) {
      if (quantity.kind !== 'definition' && quantity.kind !== 'stock') continue;
      for (const tuple of tuples(quantity.sets, this.#members)) {
        const slot = block.quantity(quantity, tuple);
        outputs.push({ series: seriesName(quantity.name, tuple), quantity, members: tuple, slot });
      }
    }
    const copies: [Slot, Slot][] = [];
    for (const { quantity, tuple } of this.#variables('stock')) {
      const next = block.side(quantity, tuple, 'next');
      copies.push([this.#stocks.get(seriesName(quantity.name, tuple)) ?? 0, next]);
    }
    for (const [series, slot] of this.#previous) {
      const now = outputs.find((output) => output.series === series)?.slot;
      if (now !== undefined) copies.push([slot, now]);
    }
    return { rule: block.rule(copies), outputs };
  }

  #start(): EventRule {
    const block = new Block(this, 'start', this.#slots);
    const copies: [Slot, Slot][] = [];
    for (const { quantity, tuple } of this.#variables('stock')) {
      copies.push([this.#stocks.get(seriesName(quantity.name, tuple)) ?? 0, block.quantity(quantity, tuple)]);
    }
    for (const { quantity, tuple } of this.#variables('definition')) {
      const slot = this.#previous.get(seriesName(quantity.name, tuple));
      if (slot !== undefined) copies.push([slot, block.side(quantity, tuple, 'start')]);
    }
    return block.rule(copies);
  }

  #eventRules(type: EventType, rules: Map<string, EventRule>): void {
    for (const kind of type.kinds.keys()) {
      for (const [source, target] of tuples([this.#actorSet, this.#actorSet], this.#members)) {
        if (source === undefined || target === undefined || !this.findings.countPart()) continue;
        const block = new Block(this, 'event', this.#slots);
        const copies: [Slot, Slot][] = [];
        const directions = type.symmetric
          ? [
              [source, target],
              [target, source],
            ]
          : [[source, target]];
        for (const [from = '', to = ''] of directions) {
          for (const effect of type.effects) {
            if (effect.kinds && !effect.kinds.has(kind)) continue;
            const environment: Environment = {
              letters: new Map([
                [eventLocals.source, from],
                [eventLocals.target, to],
              ]),
              locals: new Map([[eventLocals.intensity, this.#intensity]]),
            };
            const tuple = effect.indices.map((index) => memberOf(index, environment));
            const stock = this.#stocks.get(seriesName(effect.stock.name, tuple));
            if (stock !== undefined) copies.push([stock, block.expression(effect.becomes, environment)]);
          }
        }
        rules.set(eventKey(type.name, kind, source, target), block.rule(copies));
      }
    }
  }

  /** Slot of a quantity that code reads from memory: a setting, input, shock, stock or previous value. */
  stored(quantity: Quantity, tuple: readonly string[], previous: boolean): Slot | undefined {
    const series = seriesName(quantity.name, canonicalTuple(quantity, tuple));
    if (previous) {
      const slot = this.#previous.get(series) ?? this.#slots.reserve();
      this.#previous.set(series, slot);
      return slot;
    }
    switch (quantity.kind) {
      case 'parameter':
      case 'constant':
        return this.#settings.get(series) ?? 0;
      case 'input':
        return this.#inputs.get(series);
      case 'shock':
        return this.#shocks.get(series);
      case 'stock':
        return this.#stocks.get(series);
      case 'definition':
        return undefined;
    }
  }

  builtin(name: string): Slot | undefined {
    if (name === 'time') return this.#time;
    return name === 'dt' ? this.#slots.literal(this.#theory.source.step) : undefined;
  }

  known(name: string): Quantity | undefined {
    return this.#theory.vocabulary.quantities.get(name);
  }

  ownFunction(name: string) {
    return this.#theory.functions.get(name);
  }

  /** Members that a letter takes in a reduction: all of its set but those that other letters of the same set stand for. */
  free(letter: string, { letters }: Environment): string[] {
    const set = this.#setOf(letter);
    const bound = new Set([...letters].flatMap(([other, member]) => (this.#setOf(other) === set ? [member] : [])));
    return inCanonicalOrder((this.#members.get(set) ?? []).filter((member) => !bound.has(member)));
  }

  /** The index set of a letter; the two actors of an event count as letters of the actors. */
  #setOf(letter: string): string {
    return this.#theory.vocabulary.letters.get(letter) ?? this.#actorSet;
  }

  /** The equation that covers these members: the one that names most of them. */
  equation(quantity: Quantity, tuple: readonly string[]): Equation | undefined {
    const named = (equation: Equation) => equation.pattern.filter(({ kind }) => kind === 'member').length;
    return [...(this.#theory.equations.get(quantity.name) ?? [])]
      .filter((equation) => covers(equation, tuple))
      .sort((a, b) => named(b) - named(a))[0];
  }
}

/** Code under construction for the start, for a step or for an event; they differ in what a variable means. */
class Block {
  readonly #unroller: Unroller;
  readonly #moment: 'start' | 'step' | 'event';
  readonly #code: CodeBuilder;
  readonly #slots: SlotTable;
  readonly #values = new Map<string, Slot>();
  #depth = 0;
  readonly #underWay: { key: string; equation: Equation }[] = [];

  constructor(unroller: Unroller, moment: 'start' | 'step' | 'event', slots: SlotTable) {
    this.#unroller = unroller;
    this.#moment = moment;
    this.#slots = slots;
    this.#code = new CodeBuilder(slots);
  }

  rule(copies: readonly (readonly [Slot, Slot])[]): EventRule {
    return { code: this.#code.code(), copies: Int32Array.from(copies.flat()) };
  }

  /** Slot of a variable's value at this moment. */
  quantity(quantity: Quantity, tuple: readonly string[], previous = false): Slot {
    if (this.#moment === 'start') {
      if (previous) return this.side(quantity, tuple, 'start');
      if (quantity.kind === 'stock') return this.side(quantity, tuple, 'start');
    }
    return this.#unroller.stored(quantity, tuple, previous) ?? this.side(quantity, tuple, 'is');
  }

  /** Slot of one side of a variable's equation, computed on first use. */
  side(quantity: Quantity, tuple: readonly string[], side: 'is' | 'start' | 'next'): Slot {
    const series = seriesName(quantity.name, tuple);
    const key = `${side} ${series}`;
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const equation = this.#unroller.equation(quantity, tuple);
    const expression = equation?.[side];
    if (!equation || !expression) {
      this.#unroller.findings.uncovered(quantity, tuple);
      return 0;
    }
    const circle = this.#underWay.findIndex((step) => step.key === key);
    if (circle >= 0) {
      this.#unroller.findings.circle(this.#underWay.slice(circle).map((step) => step.equation));
      return 0;
    }
    this.#underWay.push({ key, equation });
    const letters = new Map<string, string>();
    for (const [position, part] of equation.pattern.entries()) {
      if (part.kind === 'letter') letters.set(part.letter, tuple[position] ?? '');
    }
    const slot = this.expression(expression, { letters, locals: new Map() });
    this.#underWay.pop();
    this.#values.set(key, slot);
    return slot;
  }

  expression(expression: Expression, environment: Environment): Slot {
    if (!this.#unroller.findings.countPart() || this.#depth > deepestRecursion) {
      if (this.#depth > deepestRecursion) this.#unroller.findings.tooDeep(deepestRecursion);
      return 0;
    }
    this.#depth += 1;
    const slot = this.#unrolled(expression, environment);
    this.#depth -= 1;
    return slot;
  }

  #unrolled(expression: Expression, environment: Environment): Slot {
    const inside = (part: Expression) => this.expression(part, environment);
    switch (expression.kind) {
      case 'number':
        return this.#slots.literal(expression.value);
      case 'local':
        return environment.locals.get(expression.name) ?? 0;
      case 'quantity': {
        const builtin = this.#unroller.builtin(expression.name);
        const quantity = this.#unroller.known(expression.name);
        if (builtin !== undefined || !quantity) return builtin ?? 0;
        const tuple = expression.indices.map((index) => memberOf(index, environment));
        return this.quantity(quantity, tuple, expression.previous);
      }
      case 'negate':
        return this.#code.emit('negate', inside(expression.argument));
      case 'binary':
        return this.#binary(expression.operator, inside(expression.left), inside(expression.right));
      case 'power': {
        const base = inside(expression.base);
        let result = base;
        for (let exponent = 1; exponent < expression.exponent; exponent++) {
          result = this.#code.emit('multiply', result, base);
        }
        return result;
      }
      case 'call':
        return this.#call(expression.name, expression.arguments.map(inside));
      case 'apply': {
        const own = this.#unroller.ownFunction(expression.name);
        if (!own) return 0;
        const locals = new Map(
          own.parameters.map((name, at) => [name, inside(expression.arguments[at] as Expression)]),
        );
        return this.expression(own.body, { letters: new Map(), locals });
      }
      case 'reduce':
        return this.#reduce(expression.reduction, this.#each(expression.letter, environment, expression.body));
      case 'whereLargest': {
        const criteria = this.#each(expression.letter, environment, expression.criterion);
        const values = this.#each(expression.letter, environment, expression.value);
        return this.#whereLargest(criteria, values);
      }
      case 'choose':
        return this.#code.emit('choose', inside(expression.test), inside(expression.yes), inside(expression.no));
    }
  }

  #each(letter: string, environment: Environment, body: Expression): Slot[] {
    return this.#unroller
      .free(letter, environment)
      .map((member) =>
        this.expression(body, { ...environment, letters: new Map(environment.letters).set(letter, member) }),
      );
  }

  #binary(operator: BinaryOperator, left: Slot, right: Slot): Slot {
    switch (operator) {
      case '+':
        return this.#code.emit('add', left, right);
      case '-':
        return this.#code.emit('subtract', left, right);
      case '*':
        return this.#code.emit('multiply', left, right);
      case '/':
        return this.#code.emit('divide', left, right);
      case '<':
        return this.#code.emit('less', left, right);
      case '>':
        return this.#code.emit('less', right, left);
      case '<=':
        return this.#code.emit('lessOrEqual', left, right);
      case '>=':
        return this.#code.emit('lessOrEqual', right, left);
      case '==':
        return this.#code.emit('equal', left, right);
      case '!=':
        return this.#code.emit('subtract', this.#slots.literal(1), this.#code.emit('equal', left, right));
    }
  }

  #call(name: string, args: readonly Slot[]): Slot {
    const [first = 0, low = 0, high = 0] = args;
    switch (name) {
      case 'clamp':
        return this.#code.emit('minimum', this.#code.emit('maximum', first, low), high);
      case 'min':
      case 'max':
        return args
          .slice(1)
          .reduce((all, one) => this.#code.emit(name === 'min' ? 'minimum' : 'maximum', all, one), first);
      case 'abs':
        return this.#code.emit('absolute', first);
      case 'sqrt':
        return this.#code.emit('squareRoot', first);
      default:
        return this.#code.emit(name as 'exp' | 'log' | 'logistic', first);
    }
  }

  /** With nobody to reduce over, a product is 1 and all else 0: no third actor exerts no threat. */
  #reduce(reduction: Reduction, terms: readonly Slot[]): Slot {
    const [first, ...others] = terms;
    if (first === undefined) return this.#slots.literal(reduction === 'product' ? 1 : 0);
    const operation = (
      { sum: 'add', product: 'multiply', max: 'maximum', min: 'minimum' } satisfies Record<Reduction, Operation>
    )[reduction];
    return others.reduce((all, one) => this.#code.emit(operation, all, one), first);
  }

  #whereLargest(criteria: readonly Slot[], values: readonly Slot[]): Slot {
    let largest = criteria[0];
    let value = values[0];
    if (largest === undefined || value === undefined) return this.#slots.literal(0);
    for (let at = 1; at < criteria.length; at++) {
      const larger = this.#code.emit('less', largest, criteria[at] ?? 0);
      value = this.#code.emit('choose', larger, values[at] ?? 0, value);
      largest = this.#code.emit('maximum', largest, criteria[at] ?? 0);
    }
    return value;
  }
}

function memberOf(index: IndexArgument, environment: Environment): string {
  return index.kind === 'member' ? index.member : (environment.letters.get(index.letter) ?? '');
}
