import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quantile, summaryShares } from './quantiles.ts';

// R 4: quantile(c(1, 2, 4, 8), c(.05, .25, .5, .75, .95), type = 7)
it('agrees with R on a worked example', () => {
  expect(summaryShares.map((share) => quantile([1, 2, 4, 8], share))).toEqual(
    [1.15, 1.75, 3, 5, 7.4].map((x) => expect.closeTo(x, 12)),
  );
});

it('lies between the ends and grows with the share', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }), (values) => {
      const ascending = [...values].sort((a, b) => a - b);
      const found = summaryShares.map((share) => quantile(ascending, share));
      expect([...found].sort((a, b) => a - b)).toEqual(found);
      expect(found[0]).toBeGreaterThanOrEqual(ascending[0] ?? 0);
      expect(found[4]).toBeLessThanOrEqual(ascending.at(-1) ?? 0);
    }),
  );
});

it('is not a number where there is nothing', () => {
  expect(quantile([], 0.5)).toBeNaN();
});
