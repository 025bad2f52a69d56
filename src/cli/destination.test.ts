import { describe, expect, test } from 'vitest';
import { chooseDestination } from './destination.ts';

describe('form and target', () => {
  test.each([
    [{}, true, 'summary', '-'],
    [{}, false, 'csv', '-'],
    [{ format: 'json' }, true, 'json', '-'],
    [{ out: '-' }, true, 'csv', '-'],
    [{ out: 'a.json' }, true, 'json', 'a.json'],
    [{ out: 'a.PARQUET' }, true, 'parquet', 'a.PARQUET'],
    [{ out: 'a.txt' }, true, 'csv', 'a.txt'],
    [{ out: 'a.csv', format: 'jsonl' }, true, 'jsonl', 'a.csv'],
  ] as const)('of %j, on a terminal: %s, are %s to %s', (options, isTerminal, format, target) => {
    expect(chooseDestination(options, isTerminal)).toMatchObject({ format, target });
  });

  test('Parquet does not go to a terminal', () => {
    expect(() => chooseDestination({ format: 'parquet' }, true)).toThrow('Parquet');
    expect(chooseDestination({ format: 'parquet' }, false).format).toBe('parquet');
  });
});
