import { describe, expect, test } from 'vitest';
import { parameterDraw } from '../engine/parameter-draws.ts';
import { type Limits, paste, peel, qualityOf, wholeBox } from './prim.ts';

/** Points that fill the cube evenly; `isCase` says which are cases. */
function points(count: number, dimensions: number, isCase: (position: readonly number[], point: number) => boolean) {
  const draws = Array.from({ length: dimensions }, (_, at) => parameterDraw('prim', `dimension ${at}`));
  const columns = draws.map((draw) => Float64Array.from({ length: count }, (_, point) => draw(point)));
  const cases = Uint8Array.from({ length: count }, (_, point) =>
    Number(
      isCase(
        columns.map((column) => column[point] ?? 0),
        point,
      ),
    ),
  );
  return { dimensions: columns, cases };
}

const inside = (position: readonly number[], box: Limits) =>
  box.every(([low, high], at) => (position[at] ?? 0) >= low && (position[at] ?? 0) <= high);

describe('the quality of a box', () => {
  const line = { dimensions: [Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5)], cases: Uint8Array.of(0, 1, 1, 0, 1) };

  test('is counted with both ends', () => {
    expect(qualityOf([[0.2, 0.4]], line)).toEqual({ points: 3, cases: 2, density: 2 / 3, coverage: 2 / 3 });
    expect(qualityOf(wholeBox(1), line)).toEqual({ points: 5, cases: 3, density: 0.6, coverage: 1 });
    expect(qualityOf([[0.6, 1]], line)).toEqual({ points: 0, cases: 0, density: 0, coverage: 0 });
  });
});

describe('a box that was built in', () => {
  // Two of six dimensions, one bounded on both sides: 0.4 × 0.5 = 20 % of the cube.
  const built: Limits = [
    [0.3, 0.7],
    [0, 0.5],
    [0, 1],
    [0, 1],
    [0, 1],
    [0, 1],
  ];
  const pure = points(2048, 6, (position) => inside(position, built));

  test('is found on its sides, and nowhere else', () => {
    const boxes = peel(pure);
    const found = boxes.find(({ quality }) => quality.density > 0.97)?.limits ?? wholeBox(6);
    for (const [at, [low, high]] of found.entries()) {
      expect(low, `low ${at}`).toBeCloseTo(built[at]?.[0] ?? 0, 1);
      expect(high, `high ${at}`).toBeCloseTo(built[at]?.[1] ?? 1, 1);
    }
    expect(qualityOf(found, pure).coverage).toBeGreaterThan(0.85);
  });

  test('is found behind noise', () => {
    const noise = parameterDraw('prim', 'noise');
    const noisy = points(4096, 6, (position, point) => noise(point) < (inside(position, built) ? 0.8 : 0.05));
    const best = peel(noisy).find(({ quality }) => quality.density > 0.77);
    expect(best?.limits[0]?.[0]).toBeGreaterThan(0.22);
    expect(best?.limits[0]?.[1]).toBeLessThan(0.78);
    expect(best?.limits[1]?.[1]).toBeLessThan(0.58);
    // Four fifths of the box's 20 % are 16 % of all points, beside 4 % outside.
    expect(best?.quality.coverage).toBeGreaterThan(0.6);
  });

  test('boxes get denser and smaller from step to step', () => {
    const boxes = peel(pure);
    const qualities = boxes.map(({ limits }) => qualityOf(limits, pure));
    expect(boxes.map(({ quality }) => quality)).toEqual(qualities);
    for (const [at, { points: count }] of qualities.entries()) {
      if (at > 0) expect(count).toBeLessThan(qualities[at - 1]?.points ?? 0);
    }
    expect(qualities[0]).toEqual(qualityOf(wholeBox(6), pure));
    expect(qualities.at(-1)?.density).toBe(1);
    expect(qualities.at(-1)?.points).toBeGreaterThanOrEqual(0.05 * 2048);
  });

  test('pasting gives back what was peeled off in haste', () => {
    const hasty: Limits = [
      [0.4, 0.55],
      [0, 0.5],
      [0.2, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ];
    const noise = parameterDraw('prim', 'rim');
    const rim = points(
      4096,
      6,
      (position, point) => inside(position, built) && noise(point) < (inside(position, hasty) ? 0.8 : 0.95),
    );
    const wider = paste(hasty, rim);
    expect(qualityOf(wider, rim).density).toBeGreaterThan(qualityOf(hasty, rim).density);
    expect(qualityOf(wider, rim).points).toBeGreaterThan(qualityOf(hasty, rim).points);
  });
});

test('points with one value on a dimension go or stay together', () => {
  const steps = {
    dimensions: [Float64Array.from({ length: 100 }, (_, at) => Math.floor(at / 25) / 4)],
    cases: new Uint8Array(100),
  };
  steps.cases.fill(1, 75);
  for (const { limits, quality } of peel(steps)) {
    expect(quality).toEqual(qualityOf(limits, steps));
    expect(quality.points % 25).toBe(0);
  }
});
