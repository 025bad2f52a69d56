import type { Address } from '../files/problem.ts';

/** What a name of the theory stands for. */
export type QuantityKind = 'parameter' | 'constant' | 'input' | 'shock' | 'definition' | 'stock';

/** A declared quantity: its name and the index set of each of its positions, for example actor, actor, domain. */
export interface Quantity {
  readonly name: string;
  readonly kind: QuantityKind;
  /** Short mark that the literature or another program uses for it; accepted wherever users name it. */
  readonly symbol?: string;
  readonly sets: readonly string[];
  /** Whether the first two positions may be swapped without changing the value. */
  readonly symmetric: boolean;
  readonly meaning: string;
  readonly unit?: string;
  /** Where values are plausible or, for a variable, where it stays. */
  readonly range?: readonly [number, number];
  readonly source?: string;
  readonly section?: string;
  /** Whether a run puts its values out. */
  readonly output: boolean;
  readonly address: Address;
}

/** An index set such as actor or domain. */
export interface IndexSet {
  readonly name: string;
  readonly meaning: string;
  readonly letters: readonly string[];
  /** Members that the theory itself names, in file order; actors come from the world. */
  readonly members: ReadonlyMap<string, { readonly meaning: string; readonly symbol?: string }>;
  /** Whether the world supplies the members. */
  readonly fromWorld: boolean;
}

/** Names that equations can use besides declared quantities: the present time and the step, both in years. */
export const builtinNames = ['time', 'dt'] as const;

/** Everything that an expression can refer to. */
export interface Vocabulary {
  readonly sets: ReadonlyMap<string, IndexSet>;
  /** Letter to the name of its set. */
  readonly letters: ReadonlyMap<string, string>;
  readonly quantities: ReadonlyMap<string, Quantity>;
  /** The theory's own functions and their parameter names. */
  readonly functions: ReadonlyMap<string, readonly string[]>;
}

/** Values for the message that a name has the wrong number of entries in its parentheses. */
export function arityValues(name: string, least: number, found: number, most = least): Record<string, string | number> {
  return { name, expected: most === 0 ? 'none' : most === least ? least : `${least} – ${most}`, found };
}
