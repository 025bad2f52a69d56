import type { Address } from '../files/problem.ts';

/** Functions that every theory can call; their arity is the least and the most number of arguments. */
export const builtinFunctions: Readonly<Record<string, readonly [number, number]>> = {
  abs: [1, 1],
  clamp: [3, 3],
  exp: [1, 1],
  log: [1, 1],
  logistic: [1, 1],
  max: [2, 8],
  min: [2, 8],
  sqrt: [1, 1],
};

/** How a reduction combines its terms, which it takes in the order of the members' names. */
export const reductions = ['sum', 'product', 'max', 'min'] as const;

/** One of {@link reductions}. */
export type Reduction = (typeof reductions)[number];

/** Two-place operators. Comparisons are 1 where they hold and 0 where not. */
export type BinaryOperator = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '==' | '!=';

/** An index position: a letter bound by the left-hand side or a reduction, or a named member of the index. */
export type IndexArgument =
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'member'; readonly member: string };

/**
 * A right-hand side after checking: every name is known, every index fits. This is the one tree that ordering,
 * unrolling, differentiation, rendering and explanation all read.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly address: Address }
  | { readonly kind: 'local'; readonly name: string; readonly address: Address }
  | {
      readonly kind: 'quantity';
      readonly name: string;
      readonly indices: readonly IndexArgument[];
      readonly previous: boolean;
      readonly address: Address;
    }
  | { readonly kind: 'negate'; readonly argument: Expression; readonly address: Address }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly address: Address;
    }
  | { readonly kind: 'power'; readonly base: Expression; readonly exponent: number; readonly address: Address }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly arguments: readonly Expression[];
      readonly address: Address;
    }
  | {
      /** A function that the theory defines itself. */
      readonly kind: 'apply';
      readonly name: string;
      readonly arguments: readonly Expression[];
      readonly address: Address;
    }
  | {
      readonly kind: 'reduce';
      readonly reduction: Reduction;
      readonly letter: string;
      readonly body: Expression;
      readonly address: Address;
    }
  | {
      /** `value` at the member for which `criterion` is largest. */
      readonly kind: 'whereLargest';
      readonly letter: string;
      readonly criterion: Expression;
      readonly value: Expression;
      readonly address: Address;
    }
  | {
      readonly kind: 'choose';
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
      readonly address: Address;
    };

/** The expressions directly inside `expression`, in the order in which they are written. */
export function parts(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'local':
    case 'quantity':
      return [];
    case 'negate':
      return [expression.argument];
    case 'binary':
      return [expression.left, expression.right];
    case 'power':
      return [expression.base];
    case 'call':
    case 'apply':
      return expression.arguments;
    case 'reduce':
      return [expression.body];
    case 'whereLargest':
      return [expression.criterion, expression.value];
    case 'choose':
      return [expression.test, expression.yes, expression.no];
  }
}

/** Calls `visit` for `expression` and everything inside it. */
export function walk(expression: Expression, visit: (part: Expression) => void): void {
  visit(expression);
  for (const part of parts(expression)) walk(part, visit);
}
