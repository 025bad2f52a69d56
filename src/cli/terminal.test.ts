import { describe, expect, test } from 'vitest';
import { plainText, shortenTo, showsUnicode, wrap } from './terminal.ts';

test.each([
  [{ LANG: 'en_US.UTF-8' }, 'linux', true],
  [{ LANG: 'C.utf8' }, 'linux', true],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }, 'linux', false],
  [{}, 'linux', false],
  [{ WT_SESSION: '1' }, 'win32', true],
  [{}, 'win32', false],
] as const)('%j on %s shows more than ASCII: %s', (environment, platform, expected) => {
  expect(showsUnicode(environment, platform)).toBe(expected);
});

test('plain text has only ASCII', () => {
  expect(plainText('Détente – “thaw” → 0.5 ± 1 …\n▁')).toBe('Detente - "thaw" -> 0.5 +- 1 ...\n?');
});

describe('wrapping', () => {
  test('breaks between words and indents each line', () => {
    expect(wrap('one two three', 9, '  ')).toBe('  one two\n  three');
  });

  test('lets a long word stand out', () => {
    expect(wrap('a extraordinary b', 5)).toBe('a\nextraordinary\nb');
  });
});

test('shortened text ends with an ellipsis', () => {
  expect(shortenTo('abcdef', 6)).toBe('abcdef');
  expect(shortenTo('abc defg', 5)).toBe('abc…');
});
