import type { Digits, Language } from './format.ts';
import { languages } from './messages.ts';

/** Light or dark colours. */
export type Theme = 'light' | 'dark';

/** How the reader wants the page, apart from what it shows. `theme` is null when the machine's setting holds. */
export interface Preferences {
  language: Language;
  digits: Digits;
  theme: Theme | null;
}

const key = 'counterpoise';

/**
 * The reader's preferences: from the address (`?lang=fa&digits=latin&theme=dark`), else as kept from the last visit,
 * else English in the machine's colours.
 */
export function readPreferences(search: string): Preferences {
  const asked = new URLSearchParams(search);
  const kept = readKept();
  const pick = <T extends string>(name: string, choices: readonly T[], keptValue: unknown): T | undefined =>
    choices.find((choice) => choice === asked.get(name)) ?? choices.find((choice) => choice === keptValue);
  return {
    language:
      pick(
        'lang',
        languages.map(({ id }) => id),
        kept.language,
      ) ?? 'en',
    digits: pick('digits', ['own', 'latin'] as const, kept.digits) ?? 'own',
    theme: pick('theme', ['light', 'dark'] as const, kept.theme) ?? null,
  };
}

/** Keeps the preferences for the next visit, where the browser allows it. */
export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // Storage may be forbidden, as for pages opened from a file; then nothing is kept.
  }
}

function readKept(): Partial<Record<keyof Preferences, unknown>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}
