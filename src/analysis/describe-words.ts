import { renderTexName } from '../equations/render-tex.ts';
import { renderName } from '../equations/render-text.ts';
import type { Equation, Theory } from '../equations/theory.ts';
import { code } from './markdown.ts';

/** A message in the reader's language, by id. */
export type Say = (id: string, values?: Readonly<Record<string, string | number>>) => string;

/** A range or limits as text; infinite ends are left open. */
export function rangeText(range: readonly [number, number] | undefined): string {
  if (!range) return '';
  const [low, high] = range.map((end) => (Number.isFinite(end) ? numberText(end) : '∞'));
  return `${low === '∞' ? '-∞' : low} … ${high}`;
}

/** A number without the dust of binary arithmetic. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** Names as code, separated by commas. */
export function names(all: Iterable<string>): string {
  return [...all].map(code).join(', ');
}

/** The left-hand side of an equation as its file writes it. */
export function leftSide({ quantity, pattern }: Equation): string {
  return renderName(quantity.name, pattern);
}

/** Signature of a quantity with the letters of its index sets: `threat(i, j)`. */
export function signatureOf(name: string, theory: Theory): string {
  const quantity = theory.vocabulary.quantities.get(name);
  const used = new Map<string, number>();
  const letters = (quantity?.sets ?? []).map((set) => {
    const at = used.get(set) ?? 0;
    used.set(set, at + 1);
    return theory.vocabulary.sets.get(set)?.letters[at] ?? set;
  });
  return letters.length === 0 ? name : `${name}(${letters.join(', ')})`;
}

/** The symbol of a quantity as a formula within a line; nothing where it has none. */
export function symbolText(name: string, theory: Theory): string {
  return theory.vocabulary.quantities.get(name)?.symbol === undefined
    ? ''
    : `$${renderTexName(name, [], theory.vocabulary)}$`;
}

/** A note, with a mark where the statement that it belongs to is unchecked. */
export function noteText(
  { note, verified }: { readonly note?: string | undefined; readonly verified?: boolean | undefined },
  say: Say,
): string {
  return [note ?? '', verified === false ? say('describe-unverified') : ''].filter((part) => part !== '').join(' ');
}
