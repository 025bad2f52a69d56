import type { Address } from '../files/problem.ts';
import type { TheorySource } from '../files/theory-source.ts';
import type { Quantity, Vocabulary } from './declarations.ts';
import type { Expression, IndexArgument } from './expression.ts';

/** One right-hand side of a variable, for the indices that its left-hand side names. */
export interface Equation {
  readonly quantity: Quantity;
  /** Letters and, for special cases, members. */
  readonly pattern: readonly IndexArgument[];
  readonly id?: string;
  readonly text: string;
  readonly source?: string;
  readonly note?: string;
  readonly section: string;
  /** A definition's value in the present step. */
  readonly is?: Expression;
  /** A stock's first value, or what `previous` means in the first step. */
  readonly start?: Expression;
  /** A stock's value in the next step. */
  readonly next?: Expression;
  /** The right-hand sides as written. */
  readonly written: { readonly is?: string; readonly start?: string; readonly next?: string };
  readonly address: Address;
}

/** A function that the theory defines for its equations. */
export interface OwnFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: Expression;
  readonly text: string;
  readonly written: string;
}

/** What an event of a type does to a stock. */
export interface EventEffect {
  readonly stock: Quantity;
  readonly indices: readonly IndexArgument[];
  /** Kinds of events that have this effect; undefined means all. */
  readonly kinds?: ReadonlySet<string>;
  readonly becomes: Expression;
  readonly text: string;
  readonly written: string;
}

/** A type of dated event with its effects. */
export interface EventType {
  readonly name: string;
  readonly meaning: string;
  readonly turn: number;
  readonly kinds: ReadonlyMap<string, string>;
  readonly symmetric: boolean;
  readonly effects: readonly EventEffect[];
}

/** A theory whose every equation is parsed and checked; nothing in it depends on a world yet. */
export interface Theory {
  readonly source: TheorySource;
  readonly vocabulary: Vocabulary;
  readonly functions: ReadonlyMap<string, OwnFunction>;
  /** Variable name to its equations, special cases included. */
  readonly equations: ReadonlyMap<string, readonly Equation[]>;
  /** Types in the order of their turns. */
  readonly eventTypes: ReadonlyMap<string, EventType>;
  /** Variables with an equation that could not be read, which is reported. */
  readonly unreadable: ReadonlySet<string>;
}

/** Letters that stand for an event's two actors in its effects, and its strength. */
export const eventLocals = { source: 'source', target: 'target', intensity: 'intensity' } as const;
