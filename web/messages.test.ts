import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, test } from 'vitest';

const folder = join(import.meta.dirname, 'messages');
const read = (language: string) => readFileSync(join(folder, `${language}.ftl`), 'utf8');

/** Id (or id.attribute) of each message with the names of its variables. */
function messagesOf(language: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id, value, attributes } of new FluentResource(read(language)).body) {
    if (value) found.set(id, variablesIn(value));
    for (const [name, pattern] of Object.entries(attributes)) found.set(`${id}.${name}`, variablesIn(pattern));
  }
  return found;
}

function variablesIn(pattern: unknown): string[] {
  const text = JSON.stringify(pattern);
  return [...new Set([...text.matchAll(/"type":"var","name":"(\w+)"/g)].map(([, name]) => name ?? ''))].sort();
}

const english = messagesOf('en');
const languages = readdirSync(folder).map((name) => name.replace('.ftl', ''));
/** What scenario files bring along is in English in the files themselves. */
const ofFiles = /^(scenario|theory|lever|variant|event)-.*-(title|text|summary)(-in-.*)?$/;

/** The page's own code. */
const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));

/** Every string of the code that may be the id of a message, with `*` for what is computed. */
function idsInCode(): string[] {
  return sources.flatMap((source) => {
    const strings = source.replaceAll(/\$\{[^{}]*\}/g, '*').matchAll(/['`]([\w.*-]+)['`]/g);
    return [...strings].map(([, id]) => id ?? '');
  });
}

test('English and Persian are there', () => {
  expect(languages).toEqual(['en', 'fa']);
});

describe.each(languages.filter((language) => language !== 'en'))('%s', (language) => {
  const messages = messagesOf(language);

  test('has every message of English and no other, but for what files bring along', () => {
    const own = [...messages.keys()].filter((id) => english.has(id) || !ofFiles.test(id));
    expect(own.sort()).toEqual([...english.keys()].sort());
  });

  test('uses the same variables in each message', () => {
    for (const [id, variables] of english) expect({ id, variables: messages.get(id) }).toEqual({ id, variables });
  });
});

test('every message that the code names is there', () => {
  const named = sources.flatMap((source) => [...source.matchAll(/\btext\(\s*'([\w.-]+)'/g)].map(([, id]) => id ?? ''));
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((id) => !english.has(id))).toEqual([]);
});

test('every message is used', () => {
  const used = idsInCode().map((id) => new RegExp(`^${id.replaceAll('.', '\\.').replaceAll('*', '.*')}$`));
  const families = /^(actor|member|kind|group|panel|series|line|fact-name|crossing|link)-/;
  const unused = [...english.keys()].filter((id) => !families.test(id) && !used.some((pattern) => pattern.test(id)));
  expect(unused).toEqual([]);
});

test('Persian is written with Persian letters, digits and punctuation', () => {
  const lines = read('fa')
    .split('\n')
    .filter((line) => !line.startsWith('#'));
  const text = lines
    .join('\n')
    .replaceAll(/\{[^{}]*\}/g, '')
    .replaceAll(/^[\w.-]+ =/gm, '')
    .replaceAll(/^ +\.\w+ =|^ +\*?\[\w+\]/gm, '');
  expect(text.match(/[يك]/g)).toBeNull();
  expect(text.match(/[?;,](?!\d)/g)).toBeNull();
  expect(text.replace('digits-latin', '').match(/[0-9]/g)?.join('')).toBe('123');
});
