import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { ProblemList } from './problem.ts';
import { readYaml, type YamlDocument } from './read-yaml.ts';

function read(text: string): YamlDocument {
  const problems = new ProblemList();
  const document = readYaml('a.yaml', text, problems);
  if (!document || problems.failed) throw new Error(JSON.stringify(problems.all));
  return document;
}

/** Words, marks and line ends as they stand in equations and notes. */
const values = fc
  .array(
    fc.constantFrom(
      'a',
      'threat(i, j)',
      '+',
      "it's",
      'say "so"',
      '\\',
      'ö',
      '\n',
      '  ',
      '\n\n',
      'x: y',
      '#',
      '0.5',
      '\t',
    ),
    {
      minLength: 1,
      maxLength: 25,
    },
  )
  .map((words) => words.join(' '));

describe('the place of a character of a text', () => {
  test.each(['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL'] as const)(
    'is right in the style %s, however the text is folded',
    (style) => {
      fc.assert(
        fc.property(values, fc.integer({ min: 20, max: 60 }), fc.boolean(), (value, lineWidth, crlf) => {
          const written = stringify({ before: 1, in: { is: value } }, { defaultStringType: style, lineWidth });
          const text = crlf ? written.replace(/\n/g, '\r\n') : written;
          const document = read(text);
          const found = (document.data as { in: { is: string } }).in.is;
          const lines = text.split('\n');
          for (const [offset, character] of [...found].entries()) {
            const { line, column } = document.characterAddress(['in', 'is'], offset);
            const there = lines[line - 1]?.slice(column - 1) ?? '';
            if (/\s/.test(character)) continue;
            expect(there.startsWith(character) || there.startsWith('\\')).toBe(true);
          }
        }),
        { numRuns: 200 },
      );
    },
    60_000,
  );
});

describe('what a document is made of', () => {
  test('comes without the prototype of objects, and has an address', () => {
    const document = read('# Note\na: 1\nb:\n  - c: x\n  - d: [2, 3]\n');
    expect(Object.getPrototypeOf(document.data)).toBeNull();
    expect(document.address(['b', 1, 'd', 1])).toEqual({ file: 'a.yaml', line: 5, column: 12 });
    expect(document.keyAddress(['b', 1, 'd'])).toEqual({ file: 'a.yaml', line: 5, column: 5 });
    expect(document.address(['b', 7, 'd'])).toEqual({ file: 'a.yaml', line: 3, column: 1 });
  });

  test('keeps its addresses when damaged parts are left out and misspelt fields renamed', () => {
    const document = read('a:\n  - one: 1\n  - two: 2\n  - tree: 3\n');
    const repairs = { drop: [['a', 0]], rename: [{ path: ['a', 2, 'tree'], name: 'three' }], fill: ['title'] };
    const repaired = document.repaired(repairs);
    expect(JSON.parse(JSON.stringify(repaired?.data))).toEqual({ a: [{ two: 2 }, { three: 3 }], title: '' });
    expect(repaired?.keyAddress(['a', 1, 'three'])).toEqual({ file: 'a.yaml', line: 4, column: 5 });
  });

  test('can be any text: it is read or refused, and nothing breaks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        readYaml('a.yaml', text, new ProblemList());
      }),
      { numRuns: 2000 },
    );
  }, 60_000);
});
