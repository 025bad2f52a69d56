import { describe, expect, it } from 'vitest';
import { normalQuantile, openStream } from './streams.ts';

describe('normalQuantile', () => {
  // Wichura (1988), the check values of AS 241, and tables of the normal distribution.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.0902323061678136],
    [1e-20, -9.262340089798409],
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.9999, 3.719016485455709],
  ])('of %d is %d', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 13);
  });
});

describe('openStream', () => {
  const draw = (...name: (string | number)[]) => {
    const stream = openStream(...name);
    return Array.from({ length: 200 }, stream);
  };

  it('gives the same numbers for the same name, and others for another', () => {
    expect(draw('1', 0, 'shock')).toEqual(draw('1', 0, 'shock'));
    for (const other of [
      ['2', 0, 'shock'],
      ['1', 1, 'shock'],
      ['1', 0, 'shocks'],
    ]) {
      expect(draw('1', 0, 'shock')).not.toEqual(draw(...other));
    }
  });

  it('spreads over (0, 1) without correlation between members', () => {
    const members = Array.from({ length: 100 }, (_, member) => draw('seed', member, 'shock'));
    const all = members.flat();
    expect(all.every((value) => value >= 0 && value < 1)).toBe(true);
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    // Five standard errors of the mean of 20,000 uniform numbers.
    expect(Math.abs(mean - 0.5)).toBeLessThan((5 * 0.2887) / Math.sqrt(all.length));
    const product = (a: number[], b: number[]) =>
      a.reduce((sum, value, at) => sum + (value - 0.5) * ((b[at] ?? 0) - 0.5), 0) / a.length;
    const correlations = members.slice(1).map((values, at) => 12 * product(values, members[at] ?? []));
    expect(Math.max(...correlations.map(Math.abs))).toBeLessThan(5 / Math.sqrt(200));
  });
});
