import { exp, log, logistic } from '../engine/exact-math.ts';
import type { BinaryOperator, Expression } from '../equations/expression.ts';

/** Gives the value of a name: of a local name, or of a quantity without indices such as `time`. */
export type ValueOfName = (name: string) => number;

/**
 * The value of an expression without indices, by the same arithmetic as that of the simulation, step for step. Throws
 * for expressions with indices, which only a model can evaluate.
 */
export function evaluate(expression: Expression, valueOfName: ValueOfName): number {
  const inside = (part: Expression) => evaluate(part, valueOfName);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'local':
    case 'quantity':
      return valueOfName(expression.name);
    case 'negate':
      return -inside(expression.argument);
    case 'binary':
      return combine(expression.operator, inside(expression.left), inside(expression.right));
    case 'power': {
      const base = inside(expression.base);
      let power = base;
      for (let factor = 1; factor < expression.exponent; factor++) power *= base;
      return power;
    }
    case 'choose':
      return inside(expression.test) !== 0 ? inside(expression.yes) : inside(expression.no);
    case 'call':
      return call(expression.name, expression.arguments.map(inside));
    default:
      throw new Error(`An expression without indices can't hold a ${expression.kind}.`);
  }
}

function combine(operator: BinaryOperator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '<':
      return Number(left < right);
    case '<=':
      return Number(left <= right);
    case '>':
      return Number(left > right);
    case '>=':
      return Number(left >= right);
    case '==':
      return Number(left === right);
    case '!=':
      return Number(left !== right);
  }
}

function call(name: string, given: readonly number[]): number {
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = given;
  switch (name) {
    case 'abs':
      return Math.abs(a);
    case 'clamp':
      return Math.min(Math.max(a, b), c);
    case 'exp':
      return exp(a);
    case 'log':
      return log(a);
    case 'logistic':
      return logistic(a);
    case 'max':
      return Math.max(...given);
    case 'min':
      return Math.min(...given);
    case 'sqrt':
      return Math.sqrt(a);
    default:
      throw new Error(`There is no function ${name}.`);
  }
}
