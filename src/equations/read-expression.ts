import { create, type MathNode, parseDependencies } from 'mathjs/number';
import { foundAndNearest } from '../files/names.ts';
import type { Address, ProblemList } from '../files/problem.ts';
import { shorten } from '../files/read-yaml.ts';
import { builtinNames, type Quantity, type Vocabulary } from './declarations.ts';
import {
  type BinaryOperator,
  builtinFunctions,
  type Expression,
  type IndexArgument,
  type Reduction,
  reductions,
} from './expression.ts';

if (!parseDependencies) throw new Error('mathjs has no parser.');
const { parse } = create({ parseDependencies }, {});

const longestExpression = 4000;
const deepestExpression = 100;
const largestPower = 8;

/** The text of an expression and how to find its characters in the file. */
export interface ExpressionText {
  readonly text: string;
  address(offset: number): Address;
}

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
  if (source.text.length > longestExpression) {
    problems.error('expression-too-long', source.address(0), { most: longestExpression });
    return undefined;
  }
  const deep = deepParenthesis(source.text);
  if (deep !== undefined) {
    problems.error('expression-too-deep', source.address(deep), { most: deepestExpression });
    return undefined;
  }
  let tree: MathNode;
  try {
    tree = parse(source.text);
  } catch (error) {
    const position = Number((error as { char?: number }).char ?? 1) - 1;
    const at = Math.max(0, Math.min(position, source.text.length - 1));
    problems.error('expression-syntax', source.address(at), {
      found: shorten(source.text.slice(at, at + 20) || source.text),
    });
    return undefined;
  }
  const before = problems.all.length;
  const expression = new Reader(source, vocabulary, problems).read(tree, scope, 0);
  return problems.all.slice(before).some((problem) => problem.severity === 'error') ? undefined : expression;
}

/** Minimal views of the mathjs nodes that the allow-list lets pass. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly op?: string;
  readonly args?: readonly MathNode[];
  readonly fn?: MathNode | string;
  readonly content?: MathNode;
  readonly condition?: MathNode;
  readonly trueExpr?: MathNode;
  readonly falseExpr?: MathNode;
  readonly implicit?: boolean;
}

const binaryOperators = new Map<string, BinaryOperator>(
  (['+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!='] as const).map((operator) => [operator, operator]),
);

class Reader {
  readonly #source: ExpressionText;
  readonly #vocabulary: Vocabulary;
  readonly #problems: ProblemList;
  readonly #tokens: { text: string; offset: number }[];
  #next = 0;

  constructor(source: ExpressionText, vocabulary: Vocabulary, problems: ProblemList) {
    this.#source = source;
    this.#vocabulary = vocabulary;
    this.#problems = problems;
    // mathjs keeps no positions, but it visits names in the order in which they are written.
    this.#tokens = [...source.text.matchAll(/(?<![\w.])[A-Za-z_]\w*/g)].map((match) => ({
      text: match[0],
      offset: match.index,
    }));
  }

  read(tree: MathNode, scope: Scope, depth: number): Expression | undefined {
    const node = tree as unknown as Node;
    const here = this.#source.address(this.#tokens[this.#next]?.offset ?? 0);
    if (depth > deepestExpression) {
      this.#problems.error('expression-too-deep', here, { most: deepestExpression });
      return undefined;
    }
    const inside = (child: MathNode | undefined, inner: Scope = scope) =>
      child === undefined ? undefined : this.read(child, inner, depth + 1);
    switch (node.type) {
      case 'ConstantNode':
        if (typeof node.value === 'number' && Number.isFinite(node.value)) {
          return { kind: 'number', value: node.value, address: here };
        }
        return this.#forbidden(String(node.value), here);
      case 'ParenthesisNode':
        return inside(node.content);
      case 'SymbolNode':
        return this.#name(node.name ?? '', scope);
      case 'OperatorNode': {
        const operator = node.op ?? '';
        const [first, second] = node.args ?? [];
        if (node.args?.length === 1 && (operator === '-' || operator === '+')) {
          const argument = inside(first);
          if (!argument || operator === '+') return argument;
          return argument.kind === 'number'
            ? { kind: 'number', value: -argument.value, address: here }
            : { kind: 'negate', argument, address: here };
        }
        if (operator === '^') return this.#power(inside(first), second, here);
        const known = binaryOperators.get(operator);
        if (!known || node.implicit || node.args?.length !== 2)
          return this.#forbidden(node.implicit ? String(tree) : operator, here);
        const left = inside(first);
        const right = inside(second);
        return left && right && { kind: 'binary', operator: known, left, right, address: here };
      }
      case 'RelationalNode':
        return this.#forbidden(this.#source.text, here);
      case 'ConditionalNode': {
        const test = inside(node.condition);
        const yes = inside(node.trueExpr);
        const no = inside(node.falseExpr);
        return test && yes && no && { kind: 'choose', test, yes, no, address: here };
      }
      case 'FunctionNode': {
        const callee = node.fn as unknown as Node;
        if (typeof node.fn === 'string' || callee?.type !== 'SymbolNode') return this.#forbidden(String(tree), here);
        return this.#call(callee.name ?? '', node.args ?? [], scope, depth);
      }
      default:
        return this.#forbidden(String(tree), here);
    }
  }

  #forbidden(found: string, address: Address): undefined {
    this.#problems.error('expression-forbidden', address, { found: shorten(found) });
    return undefined;
  }

  /** Takes the next name of the text; `name` is what the tree says stands there. */
  #take(name: string): Address {
    while (this.#next < this.#tokens.length && this.#tokens[this.#next]?.text !== name) this.#next += 1;
    const offset = this.#tokens[this.#next]?.offset ?? 0;
    this.#next += 1;
    return this.#source.address(offset);
  }

  #power(base: Expression | undefined, exponent: MathNode | undefined, address: Address): Expression | undefined {
    const value = (exponent as unknown as Node | undefined)?.value;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > largestPower) {
      this.#problems.error('integer-power', address, { found: shorten(String(exponent)), most: largestPower });
      return undefined;
    }
    return base && { kind: 'power', base, exponent: value, address };
  }

  #name(name: string, scope: Scope): Expression | undefined {
    const address = this.#take(name);
    if (scope.locals.has(name)) return { kind: 'local', name, address };
    if ((builtinNames as readonly string[]).includes(name)) {
      return { kind: 'quantity', name, indices: [], previous: false, address };
    }
    const quantity = this.#vocabulary.quantities.get(name);
    if (quantity) return this.#quantity(quantity, [], scope, address, false);
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
    const address = this.#take(name);
    const first = args[0] as unknown as Node | undefined;
    const letter = first?.type === 'SymbolNode' ? (first.name ?? '') : '';
    if (isReduction(name) && this.#vocabulary.letters.has(letter)) {
      if (args.length !== 2) return this.#arity(name, address, 2, 2, args.length);
      const inner = this.#bind(letter, scope);
      const body = inner && this.read(args[1] as MathNode, inner, depth + 1);
      return body && { kind: 'reduce', reduction: name, letter, body, address };
    }
    if (name === 'whereLargest') {
      if (args.length !== 3) return this.#arity(name, address, 3, 3, args.length);
      const inner = this.#bind(letter, scope);
      const criterion = inner && this.read(args[1] as MathNode, inner, depth + 1);
      const value = inner && this.read(args[2] as MathNode, inner, depth + 1);
      return criterion && value && { kind: 'whereLargest', letter, criterion, value, address };
    }
    if (name === 'previous') {
      if (args.length !== 1) return this.#arity(name, address, 1, 1, args.length);
      const of = this.read(args[0] as MathNode, scope, depth + 1);
      if (of && of.kind !== 'quantity') return this.#forbidden('previous', address);
      return of && { ...of, previous: true };
    }
    const quantity = this.#vocabulary.quantities.get(name);
    if (quantity) return this.#quantity(quantity, args, scope, address, false);
    const builtin = Object.hasOwn(builtinFunctions, name) ? builtinFunctions[name] : undefined;
    const own = this.#vocabulary.functions.get(name);
    if (!builtin && !own) {
      this.#problems.error('unknown-name', address, foundAndNearest(name, this.#knownNames(scope)));
      return undefined;
    }
    const [least, most] = builtin ?? [own?.length ?? 0, own?.length ?? 0];
    if (args.length < least || args.length > most) return this.#arity(name, address, least, most, args.length);
    const read = args.map((argument) => this.read(argument, scope, depth + 1));
    if (read.some((argument) => argument === undefined)) return undefined;
    return { kind: own ? 'apply' : 'call', name, arguments: read as Expression[], address };
  }

  #arity(name: string, address: Address, least: number, most: number, found: number): undefined {
    this.#problems.error('arity', address, { name, least, most, found });
    return undefined;
  }

  /** The scope inside a reduction: its letter must be known and free. */
  #bind(letter: string, scope: Scope): Scope | undefined {
    const address = this.#take(letter);
    const set = this.#vocabulary.letters.get(letter);
    if (set === undefined) {
      this.#problems.error('index-unknown', address, foundAndNearest(letter, this.#vocabulary.letters.keys()));
      return undefined;
    }
    if (scope.letters.has(letter)) {
      this.#problems.error('duplicate-letter', address, { found: letter });
      return undefined;
    }
    return { ...scope, letters: new Map(scope.letters).set(letter, set) };
  }

  #quantity(
    quantity: Quantity,
    args: readonly MathNode[],
    scope: Scope,
    address: Address,
    previous: boolean,
  ): Expression | undefined {
    if (args.length !== quantity.sets.length) {
      return this.#arity(quantity.name, address, quantity.sets.length, quantity.sets.length, args.length);
    }
    const indices: IndexArgument[] = [];
    for (const [position, argument] of args.entries()) {
      const index = this.#index(argument, quantity.sets[position] ?? '', scope);
      if (index) indices.push(index);
    }
    if (indices.length < args.length) return undefined;
    return { kind: 'quantity', name: quantity.name, indices, previous, address };
  }

  #index(argument: MathNode, setName: string, scope: Scope): IndexArgument | undefined {
    const node = argument as unknown as Node;
    if (node.type !== 'SymbolNode' || node.name === undefined) {
      const here = this.#source.address(this.#tokens[this.#next]?.offset ?? 0);
      this.#problems.error('index-unknown', here, { found: shorten(String(argument)) });
      return undefined;
    }
    const address = this.#take(node.name);
    const letterSet = scope.letters.get(node.name);
    if (letterSet === setName) return { kind: 'letter', letter: node.name };
    const set = this.#vocabulary.sets.get(setName);
    if (letterSet === undefined && set?.members.has(node.name)) return { kind: 'member', member: node.name };
    const fitting = [...scope.letters].filter(([, of]) => of === setName).map(([letter]) => letter);
    this.#problems.error('index-unknown', address, {
      ...foundAndNearest(node.name, [...fitting, ...(set?.members.keys() ?? [])]),
      set: setName,
    });
    return undefined;
  }
}

function isReduction(name: string): name is Reduction {
  return (reductions as readonly string[]).includes(name);
}

/** Offset of the parenthesis that opens deeper than any equation of ours, before a recursive parser sees it. */
function deepParenthesis(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(' || text[at] === '[' || text[at] === '{') depth += 1;
    else if (text[at] === ')' || text[at] === ']' || text[at] === '}') depth -= 1;
    if (depth > deepestExpression) return at;
  }
  return undefined;
}
