import { mistake } from './command-error.ts';
import { type Format, formats } from './options.ts';

/** Where a result goes and in which form. */
export interface Destination {
  readonly format: Format;
  /** A file, or `-` for standard output. */
  readonly target: string;
  /** Whether people read it as it comes. */
  readonly toTerminal: boolean;
}

/**
 * Decides form and target: what is asked for, else the form that the file's ending says, else a summary on a terminal
 * and CSV everywhere else. Throws `CommandError` for Parquet on a terminal.
 */
export function chooseDestination(
  { format, out }: { readonly format?: Format; readonly out?: string },
  isTerminal: boolean,
): Destination {
  const target = out ?? '-';
  const toTerminal = target === '-' && isTerminal;
  const ending = formats.find((known) => target.toLowerCase().endsWith(`.${known}`));
  const chosen = format ?? ending ?? (out === undefined && isTerminal ? 'summary' : 'csv');
  if (chosen === 'parquet' && toTerminal) throw mistake('parquet-to-terminal');
  return { format: chosen, target, toTerminal };
}
