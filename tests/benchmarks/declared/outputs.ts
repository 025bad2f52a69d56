import { actorsOf } from './world-of.ts';

/**
 * The twelve series that every implementation records at each step, in this order: armament of the first three actors,
 * threat among them, and cooperation in defence around them. Names as this program writes them.
 */
export function outputSeries(actors: number): string[] {
  const [a, b, c] = actorsOf(actors);
  const threats = [a, b, c].flatMap((i) => [a, b, c].filter((j) => j !== i).map((j) => `threat[${i},${j}]`));
  return [
    ...[a, b, c].map((i) => `armament[${i}]`),
    ...threats,
    ...[
      [a, b],
      [b, c],
      [c, a],
    ].map(([i, j]) => `cooperation[${i},${j},defence]`),
  ];
}

/** How many series are recorded. */
export const outputCount = 12;
