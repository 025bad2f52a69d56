import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import text from '../messages/en/cli.ftl?raw';
import { say, sayOr } from './say.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const code = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  .join('\n');
const ids = [...text.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? '');

test('numbers are as people can type them', () => {
  expect(say('whole-number-expected', { least: 1, most: 10_000 })).toContain('10000');
});

test('a message that is missing is a fault, unless it was asked whether it is there', () => {
  expect(() => say('no-such-message')).toThrow('no-such-message');
  expect(sayOr('no-such-message')).toBeUndefined();
  expect(sayOr('variable-threat.heading')).toBeDefined();
});

test('all messages that the code names exist', () => {
  const named = [...code.matchAll(/\b(?:say|mistake)\('([\w-]+)'/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

test('all messages are used', () => {
  const built = [...code.matchAll(/`([\w-]*)\$\{[^}]*\}([\w-]*)/g)].map(
    ([, before = '', after = '']) => new RegExp(`^${before}[\\w-]+${after}$`),
  );
  const isUsed = (id: string) => code.includes(`'${id}'`) || built.some((pattern) => pattern.test(id));
  expect(ids.filter((id) => !isUsed(id))).toEqual([]);
});
