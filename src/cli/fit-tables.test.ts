import { expect, test } from 'vitest';
import { chosenTheory, type TheoryRow } from './fit-tables.ts';

const row = (theory: string, kind: string, crps: number, low?: number): TheoryRow => ({
  ...{ theory, kind, draws: 1, accepted: 1, left_out: 0, failed: 0, crps, rmse: 0, mean_error: 0, coverage50: 0 },
  ...{ coverage90: 0, difference: 0, difference_low: low, difference_high: 1 },
});

test('a theory stays unless another is better beyond doubt, and a theory without some of its terms does not count', () => {
  const own = row('own', 'model', 0.4);
  expect(chosenTheory([row('a', 'rival', 0.3, -0.01), own])).toBe('own');
  expect(chosenTheory([row('a', 'rival', 0.3, 0.01), own])).toBe('a');
  expect(chosenTheory([row('a', 'knock-out', 0.1, 0.2), own])).toBe('own');
});
