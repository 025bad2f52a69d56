import { namePattern } from './names.ts';

/** A quantity as a left-hand side or key names it: `threat(i, j)` or, on the command line, `threat[RUS,USA]`. */
export interface Signature {
  readonly name: string;
  readonly arguments: readonly string[];
}

/**
 * Reads `name`, `name(a, b)` or `name[a,b]`. Undefined where the text is none of these; `*` may stand for an argument
 * when `wildcard` is true.
 */
export function readSignature(text: string, wildcard = false): Signature | undefined {
  const match = /^\s*([A-Za-z]\w*)\s*(?:\(([^()]*)\)|\[([^[\]]*)\])?\s*$/.exec(text);
  if (!match) return undefined;
  const inside = match[2] ?? match[3];
  const args = inside === undefined ? [] : inside.split(',').map((argument) => argument.trim());
  const fits = (argument: string) => namePattern.test(argument) || (wildcard && argument === '*');
  return args.every(fits) ? { name: match[1] ?? '', arguments: args } : undefined;
}

/** The name in a signature: `threat` of `threat(i, j)`; the text itself where it is no signature. */
export function quantityName(text: string): string {
  return readSignature(text)?.name ?? text;
}

/** The text of a series or of one value of an indexed quantity: `threat[RUS,USA]`, `omega`. */
export function seriesName(name: string, members: readonly string[]): string {
  return members.length === 0 ? name : `${name}[${members.join(',')}]`;
}
