import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { Digits, Language } from './format.ts';
import { createFormat, type Format } from './format.ts';
import english from './messages/en.ftl?raw';

/** What fills the variables of a message. */
export type MessageArguments = Record<string, FluentVariable>;

/** The words of one language, with its numbers and dates. */
export interface Messages {
  readonly language: Language;
  readonly digits: Digits;
  readonly direction: 'ltr' | 'rtl';
  readonly format: Format;
  /** The message of that id (or `id.attribute`). A missing one shows as its id and is told on the console. */
  text(id: string, values?: MessageArguments): string;
  /** The message of that id, or the given text where the language has none: for what scenario files bring along. */
  textOr(id: string, fallback: string): string;
  has(id: string): boolean;
}

/** Every language of the page with its own name. */
export const languages: readonly { id: Language; name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'fa', name: 'فارسی' },
];

/** Loads the words of a language; a font of its own where it needs one comes with them. */
export async function loadMessages(language: Language, digits: Digits): Promise<Messages> {
  if (language === 'en') return createMessages('en', digits, english);
  const [{ default: persian }] = await Promise.all([
    import('./messages/fa.ftl?raw'),
    import('@fontsource-variable/vazirmatn/wght.css'),
  ]);
  return createMessages(language, digits, persian);
}

/** The words of the page's own language, at hand without loading. */
export function englishMessages(): Messages {
  return createMessages('en', 'own', english);
}

/** Messages from the text of a Fluent file. */
export function createMessages(language: Language, digits: Digits, source: string): Messages {
  const format = createFormat(language, digits);
  const direction = language === 'fa' ? 'rtl' : 'ltr';
  // Isolation marks keep names of another script in place; in left-to-right text they'd only be noise.
  const bundle = new FluentBundle(format.tag, { useIsolating: direction === 'rtl' });
  for (const error of bundle.addResource(new FluentResource(source))) console.error(error);
  const find = (id: string, values?: MessageArguments): string | null => {
    const [name = '', attribute] = id.split('.');
    const message = bundle.getMessage(name);
    const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
    if (!pattern) return null;
    const errors: Error[] = [];
    const text = bundle.formatPattern(pattern, values, errors);
    for (const error of errors) console.error(`${id}: ${error.message}`);
    return text;
  };
  return {
    language,
    digits,
    direction,
    format,
    text(id, values) {
      const text = find(id, values);
      if (text === null) console.error(`No message ${id} in ${language}`);
      return text ?? id;
    },
    textOr: (id, fallback) => (isMessageId(id) ? (find(id) ?? fallback) : fallback),
    has: (id) => isMessageId(id) && Boolean(bundle.getMessage(id)?.value),
  };
}

/** A number that messages show with two decimals. */
export function twoDecimals(value: number): FluentNumber {
  return new FluentNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** A year that messages show without grouping. */
export function yearNumber(value: number): FluentNumber {
  return new FluentNumber(value, { useGrouping: false, maximumFractionDigits: 0 });
}

/** Ids from scenario files may hold what a message id can't. */
function isMessageId(id: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)?$/.test(id);
}
