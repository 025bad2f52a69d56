import { describe, expect, test } from 'vitest';
import { blocks, list, numbered, table } from './markdown.ts';

describe('Markdown', () => {
  test('puts folded text of a cell or item on one line and keeps its bars out of the table', () => {
    expect(table(['A', 'B'], [['a\n  b', 'c | d']])).toBe('| A | B |\n| --- | --- |\n| a b | c \\| d |');
    expect(list(['a\n  b'])).toBe('- a b');
    expect(numbered(['a', 'b'])).toBe('1. a\n2. b');
  });

  test('leaves out columns that are empty throughout, tables without rows and empty blocks', () => {
    expect(
      table(
        ['A', 'B'],
        [
          ['', 'b'],
          ['', 'c'],
        ],
      ),
    ).toBe('| B |\n| --- |\n| b |\n| c |');
    expect(table(['A'], [])).toBe('');
    expect(blocks('a', '', undefined, 'b')).toBe('a\n\nb');
  });
});
