import { describe, expect, test } from 'vitest';
import text from './en/problems.ftl?raw';
import { createMessages, describeProblem, formatProblem } from './format.ts';

const messages = createMessages([text], 'en');
const address = { file: 'a/b.yaml', line: 12, column: 3 };

describe('problems', () => {
  test('stand on one line with their place, as compilers write them', () => {
    const values = { found: 'thraet', nearest: 'threat' };
    expect(formatProblem({ code: 'unknown-name', severity: 'error', address, values }, messages)).toBe(
      'a/b.yaml:12:3: error: “thraet” is not known here. Did you mean “threat”?',
    );
    expect(formatProblem({ code: 'nothing-selected', severity: 'warning', address, values: {} }, messages)).toBe(
      'a/b.yaml:12:3: warning: No event is of this description, so that nothing changes.',
    );
  });

  test('name years and small numbers as people write them', () => {
    const values = { found: 0.0000025, least: 1996.5, most: 12345 };
    expect(describeProblem({ code: 'value-outside-range', severity: 'error', address, values }, messages)).toBe(
      '0.0000025 lies outside its range, which goes from 1996.5 to 12345.',
    );
  });

  test('that no message tells of are a fault of the program', () => {
    const problem = { code: 'never-reported', severity: 'error', address, values: {} } as const;
    expect(() => formatProblem(problem, messages)).toThrow('never-reported');
  });

  test('show a value that they lack by its name', () => {
    const problem = { code: 'unknown-name', severity: 'error', address, values: {} } as const;
    expect(describeProblem(problem, messages)).toBe('“{$found}” is not known here.');
  });
});

test('a Fluent file with a slip is refused', () => {
  expect(() => createMessages(['a = one\na = two'], 'en')).toThrow();
});
