import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPort, differenceBetween, largestDifference, stress } from './check-port.ts';
import { outputSeries } from './declared/outputs.ts';
import { drawTape, shocksOf } from './declared/tape.ts';
import { declaredPath, declaredValues } from './declared/values.ts';
import { worldOf } from './declared/world-of.ts';
import { plainObjects } from './ports/plain-objects.ts';
import type { Port } from './ports/port.ts';
import { findNumpy } from './ports/python-port.ts';
import { runReference, statedParameters } from './reference.ts';
import { openDeclared, runDeclared, shockSeries } from './run-declared.ts';

const tape = drawTape(3, 1, 40);
const reference = runReference(tape);
const numpy = await findNumpy();

describe('of the declared model with three actors over 40 steps', () => {
  it('every output of the reference moves, and stays within its bounds', () => {
    expect([...reference.subarray(0, 3)]).toEqual([0.77, 1.14, 0.71]);
    expect([...reference.subarray(9, 12)]).toEqual([0.1, 0.1, 0.1]);
    for (const [output, most] of [20, 20, 20, 1, 1, 1, 1, 1, 1, 1, 1, 1].entries()) {
      const series = reference.filter((_, at) => at % 12 === output);
      expect(Math.min(...series)).toBeGreaterThan(0);
      expect(Math.max(...series)).toBeLessThan(most);
      expect(Math.max(...series) - Math.min(...series)).toBeGreaterThan(5e-3);
    }
  });

  it.each([
    ['as they are', {}],
    ['under stress', stress],
  ])('the program with theory.yaml gives the trajectory of the reference, values %s', (_, overrides) => {
    const difference = differenceBetween(runDeclared(tape, overrides), runReference(tape, overrides));
    expect(difference).toBeLessThanOrEqual(largestDifference);
  });

  it('stress reaches the least and the greatest armament', () => {
    const armament = runReference(tape, stress).filter((_, at) => at % 12 < 3);
    expect(Math.min(...armament)).toBe(0.01);
    expect(Math.max(...armament)).toBe(1.5);
  });

  it('plain objects give the trajectory of the reference', async () => {
    await checkPort(plainObjects, 3, 40);
  });

  const unlessMissing = 'missing' in numpy ? ' (skipped: there is no python3 with NumPy here)' : '';
  it.skipIf('missing' in numpy)(`NumPy gives the trajectory of the reference${unlessMissing}`, async () => {
    if ('port' in numpy) await checkPort(numpy.port, 3, 40);
  });

  it('a port with one wrong number is refused', async () => {
    const wrong: Port = {
      ...plainObjects,
      name: 'wrong',
      trajectory: ({ parameters, ...others }, tape) =>
        plainObjects.trajectory({ ...others, parameters: { ...parameters, estrangement: 0.0300001 } }, tape),
    };
    await expect(checkPort(wrong, 3, 40)).rejects.toThrow('wrong differs from the reference by');
  });
});

describe('of the declared model', () => {
  it.each([4, 5])('the program and the plain objects agree with the reference for %i actors', async (actors) => {
    const short = drawTape(actors, 1, 6);
    expect(differenceBetween(runDeclared(short), runReference(short))).toBeLessThanOrEqual(largestDifference);
    await checkPort(plainObjects, actors, 6);
  });

  it('the theory file has the parameters that the declaration states', () => {
    expect(declaredValues(3).parameters).toEqual(statedParameters());
  });

  it('the world file is the one that the formulas make for three actors', () => {
    expect(readFileSync(declaredPath('world'), 'utf8')).toBe(worldOf(3));
  });

  it.each([3, 12])('the shocks are those of the tape, and the outputs exist, for %i actors', (actors) => {
    const { program } = openDeclared(actors).model;
    expect([...program.shocks.keys()].sort()).toEqual(shockSeries(actors).sort());
    expect(program.shocks.size).toBe(shocksOf(actors));
    expect(program.outputs.map(({ series }) => series)).toEqual(expect.arrayContaining(outputSeries(actors)));
    expect(declaredValues(actors).pairs).toHaveLength(actors * (actors - 1));
  });

  it('tapes are standard normal, and exact in single precision', () => {
    const { values } = drawTape(3, 20, 100);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    // Four standard errors of 20,000 draws.
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(20_000));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / 20_000));
    expect(values).toEqual(Float64Array.from(values, Math.fround));
  });
});
