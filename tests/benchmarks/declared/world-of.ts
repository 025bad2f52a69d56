import { stringify } from 'yaml';

/** Fewest and most actors for which the declared model is made. */
export const fewestActors = 3;
export const mostActors = 12;

/** Ids of the actors, in order: A, B, C and so on. */
export function actorsOf(count: number): string[] {
  if (!(Number.isInteger(count) && count >= fewestActors && count <= mostActors)) {
    throw new RangeError(`The declared model is for ${fewestActors} to ${mostActors} actors, not ${count}.`);
  }
  return [...'ABCDEFGHIJKL'].slice(0, count);
}

/** Whole numbers without order or meaning, from `least`, `spread` of them. */
const scatter = (least: number, spread: number, seed: number) => least + (seed % spread);

/** Constants of the actor of this number (counted from 1) in a world of `count`; the formulas of DECLARATION.md. */
function constantsOf(a: number, count: number): Readonly<Record<string, number>> {
  return {
    economy: scatter(60, 100, 53 * a) / 100,
    homeAdvantage: scatter(80, 50, 17 * a) / 100,
    offensiveReach: scatter(40, 40, 29 * a) / 100,
    baseEffort: scatter(15, 12, 7 * a) / 1000,
    effortResponse: scatter(30, 25, 11 * a) / 1000,
    attention: 1 / (count - 1),
    armamentAtStart: scatter(40, 80, 37 * a) / 100,
  };
}

/** Constants of actor `a` toward actor `b`; what a pair has in common is stated once, by the first. */
function constantsToward(a: number, b: number): Readonly<Record<string, number>> {
  const common = {
    proximity: scatter(30, 65, 13 * (a + b) + 7 * a * b) / 100,
    divergence: scatter(15, 70, 19 * (a + b) + 5 * a * b) / 100,
  };
  return { ...(a < b ? common : {}), baseHostility: scatter(-20, 30, 31 * a + 17 * b) / 10 };
}

const heading = `# yaml-language-server: $schema=../../../scenarios/schemas/world.schema.json
#
# Written by world-of.ts from the formulas of ../DECLARATION.md; the numbers mean nothing.
`;

/** Text of a world file for the declared model with `count` actors, 3 to 12. */
export function worldOf(count: number): string {
  const ids = actorsOf(count);
  const actors = ids.map((id, at) => {
    const others = ids.flatMap((other, to) =>
      other === id ? [] : [[other, constantsToward(at + 1, to + 1)] as const],
    );
    return [id, { constants: constantsOf(at + 1, count), toward: Object.fromEntries(others) }] as const;
  });
  return heading + stringify({ world: 'world', title: `World of ${count} actors`, actors: Object.fromEntries(actors) });
}
