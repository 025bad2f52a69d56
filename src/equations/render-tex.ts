import type { Vocabulary } from './declarations.ts';
import type { BinaryOperator, Expression, IndexArgument } from './expression.ts';

/** How tightly the parts of a formula hold together, loosest first. */
const tightness = { comparison: 1, sum: 2, reduction: 3, product: 4, negation: 5, power: 6, atom: 7 } as const;

const greekLetters = new Set(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega'.split(
    ' ',
  ),
);

const comparisonSigns: Partial<Record<BinaryOperator, string>> = {
  '<': '<',
  '<=': '\\le',
  '>': '>',
  '>=': '\\ge',
  '==': '=',
  '!=': '\\ne',
};

const opposites: Partial<Record<BinaryOperator, BinaryOperator>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

/**
 * An expression as a TeX formula (math mode, no delimiters). Quantities appear by their symbols with their indices
 * below; a value of the step before carries `t-1` above; the step is Delta t and the present date t.
 */
export function renderTex(expression: Expression, vocabulary: Vocabulary): string {
  return new Renderer(vocabulary).render(expression).tex;
}

/**
 * A quantity as TeX: its symbol, or its name where it has none, with indices below and, where given, the step that is
 * meant above, such as `t+1`.
 */
export function renderTexName(
  name: string,
  indices: readonly IndexArgument[],
  vocabulary: Vocabulary,
  step?: string,
): string {
  const [mark, subscript] = markOf(vocabulary.quantities.get(name)?.symbol ?? name);
  const letters = indices.map((index) => indexTex(index, vocabulary));
  const separator = letters.some((letter) => letter.length > 1) ? ',' : '';
  const below = [subscript, letters.join(separator)].filter((part) => part !== '').join(',');
  return `${mark}${below === '' ? '' : `_{${below}}`}${step === undefined ? '' : `^{${step}}`}`;
}

/**
 * Splits a short mark into what stands on the line and below it: `chi0` is chi with 0, `wA` is w with A. Longer marks
 * are set upright as names.
 */
function markOf(symbol: string): [mark: string, subscript: string] {
  const match = /^([A-Za-z]|[a-z]+)([0-9]+|[A-Z])?$/.exec(symbol);
  const [, base = '', rest = ''] = match ?? [];
  if (greekLetters.has(base)) return [`\\${base}`, rest];
  if (base.length === 1) return [base, rest];
  return [upright(symbol), ''];
}

function upright(name: string): string {
  return name.length === 1 ? name : `\\mathrm{${name.replace(/_/g, '\\_')}}`;
}

function indexTex(index: IndexArgument, vocabulary: Vocabulary): string {
  if (index.kind === 'letter') return upright(index.letter);
  const symbols = [...vocabulary.sets.values()].map(({ members }) => members.get(index.member)?.symbol);
  return upright(symbols.find((symbol) => symbol !== undefined) ?? index.member);
}

interface Rendered {
  readonly tex: string;
  readonly tightness: number;
}

class Renderer {
  readonly #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  render(expression: Expression): Rendered {
    switch (expression.kind) {
      case 'number':
        return number(expression.value);
      case 'local':
        return atom(upright(expression.name));
      case 'quantity':
        return this.#quantity(expression);
      case 'negate':
        return { tex: `-${this.#within(expression.argument, tightness.power)}`, tightness: tightness.negation };
      case 'binary':
        return this.#binary(expression.operator, expression.left, expression.right);
      case 'power': {
        const { base, exponent } = expression;
        const raised = base.kind === 'quantity' && base.previous;
        const tex = raised ? parenthesised(this.render(base).tex) : this.#within(base, tightness.atom);
        return { tex: `${tex}^{${exponent}}`, tightness: tightness.power };
      }
      case 'call':
      case 'apply':
        return { tex: this.#call(expression.name, expression.arguments), tightness: tightness.power };
      case 'reduce':
        return this.#reduce(expression);
      case 'whereLargest': {
        const { letter, criterion, value } = expression;
        const where = `${letter} = \\arg\\max_{${letter}} ${this.#within(criterion, tightness.product)}`;
        return atom(`\\left[${this.render(value).tex}\\right]_{${where}}`);
      }
      case 'choose':
        return this.#choose(expression);
    }
  }

  #quantity({ name, indices, previous }: Expression & { kind: 'quantity' }): Rendered {
    if (name === 'time') return atom('t');
    if (name === 'dt') return atom('\\Delta t');
    return atom(renderTexName(name, indices, this.#vocabulary, previous ? 't-1' : undefined));
  }

  #binary(operator: BinaryOperator, left: Expression, right: Expression): Rendered {
    if (operator === '/') {
      return { tex: `\\frac{${this.render(left).tex}}{${this.render(right).tex}}`, tightness: tightness.power };
    }
    if (operator === '*') {
      const second = this.#within(right, tightness.negation + 1);
      const sign = /^[\d.]/.test(second) ? '\\cdot' : '\\,';
      return { tex: `${this.#within(left, tightness.product)} ${sign} ${second}`, tightness: tightness.product };
    }
    if (operator === '+' || operator === '-') {
      const least = operator === '-' ? tightness.sum + 1 : tightness.sum;
      const second = right.kind === 'negate' || isNegative(right) ? tightness.atom : least;
      return {
        tex: `${this.#within(left, tightness.sum)} ${operator} ${this.#within(right, second)}`,
        tightness: tightness.sum,
      };
    }
    // A comparison that is used as a number is 1 where it holds: Iverson's brackets.
    return atom(`\\left[${this.#comparison(operator, left, right)}\\right]`);
  }

  #comparison(operator: BinaryOperator, left: Expression, right: Expression): string {
    return `${this.render(left).tex} ${comparisonSigns[operator]} ${this.render(right).tex}`;
  }

  #call(name: string, args: readonly Expression[]): string {
    const inside = this.#list(args);
    switch (name) {
      case 'sqrt':
        return `\\sqrt{${inside}}`;
      case 'abs':
        return `\\left|${inside}\\right|`;
      case 'log':
        return `\\ln${parenthesised(inside)}`;
      case 'exp':
      case 'max':
      case 'min':
        return `\\${name}${parenthesised(inside)}`;
      default:
        return `\\operatorname{${name}}${parenthesised(inside)}`;
    }
  }

  #list(args: readonly Expression[]): string {
    return args.map((argument) => this.render(argument).tex).join(', ');
  }

  #reduce({ reduction, letter, body }: Expression & { kind: 'reduce' }): Rendered {
    if (reduction === 'max' || reduction === 'min') {
      const { tex, tightness: own } = this.render(body);
      return own === tightness.atom
        ? { tex: `\\${reduction}_{${letter}} ${tex}`, tightness: tightness.reduction }
        : { tex: `\\${reduction}_{${letter}}${parenthesised(tex)}`, tightness: tightness.power };
    }
    const sign = reduction === 'sum' ? '\\sum' : '\\prod';
    return { tex: `${sign}_{${letter}} ${this.#within(body, tightness.reduction)}`, tightness: tightness.reduction };
  }

  #choose({ test, yes, no }: Expression & { kind: 'choose' }): Rendered {
    const opposite = test.kind === 'binary' ? opposites[test.operator] : undefined;
    const [holds, fails] =
      test.kind === 'binary' && opposite
        ? [this.#comparison(test.operator, test.left, test.right), this.#comparison(opposite, test.left, test.right)]
        : [`${this.#within(test, tightness.sum)} \\ne 0`, `${this.#within(test, tightness.sum)} = 0`];
    const rows = `${this.render(yes).tex} & ${holds} \\\\ ${this.render(no).tex} & ${fails}`;
    return atom(`\\begin{cases} ${rows} \\end{cases}`);
  }

  #within(expression: Expression, least: number): string {
    const { tex, tightness: own } = this.render(expression);
    return own < least ? parenthesised(tex) : tex;
  }
}

function number(value: number): Rendered {
  const [digits = '', exponent] = String(value).split('e');
  const power = exponent === undefined ? '' : ` \\cdot 10^{${Number(exponent)}}`;
  const own = value < 0 ? tightness.negation : power === '' ? tightness.atom : tightness.product;
  return { tex: `${digits}${power}`, tightness: own };
}

function isNegative(expression: Expression): boolean {
  return expression.kind === 'number' && expression.value < 0;
}

function parenthesised(tex: string): string {
  return `\\left(${tex}\\right)`;
}

function atom(tex: string): Rendered {
  return { tex, tightness: tightness.atom };
}
