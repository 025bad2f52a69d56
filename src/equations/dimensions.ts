import { addressOf } from '../files/located.ts';
import { type Address, ProblemList } from '../files/problem.ts';
import { shorten } from '../files/read-yaml.ts';
import type { Quantity } from './declarations.ts';
import type { Expression } from './expression.ts';
import { renderText } from './render-text.ts';
import type { EventType, OwnFunction, Theory } from './theory.ts';
import { combine, type Dimension, dimensionless, readUnit, sameDimension, scale, unitText } from './units.ts';

/** What is known of a value's dimension: undefined fits anything, as the literal 0 and quantities without a unit do. */
type Known = Dimension | undefined;

/** Dimensions of the parameters of a function or event rule, by name. */
type Locals = (name: string) => Known;

const noLocals: Locals = () => undefined;
const year: Dimension = new Map([['year', 1]]);
const dimensionlessArguments = new Set(['exp', 'log', 'logistic']);

/**
 * Checks that all equations agree in their units, where units are given: no years are added to dollars, no exponential
 * is taken of years, and each right-hand side has the unit of its left-hand side. Reports every place where they don't.
 */
export function checkDimensions(theory: Theory, problems: ProblemList): void {
  const checker = new Checker(theory, problems);
  for (const own of theory.functions.values()) checker.function(own);
  for (const equations of theory.equations.values()) {
    for (const { quantity, is, start, next } of equations) {
      for (const side of [is, start, next]) if (side) checker.side(quantity, side);
    }
  }
  for (const type of theory.eventTypes.values()) checker.eventType(type);
}

class Checker {
  readonly #theory: Theory;
  readonly #units = new Map<string, Known>();
  readonly #brokenFunctions = new Set<string>();
  /** Results of calls by name and units: without them functions that call functions would take exponential time. */
  readonly #applied = new Map<string, { failed: boolean; result: Known }>();
  #problems: ProblemList;

  constructor(theory: Theory, problems: ProblemList) {
    this.#theory = theory;
    this.#problems = problems;
    const unitPlaces = placesOfUnits(theory);
    for (const { name, kind, unit, address } of theory.vocabulary.quantities.values()) {
      const dimension = unit === undefined ? undefined : readUnit(unit);
      if (unit !== undefined && dimension === undefined) {
        problems.error('dimension-unreadable', unitPlaces.get(name) ?? address, { found: shorten(unit) });
      }
      // Draws of chance are pure numbers.
      this.#units.set(name, kind === 'shock' ? dimensionless : dimension);
    }
  }

  /** Checks a function by itself; how it fits its arguments shows at each call. */
  function(own: OwnFunction): void {
    const before = this.#problems.all.length;
    this.#of(own.body, noLocals);
    if (this.#problems.all.length > before) this.#brokenFunctions.add(own.name);
  }

  /** Checks one side of a variable's equation against the variable's unit. */
  side(quantity: Quantity, expression: Expression, locals: Locals = noLocals): void {
    const expected = this.#units.get(quantity.name);
    const found = this.#of(expression, locals);
    if (!expected || !found || sameDimension(expected, found)) return;
    this.#problems.error('dimension-result', expression.address, {
      name: quantity.name,
      found: unitText(found),
      expected: unitText(expected),
    });
  }

  /** Checks what events of a type do to stocks. */
  eventType(type: EventType): void {
    const intensity: Locals = () => dimensionless;
    for (const { stock, becomes } of type.effects) this.side(stock, becomes, intensity);
  }

  #of(expression: Expression, locals: Locals): Known {
    const inside = (part: Expression) => this.#of(part, locals);
    switch (expression.kind) {
      case 'number':
        return expression.value === 0 ? undefined : dimensionless;
      case 'local':
        return locals(expression.name);
      case 'quantity':
        return expression.name === 'dt' || expression.name === 'time' ? year : this.#units.get(expression.name);
      case 'negate':
        return inside(expression.argument);
      case 'binary':
        return this.#binary(expression, inside(expression.left), inside(expression.right));
      case 'power': {
        const base = inside(expression.base);
        return base && scale(base, expression.exponent);
      }
      case 'call':
        return this.#call(expression, expression.arguments.map(inside));
      case 'apply':
        return this.#apply(expression, expression.arguments.map(inside));
      case 'reduce': {
        const body = inside(expression.body);
        if (expression.reduction !== 'product') return body;
        return this.#pure(body, expression, 'product');
      }
      case 'whereLargest':
        inside(expression.criterion);
        return inside(expression.value);
      case 'choose': {
        inside(expression.test);
        return this.#same(expression, '? :', [inside(expression.yes), inside(expression.no)]);
      }
    }
  }

  #binary(expression: Expression & { kind: 'binary' }, left: Known, right: Known): Known {
    switch (expression.operator) {
      case '*':
        return left && right && combine(left, right, 1);
      case '/':
        return left && right && combine(left, right, -1);
      case '+':
      case '-':
        return this.#same(expression, expression.operator, [left, right]);
      default:
        this.#same(expression, expression.operator, [left, right]);
        return dimensionless;
    }
  }

  #call(expression: Expression & { kind: 'call' }, args: readonly Known[]): Known {
    const { name } = expression;
    if (dimensionlessArguments.has(name)) return this.#pure(args[0], expression, name);
    if (name === 'sqrt') return args[0] && scale(args[0], 0.5);
    return this.#same(expression, name, args);
  }

  /** Checks a function's body with the dimensions of a call's arguments; what is wrong there is wrong with the call. */
  #apply(expression: Expression & { kind: 'apply' }, args: readonly Known[]): Known {
    const own = this.#theory.functions.get(expression.name);
    if (!own || this.#brokenFunctions.has(own.name)) return undefined;
    const units = args.map((argument) => (argument ? unitText(argument) : '?')).join(', ');
    const call = `${own.name}(${units})`;
    const { failed, result } = this.#applied.get(call) ?? this.#applyOnce(own, args);
    this.#applied.set(call, { failed, result });
    if (!failed) return result;
    this.#problems.error('dimension-argument', expression.address, {
      name: own.name,
      found: shorten(renderText(expression)),
      unit: units,
    });
    return undefined;
  }

  #applyOnce(own: OwnFunction, args: readonly Known[]): { failed: boolean; result: Known } {
    const outer = this.#problems;
    this.#problems = new ProblemList();
    const result = this.#of(own.body, (name) => args[own.parameters.indexOf(name)]);
    const { failed } = this.#problems;
    this.#problems = outer;
    return { failed, result };
  }

  /** The common dimension of parts that are added, compared or chosen from; undefined after a report. */
  #same(expression: Expression, operation: string, parts: readonly Known[]): Known {
    const known = parts.filter((part) => part !== undefined);
    const [first] = known;
    const other = known.find((part) => first && !sameDimension(first, part));
    if (!first || !other) return first;
    this.#problems.error('dimension-mismatch', expression.address, {
      name: operation,
      found: shorten(renderText(expression)),
      left: unitText(first),
      right: unitText(other),
    });
    return undefined;
  }

  /** Reports an argument that has a dimension where none may be. */
  #pure(argument: Known, expression: Expression, name: string): Known {
    if (argument && !sameDimension(argument, dimensionless)) {
      this.#problems.error('dimension-argument', expression.address, {
        name,
        found: shorten(renderText(expression)),
        unit: unitText(argument),
      });
    }
    return dimensionless;
  }
}

/** Where the unit of each quantity is written. */
function placesOfUnits(theory: Theory): Map<string, Address> {
  const { parameters, constants, inputs, equations } = theory.source;
  const places = new Map<string, Address>();
  for (const entries of [parameters, constants, inputs]) {
    for (const [key, entry] of entries) {
      if (entry.value.unit !== undefined) places.set(nameOf(key), addressOf(entry, 'unit'));
    }
  }
  for (const item of equations) {
    const name = nameOf(item.value.define ?? item.value.stock ?? '');
    if (item.value.unit !== undefined && !places.has(name)) places.set(name, addressOf(item, 'unit'));
  }
  return places;
}

function nameOf(key: string): string {
  return key.replace(/\W.*$/, '');
}
