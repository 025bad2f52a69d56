import { exp, log, logistic } from '../../engine/exact-math.ts';
import { type BinaryOperator, type Expression, walk } from '../../equations/expression.ts';
import { type ExpressionText, readExpression } from '../../equations/read-expression.ts';
import { foundAndNearest } from '../../files/names.ts';
import type { ProblemList } from '../../files/problem.ts';

/** A formula that turns an observed value into one on the scale of a model's variable. */
export interface Formula {
  readonly expression: Expression;
  /** What the formula makes of a value observed at `time` (a decimal year); NaN or infinite where it makes nothing. */
  apply(value: number, time: number): number;
}

const nothingElse = { sets: new Map(), letters: new Map(), quantities: new Map(), functions: new Map() };
const names = new Set(['value']);

/**
 * Reads a formula in the language of equations. It can use `value`, `time`, numbers and the functions that every
 * theory has, and nothing of a theory. Undefined after reporting what is wrong.
 */
export function readFormula(source: ExpressionText, problems: ProblemList): Formula | undefined {
  const scope = { letters: new Map<string, string>(), locals: names };
  const expression = readExpression(source, scope, nothingElse, problems);
  if (!expression) return undefined;
  const before = problems.all.length;
  walk(expression, (part) => {
    // Observations come in no steps, so that the length of a step means nothing to them.
    if (part.kind === 'quantity' && part.name !== 'time') {
      problems.error('unknown-name', part.address, foundAndNearest(part.name, ['value', 'time']));
    }
  });
  if (problems.all.length > before) return undefined;
  return { expression, apply: (value, time) => evaluate(expression, value, time) };
}

/** The same arithmetic as that of the simulation, step for step, on one number. */
function evaluate(expression: Expression, value: number, time: number): number {
  const inside = (part: Expression) => evaluate(part, value, time);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'local':
      return value;
    case 'quantity':
      return time;
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
      throw new Error(`A formula can't hold a ${expression.kind}.`);
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
