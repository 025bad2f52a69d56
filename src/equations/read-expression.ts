import type { MathNode } from 'mathjs/number';
import { foundAndNearest } from '../files/names.ts';
import type { Address, ProblemList } from '../files/problem.ts';
import { shorten } from '../files/read-yaml.ts';
import { arityValues, builtinNames, type Quantity, type Vocabulary } from './declarations.ts';
import {
  type BinaryOperator,
  builtinFunctions,
  type Expression,
  type IndexArgument,
  type Reduction,
  reductions,
} from './expression.ts';
import {
  deepestTree,
  type ExpressionText,
  type Node,
  type ParsedExpression,
  parseExpression,
} from './parse-expression.ts';

export { type ExpressionText, reservedWords } from './parse-expression.ts';

const largestPower = 8;

/** What an expression may use beside the theory's vocabulary, given by what stands on its left-hand side. */
export interface Scope {
  /** Letters bound so far, to the name of their index set. */
  readonly letters: ReadonlyMap<string, string>;
  /** Parameters of the function or event rule whose body this is. */
  readonly locals: ReadonlySet<string>;
}

/**
 * Parses and checks a right-hand side. mathjs supplies the syntax tree only; an allow-list decides what may stand in
 * it, and nothing is ever evaluated by mathjs. Returns undefined after reporting what is wrong.
 */
export function readExpression(
  source: ExpressionText,
  scope: Scope,
  vocabulary: Vocabulary,
  problems: ProblemList,
): Expression | undefined {
  const parsed = parseExpression(source, problems);
  if (!parsed) return undefined;
  const before = problems.all.length;
  const expression = new Reader(parsed, source, vocabulary, problems).readAll(parsed.tree, scope);
  return problems.all.length > before ? undefined : expression;
}

const binaryOperators = new Map<string, BinaryOperator>(
  (['+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!='] as const).map((operator) => [operator, operator]),
);

/** Thrown where the rest of an expression can't be followed; the problem is reported already. */
class Lost extends Error {}

class Reader {
  readonly #text: string;
  readonly #source: ExpressionText;
  readonly #vocabulary: Vocabulary;
  readonly #problems: ProblemList;
  readonly #leaves: ParsedExpression['leaves'];
  #next = 0;

  constructor(parsed: ParsedExpression, source: ExpressionText, vocabulary: Vocabulary, problems: ProblemList) {
    this.#text = parsed.text;
    this.#leaves = parsed.leaves;
    this.#source = source;
    this.#vocabulary = vocabulary;
    this.#problems = problems;
  }

  /** Reads a whole tree. Goes on after a wrong name; gives up at what no equation of ours may hold. */
  readAll(tree: MathNode, scope: Scope): Expression | undefined {
    try {
      return this.read(tree, scope, 0);
    } catch (error) {
      if (error instanceof Lost) return undefined;
      throw error;
    }
  }

  read(tree: MathNode, scope: Scope, depth: number): Expression | undefined {
    const node = tree as unknown as Node;
    const here = this.#source.address(this.#ahead);
    if (depth > deepestTree) {
      this.#problems.error('expression-too-deep', this.#source.address(0), { most: deepestTree });
      throw new Lost();
    }
    if (this.#problems.isFull) throw new Lost();
    const inside = (child: MathNode | undefined, inner: Scope = scope) =>
      child === undefined ? undefined : this.read(child, inner, depth + 1);
    switch (node.type) {
      case 'ConstantNode':
        return this.#number(node);
      case 'ParenthesisNode':
        return inside(node.content);
      case 'SymbolNode':
        return this.#name(node.name ?? '', scope);
      case 'OperatorNode':
        return this.#operator(node, inside);
      case 'ConditionalNode': {
        const test = inside(node.condition);
        const yes = inside(node.trueExpr);
        const no = inside(node.falseExpr);
        return test && yes && no && { kind: 'choose', test, yes, no, address: here };
      }
      case 'FunctionNode': {
        const callee = node.fn as unknown as Node;
        if (typeof node.fn === 'string' || callee?.type !== 'SymbolNode') return this.#forbidden(tree);
        return this.#call(callee.name ?? '', node.args ?? [], scope, depth);
      }
      default:
        return this.#forbidden(tree);
    }
  }

  /** Where the next name or number begins. */
  get #ahead(): number {
    return this.#leaves[this.#next]?.[0] ?? this.#behind;
  }

  /** Where the last name or number taken ends. */
  get #behind(): number {
    return this.#leaves[this.#next - 1]?.[1] ?? 0;
  }

  /** Takes the next name or number. */
  #take(): Address {
    const address = this.#source.address(this.#ahead);
    this.#next += 1;
    return address;
  }

  #forbidden(tree: MathNode): never {
    const opening = openingOf(tree as unknown as Node);
    const from = opening ? this.#text.slice(this.#behind).search(opening) : -1;
    const at = from < 0 ? this.#ahead : this.#behind + from;
    this.#problems.error('expression-forbidden', this.#source.address(at), { found: shorten(String(tree)) });
    throw new Lost();
  }

  #number(node: Node): Expression | undefined {
    if (typeof node.value !== 'number') return this.#forbidden(node as unknown as MathNode);
    const [from, to] = this.#leaves[this.#next] ?? [0, 0];
    const address = this.#take();
    if (Number.isFinite(node.value)) return { kind: 'number', value: node.value, address };
    this.#problems.error('not-finite', address, { found: this.#text.slice(from, to) });
    return undefined;
  }

  #operator(node: Node, inside: (child: MathNode | undefined) => Expression | undefined): Expression | undefined {
    const operator = node.op ?? '';
    const [first, second] = node.args ?? [];
    const start = this.#ahead;
    const address = this.#source.address(start);
    const known = binaryOperators.get(operator);
    if (node.args?.length === 1 && (operator === '-' || operator === '+')) {
      const argument = inside(first);
      if (!argument || operator === '+') return argument;
      return argument.kind === 'number'
        ? { kind: 'number', value: -argument.value, address }
        : { kind: 'negate', argument, address };
    }
    if (operator === 'not' || operator === '~') return this.#wrongOperator(operator, this.#behind);
    const left = inside(first);
    if (node.implicit) {
      const gap = /^[\s)]*/.exec(this.#text.slice(this.#behind))?.[0].length ?? 0;
      const found = shorten(this.#text.slice(start).trim());
      this.#problems.error('multiplication-sign', this.#source.address(this.#behind + gap), { found });
      throw new Lost();
    }
    if (operator === '^') return this.#power(left, second, inside, address);
    if (node.isPercentage) return this.#wrongOperator('%', this.#behind);
    if (!known || node.args?.length !== 2) return this.#wrongOperator(operator, this.#behind);
    const right = inside(second);
    return left && right && { kind: 'binary', operator: known, left, right, address };
  }

  #wrongOperator(operator: string, from: number): never {
    const at = this.#text.indexOf(operator, from);
    this.#problems.error('expression-forbidden', this.#source.address(Math.max(at, from)), { found: operator });
    throw new Lost();
  }

  #power(
    base: Expression | undefined,
    exponent: MathNode | undefined,
    inside: (child: MathNode | undefined) => Expression | undefined,
    address: Address,
  ): Expression | undefined {
    const behind = this.#text.slice(this.#behind);
    const at = this.#source.address(this.#behind + (/^[^^]*\^\s*/.exec(behind)?.[0].length ?? 0));
    const read = inside(exponent);
    if (!read) return undefined;
    const value = read.kind === 'number' ? read.value : Number.NaN;
    if (!Number.isInteger(value) || value < 1 || value > largestPower) {
      this.#problems.error('integer-power', at, { found: shorten(String(exponent)), most: largestPower });
      return undefined;
    }
    return base && { kind: 'power', base, exponent: value, address };
  }

  #name(name: string, scope: Scope): Expression | undefined {
    const address = this.#take();
    if (scope.locals.has(name)) return { kind: 'local', name, address };
    if ((builtinNames as readonly string[]).includes(name)) {
      return { kind: 'quantity', name, indices: [], previous: false, address };
    }
    const quantity = this.#vocabulary.quantities.get(name);
    if (quantity) return this.#quantity(quantity, [], scope, address);
    if (this.#vocabulary.letters.has(name)) {
      this.#problems.error('index-expected', address, { found: name });
      return undefined;
    }
    this.#problems.error('unknown-name', address, foundAndNearest(name, this.#knownNames(scope)));
    return undefined;
  }

  #knownNames(scope: Scope): string[] {
    const { quantities, functions } = this.#vocabulary;
    return [
      ...scope.locals,
      ...quantities.keys(),
      ...functions.keys(),
      ...builtinNames,
      ...Object.keys(builtinFunctions),
      ...reductions,
      'previous',
      'whereLargest',
    ];
  }

  #call(name: string, args: readonly MathNode[], scope: Scope, depth: number): Expression | undefined {
    const address = this.#take();
    const inside = (argument: MathNode | undefined, inner: Scope) => argument && this.read(argument, inner, depth + 1);
    const quantity = this.#vocabulary.quantities.get(name);
    if (quantity) return this.#quantity(quantity, args, scope, address);
    if (isReduction(name) && (!Object.hasOwn(builtinFunctions, name) || this.#isLetter(args[0]))) {
      if (args.length !== 2) return this.#arity(name, address, 2, 2, args);
      const inner = this.#bind(args, scope);
      const body = inner && inside(args[1], inner.scope);
      return body && { kind: 'reduce', reduction: name, letter: inner.letter, body, address };
    }
    if (name === 'whereLargest') {
      if (args.length !== 3) return this.#arity(name, address, 3, 3, args);
      const inner = this.#bind(args, scope);
      const criterion = inner && inside(args[1], inner.scope);
      const value = inner && inside(args[2], inner.scope);
      return criterion && value && { kind: 'whereLargest', letter: inner.letter, criterion, value, address };
    }
    if (name === 'previous') {
      if (args.length !== 1) return this.#arity(name, address, 1, 1, args);
      const at = this.#source.address(this.#ahead);
      const of = inside(args[0], scope);
      if (!of) return undefined;
      if (of.kind === 'quantity' && !of.previous) return { ...of, previous: true };
      this.#problems.error('previous-needs-start', at, { found: shorten(String(args[0])) });
      return undefined;
    }
    const builtin = Object.hasOwn(builtinFunctions, name) ? builtinFunctions[name] : undefined;
    const own = this.#vocabulary.functions.get(name);
    if (!builtin && !own) {
      this.#problems.error('unknown-name', address, foundAndNearest(name, this.#knownNames(scope)));
      this.#skip(args);
      return undefined;
    }
    const [least, most] = builtin ?? [own?.length ?? 0, own?.length ?? 0];
    if (args.length < least || args.length > most) return this.#arity(name, address, least, most, args);
    const read = args.map((argument) => inside(argument, scope));
    if (read.some((argument) => argument === undefined)) return undefined;
    return { kind: own ? 'apply' : 'call', name, arguments: read as Expression[], address };
  }

  #arity(name: string, address: Address, least: number, most: number, args: readonly MathNode[]): undefined {
    this.#problems.error('arity', address, arityValues(name, least, args.length, most));
    this.#skip(args);
    return undefined;
  }

  /** Passes over the names and numbers of parts that nothing can be said about. */
  #skip(nodes: readonly (MathNode | undefined)[]): void {
    for (const tree of nodes) {
      const node = tree as unknown as Node | undefined;
      switch (node?.type) {
        case 'ConstantNode':
          if (typeof node.value === 'string') throw new Lost();
          this.#next += 1;
          break;
        case 'SymbolNode':
          this.#next += 1;
          break;
        case 'ParenthesisNode':
          this.#skip([node.content]);
          break;
        case 'OperatorNode':
          if (node.isPercentage) throw new Lost();
          this.#skip(node.args ?? []);
          break;
        case 'ConditionalNode':
          this.#skip([node.condition, node.trueExpr, node.falseExpr]);
          break;
        case 'FunctionNode':
          this.#skip([node.fn as MathNode, ...(node.args ?? [])]);
          break;
        default:
          throw new Lost();
      }
    }
  }

  #isLetter(argument: MathNode | undefined): boolean {
    const node = argument as unknown as Node | undefined;
    return node?.type === 'SymbolNode' && this.#vocabulary.letters.has(node.name ?? '');
  }

  /** The scope inside a reduction: its letter, the first argument, must be known and free. */
  #bind(args: readonly MathNode[], scope: Scope): { scope: Scope; letter: string } | undefined {
    const [first, ...others] = args;
    const address = this.#source.address(this.#ahead);
    const letter = shorten(String(first));
    const set = this.#isLetter(first) ? this.#vocabulary.letters.get(letter) : undefined;
    this.#skip([first]);
    if (set !== undefined && !scope.letters.has(letter)) {
      return { scope: { ...scope, letters: new Map(scope.letters).set(letter, set) }, letter };
    }
    if (set === undefined) {
      const known = [...this.#vocabulary.letters.keys()].filter((one) => !scope.letters.has(one));
      const expected = known.join(', ') || '–';
      this.#problems.error('index-unknown', address, { ...foundAndNearest(letter, known), expected });
    } else {
      this.#problems.error('duplicate-letter', address, { found: letter });
    }
    this.#skip(others);
    return undefined;
  }

  #quantity(quantity: Quantity, args: readonly MathNode[], scope: Scope, address: Address): Expression | undefined {
    const { name, sets } = quantity;
    if (args.length !== sets.length) return this.#arity(name, address, sets.length, sets.length, args);
    const taken = new Set<string>();
    const indices = args.map((argument, position) => this.#index(argument, sets[position] ?? '', scope, taken));
    if (indices.includes(undefined)) return undefined;
    return { kind: 'quantity', name, indices: indices as IndexArgument[], previous: false, address };
  }

  /** An index; `taken` are the ones before it, since a pair never has the same member twice. */
  #index(argument: MathNode, setName: string, scope: Scope, taken: Set<string>): IndexArgument | undefined {
    const address = this.#source.address(this.#ahead);
    const node = argument as unknown as Node;
    const name = node.type === 'SymbolNode' ? (node.name ?? '') : shorten(String(argument));
    this.#skip([argument]);
    const letterSet = scope.letters.get(name);
    if (taken.has(name)) {
      this.#problems.error('duplicate-letter', address, { found: name });
      return undefined;
    }
    taken.add(name);
    if (letterSet === setName) return { kind: 'letter', letter: name };
    const set = this.#vocabulary.sets.get(setName);
    if (letterSet === undefined && set?.members.has(name)) return { kind: 'member', member: name };
    const fitting = [...scope.letters].filter(([, of]) => of === setName).map(([letter]) => letter);
    const valid = [...fitting, ...(set?.members.keys() ?? [])];
    this.#problems.error('index-unknown', address, {
      ...foundAndNearest(name, valid),
      expected: valid.join(', ') || '–',
    });
    return undefined;
  }
}

/** What opens a part that begins with neither a name nor a number. */
function openingOf(node: Node): RegExp | undefined {
  if (node.type === 'ArrayNode') return /\[/;
  if (node.type === 'ObjectNode') return /\{/;
  if (node.type === 'ConstantNode') return typeof node.value === 'string' ? /["']/ : undefined;
  const callee = typeof node.fn === 'object' ? node.fn : undefined;
  const first = node.object ?? callee ?? node.start ?? node.content ?? node.args?.[0];
  return first && openingOf(first as unknown as Node);
}

function isReduction(name: string): name is Reduction {
  return (reductions as readonly string[]).includes(name);
}
