import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resample, sparkline } from './sparkline.ts';

describe('sparklines', () => {
  test('rise from the lowest to the highest block', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 8, [0, 7], true)).toBe('▁▂▃▄▅▆▇█');
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 8, [0, 7], false)).toBe('_.-=+*#@');
  });

  test('leave gaps where there is no number', () => {
    expect(sparkline([0, Number.NaN, 1], 3, [0, 1], true)).toBe('▁ █');
  });

  test('lie at the bottom where the range has no height', () => {
    expect(sparkline([2, 2], 2, [2, 2], true)).toBe('▁▁');
  });

  test('are never longer than the width, nor than the values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
        fc.integer({ min: 1, max: 90 }),
        (values, width) => {
          expect(sparkline(values, width, [0, 1], true)).toHaveLength(Math.min(values.length, width));
        },
      ),
    );
  });
});

test('resampling keeps the mean of neighbourhoods of one length', () => {
  expect(resample([1, 3, 5, 7], 2)).toEqual([2, 6]);
  expect(resample([1, 2], 5)).toEqual([1, 2]);
});
