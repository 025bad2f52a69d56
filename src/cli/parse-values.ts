import { InvalidArgumentError } from 'commander';
import { dateToYear } from '../files/dates.ts';
import { say } from './say.ts';

const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** A finite number as people write it. Throws commander's `InvalidArgumentError`, as all of these do. */
export function parseNumber(text: string): number {
  const found = text.trim();
  const value = Number(found);
  if (numberPattern.test(found) && Number.isFinite(value)) return value;
  throw new InvalidArgumentError(
    say(/^[+-]?\d+,\d+$/.test(found) ? 'number-with-comma' : 'number-expected', { found }),
  );
}

/** A parser of whole numbers from `least` to `most`. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d{1,12}$/.test(text.trim()) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(say('whole-number-expected', { least, most }));
  };
}

/** A parser of repeated `name=value`; the last of the same name counts. */
export function assignment(
  example: string,
): (text: string, before?: Readonly<Record<string, number>>) => Record<string, number> {
  return (text, before) => {
    const at = text.indexOf('=');
    const name = text.slice(0, at).trim();
    if (at < 0 || name === '') throw new InvalidArgumentError(say('assignment-expected', { example }));
    // Object.fromEntries makes even __proto__ a plain entry, for the model to refuse.
    return Object.fromEntries([...Object.entries(before ?? {}), [name, parseNumber(text.slice(at + 1))]]);
  };
}

/** Adds a repeated option's value to those before. */
export function collect(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

/** A seed: any text that is not blank. */
export function parseSeed(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError(say('seed-empty'));
}

/** A date as a decimal year: `2014-03` is the middle of that month, 2014 the start of the year. */
export function parseDate(text: string): number {
  const found = text.trim();
  const year = dateToYear(/^\d{1,4}(\.\d+)?$/.test(found) ? Number(found) : found);
  if (year !== undefined) return year;
  throw new InvalidArgumentError(say('date-expected'));
}

/** Parts of a list between commas, those within brackets aside: `a,b[c,d]` has two. */
export function splitList(text: string): string[] {
  return text
    .split(/,(?![^[]*\])/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
