/** The right-hand side of a made-up equation: the whole language of expressions as plain data. */
export type Term =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'read'; readonly name: string; readonly indices: readonly string[]; readonly previous: boolean }
  | { readonly kind: 'negate'; readonly part: Term }
  | { readonly kind: 'operator'; readonly operator: Operator; readonly left: Term; readonly right: Term }
  | { readonly kind: 'power'; readonly base: Term; readonly exponent: number }
  | { readonly kind: 'call'; readonly name: BuiltIn; readonly parts: readonly Term[] }
  | { readonly kind: 'apply'; readonly own: TermFunction; readonly parts: readonly Term[] }
  | { readonly kind: 'reduce'; readonly reduction: TermReduction; readonly letter: string; readonly body: Term }
  | { readonly kind: 'whereLargest'; readonly letter: string; readonly criterion: Term; readonly value: Term }
  | { readonly kind: 'choose'; readonly test: Term; readonly yes: Term; readonly no: Term };

/** Operators with two operands. */
export type Operator = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '==' | '!=';
/** Functions that every theory has. */
export type BuiltIn = 'min' | 'max' | 'clamp' | 'abs' | 'sqrt' | 'exp' | 'log' | 'logistic';
/** Ways to take several members together. */
export type TermReduction = 'sum' | 'product' | 'max' | 'min';

/** A function of a made-up theory. */
export interface TermFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: Term;
}

/** A term as a theory file writes it. */
export function theoryText(term: Term): string {
  const all = (parts: readonly Term[]) => parts.map(theoryText).join(', ');
  switch (term.kind) {
    case 'number':
      return numberText(term.value);
    case 'local':
      return term.name;
    case 'read': {
      const text = term.indices.length === 0 ? term.name : `${term.name}(${term.indices.join(', ')})`;
      return term.previous ? `previous(${text})` : text;
    }
    case 'negate':
      return `(-${theoryText(term.part)})`;
    case 'operator':
      return `(${theoryText(term.left)} ${term.operator} ${theoryText(term.right)})`;
    case 'power':
      return `(${theoryText(term.base)})^${term.exponent}`;
    case 'call':
      return `${term.name}(${all(term.parts)})`;
    case 'apply':
      return `${term.own.name}(${all(term.parts)})`;
    case 'reduce':
      return `${term.reduction}(${term.letter}, ${theoryText(term.body)})`;
    case 'whereLargest':
      return `whereLargest(${term.letter}, ${theoryText(term.criterion)}, ${theoryText(term.value)})`;
    case 'choose':
      return `(${theoryText(term.test)} ? ${theoryText(term.yes)} : ${theoryText(term.no)})`;
  }
}

/** What the names of a term stand for at one place and date. */
export interface Meaning {
  /** Letter to the member that it stands for. */
  readonly letters: ReadonlyMap<string, string>;
  /** Parameters of functions and events, as text. */
  readonly locals: ReadonlyMap<string, string>;
  /** Members that a letter can stand for beside those that others stand for already, by their names. */
  others(letter: string, taken: Iterable<string>): readonly string[];
  read(name: string, members: readonly string[], previous: boolean): number;
}

/**
 * A term as one formula of numbers alone that any calculator reads: reductions are written out member by member, own
 * functions and powers in full, `logistic` by `exp`, and comparisons as choices between 1 and 0.
 */
export function writtenOut(term: Term, meaning: Meaning): string {
  const inside = (part: Term, inner = meaning) => writtenOut(part, inner);
  const each = (letter: string, part: Term) =>
    meaning
      .others(letter, meaning.letters.values())
      .map((member) => inside(part, { ...meaning, letters: new Map(meaning.letters).set(letter, member) }));
  switch (term.kind) {
    case 'number':
      return numberText(term.value);
    case 'local':
      return meaning.locals.get(term.name) ?? term.name;
    case 'read': {
      const members = term.indices.map((index) => meaning.letters.get(index) ?? index);
      return numberText(meaning.read(term.name, members, term.previous));
    }
    case 'negate':
      return `(-${inside(term.part)})`;
    case 'operator': {
      const text = `(${inside(term.left)} ${term.operator} ${inside(term.right)})`;
      return '+-*/'.includes(term.operator) ? text : `(${text} ? 1 : 0)`;
    }
    case 'power':
      return `(${Array.from({ length: term.exponent }, () => inside(term.base)).join(' * ')})`;
    case 'call': {
      const parts = term.parts.map((part) => inside(part));
      if (term.name === 'logistic') return `(1 / (1 + exp(-${parts[0]})))`;
      if (term.name === 'clamp') return `min(max(${parts[0]}, ${parts[1]}), ${parts[2]})`;
      return `${term.name}(${parts.join(', ')})`;
    }
    case 'apply': {
      const locals = new Map(term.own.parameters.map((name, at) => [name, inside(term.parts[at] as Term)]));
      return inside(term.own.body, { ...meaning, letters: new Map(), locals });
    }
    case 'reduce': {
      const terms = each(term.letter, term.body);
      if (terms.length < 2) return terms[0] ?? (term.reduction === 'product' ? '1' : '0');
      if (term.reduction === 'sum' || term.reduction === 'product') {
        return `(${terms.join(term.reduction === 'sum' ? ' + ' : ' * ')})`;
      }
      return `${term.reduction}(${terms.join(', ')})`;
    }
    case 'whereLargest': {
      const values = each(term.letter, term.value);
      const criteria = each(term.letter, term.criterion);
      // From the last member backwards: each wins against all after it, or leaves the choice to them.
      return values.reduceRight((later, value, at) => {
        const rivals = criteria.slice(at + 1);
        return rivals.length === 0
          ? value
          : `(${criteria[at]} >= max(${rivals.join(', ')}, -Infinity) ? ${value} : ${later})`;
      }, '0');
    }
    case 'choose':
      return `(${inside(term.test)} ? ${inside(term.yes)} : ${inside(term.no)})`;
  }
}

/** Whether a term calls a function of which another implementation may give other last digits. */
export function isRounded(term: Term): boolean {
  switch (term.kind) {
    case 'number':
    case 'local':
    case 'read':
      return false;
    case 'negate':
      return isRounded(term.part);
    case 'operator':
      return isRounded(term.left) || isRounded(term.right);
    case 'power':
      return isRounded(term.base);
    case 'call':
      return ['exp', 'log', 'logistic'].includes(term.name) || term.parts.some(isRounded);
    case 'apply':
      return isRounded(term.own.body) || term.parts.some(isRounded);
    case 'reduce':
      return isRounded(term.body);
    case 'whereLargest':
      return isRounded(term.criterion) || isRounded(term.value);
    case 'choose':
      return [term.test, term.yes, term.no].some(isRounded);
  }
}

function numberText(value: number): string {
  return value < 0 || Object.is(value, -0) ? `(${Object.is(value, -0) ? '-0' : value})` : String(value);
}
