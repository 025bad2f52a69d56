import { drawTape, type Tape } from './declared/tape.ts';
import { declaredValues } from './declared/values.ts';
import type { Port } from './ports/port.ts';
import { type Overrides, runReference } from './reference.ts';

/** A port may differ from the reference by this much in any output at any step; one that differs more is not timed. */
export const largestDifference = 1e-9;

/** Largest difference between two trajectories; NaN where one has a NaN, or where they are not of the same length. */
export function differenceBetween(one: Float64Array, other: Float64Array): number {
  if (one.length !== other.length) return Number.NaN;
  return one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? Number.NaN))), 0);
}

/** Values with which shocks and limits are so strong that every limit of the model is met within a few steps. */
export const stress: Overrides = {
  perceptionNoise: 1.5,
  armamentNoise: 0.5,
  mostArmament: 1.5,
  leastEffort: 0.04,
  strainOfTies: 5,
};

/** Largest difference of a port's trajectory from the reference over all outputs and steps. */
export async function differenceOfPort(port: Port, tape: Tape, overrides: Overrides = {}): Promise<number> {
  const { parameters, ...others } = declaredValues(tape.actors);
  const trajectory = await port.trajectory({ ...others, parameters: { ...parameters, ...overrides } }, tape);
  return differenceBetween(trajectory, runReference(tape, overrides));
}

/** Throws where a port's trajectory of `steps` steps is not that of the reference, with the values as they are or not. */
export async function checkPort(port: Port, actors: number, steps: number): Promise<void> {
  const tape = drawTape(actors, 1, steps);
  for (const overrides of [{}, stress]) {
    const difference = await differenceOfPort(port, tape, overrides);
    if (!(difference <= largestDifference)) {
      throw new Error(`${port.name} differs from the reference by ${difference} with ${actors} actors.`);
    }
  }
}
