import type { Expression, IndexArgument } from './expression.ts';

/** How tightly the parts of an expression hold together, loosest first. */
const tightness = { choose: 0, comparison: 1, sum: 2, product: 3, negation: 4, power: 5, atom: 6 } as const;

/**
 * An expression as the text that a theory file holds, with no more parentheses than it needs. Reading the text again
 * gives the same tree.
 */
export function renderText(expression: Expression): string {
  return render(expression).text;
}

/** The text of a quantity on the left-hand side or in an expression: `cooperation(i, j, defence)`, `omega`. */
export function renderName(name: string, indices: readonly IndexArgument[]): string {
  const inside = indices.map((index) => (index.kind === 'letter' ? index.letter : index.member)).join(', ');
  return indices.length === 0 ? name : `${name}(${inside})`;
}

interface Rendered {
  readonly text: string;
  readonly tightness: number;
}

function render(expression: Expression): Rendered {
  switch (expression.kind) {
    case 'number':
      return number(expression.value);
    case 'local':
      return atom(expression.name);
    case 'quantity': {
      const name = renderName(expression.name, expression.indices);
      return atom(expression.previous ? `previous(${name})` : name);
    }
    case 'negate':
      return { text: `-${within(expression.argument, tightness.power)}`, tightness: tightness.negation };
    case 'binary':
      return binary(expression.operator, expression.left, expression.right);
    case 'power':
      return { text: `${within(expression.base, tightness.atom)}^${expression.exponent}`, tightness: tightness.power };
    case 'call':
    case 'apply':
      return atom(`${expression.name}(${expression.arguments.map(renderText).join(', ')})`);
    case 'reduce':
      return atom(`${expression.reduction}(${expression.letter}, ${renderText(expression.body)})`);
    case 'whereLargest': {
      const { letter, criterion, value } = expression;
      return atom(`whereLargest(${letter}, ${renderText(criterion)}, ${renderText(value)})`);
    }
    case 'choose': {
      const [test, yes, no] = [expression.test, expression.yes, expression.no].map((part) =>
        within(part, tightness.comparison),
      );
      return { text: `${test} ? ${yes} : ${no}`, tightness: tightness.choose };
    }
  }
}

function binary(operator: string, left: Expression, right: Expression): Rendered {
  const own =
    operator === '+' || operator === '-'
      ? tightness.sum
      : operator === '*' || operator === '/'
        ? tightness.product
        : tightness.comparison;
  // Sums and products group to the left; comparisons of comparisons don't group at all.
  const text = `${within(left, own === tightness.comparison ? own + 1 : own)} ${operator} ${within(right, own + 1, true)}`;
  return { text, tightness: own };
}

/** The text of a part, in parentheses where it holds together less tightly than `least`. */
function within(expression: Expression, least: number, afterOperator = false): string {
  const { text, tightness: own } = render(expression);
  return own < least || (afterOperator && own === tightness.negation) ? `(${text})` : text;
}

function atom(text: string): Rendered {
  return { text, tightness: tightness.atom };
}

function number(value: number): Rendered {
  const negative = value < 0 || Object.is(value, -0);
  return {
    text: Object.is(value, -0) ? '-0' : String(value),
    tightness: negative ? tightness.negation : tightness.atom,
  };
}
