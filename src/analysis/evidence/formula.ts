import { type Expression, walk } from '../../equations/expression.ts';
import { type ExpressionText, readExpression } from '../../equations/read-expression.ts';
import { foundAndNearest } from '../../files/names.ts';
import type { ProblemList } from '../../files/problem.ts';
import { evaluate } from '../evaluate.ts';

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
  return { expression, apply: (value, time) => evaluate(expression, (name) => (name === 'time' ? time : value)) };
}
