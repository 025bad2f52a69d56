import { expect, test } from 'vitest';
import { libraryOf } from './support/library.ts';
import { at, runScenario } from './support/run.ts';

const theory = `theory: kinds
title: Kinds
summary: Actors, and kinds of things of which one is named as an actor is.
step: 1
indices:
  actor: { meaning: A state, letters: [i, j], from: world }
  kind: { meaning: A kind, letters: [c, d], members: { North: { meaning: One kind }, Trade: { meaning: Another } } }
constants:
  size(i): { meaning: Size, unit: index }
equations:
  - { section: Sizes, define: "others(i, c)", text: Sizes of all others., unit: index, is: "sum(j, size(j))" }
  - { define: "everyone(c)", text: Sizes of all., unit: index, is: "sum(j, size(j))" }
  - { define: "kindsBeside(i, c)", text: Other kinds., unit: index, is: "sum(d, 1)" }
  - { define: "kinds(i)", text: Kinds., unit: index, is: "sum(d, 1)" }
`;
const actor = (name: string, size: number) => `  ${name}: { name: ${name}, constants: { size: ${size} } }\n`;
const world = `world: three\ntitle: Three\nactors:\n${actor('North', 1)}${actor('South', 10)}${actor('East', 100)}`;
const scenario = `scenario: still
title: Still
summary: Nothing happens.
theory: kinds
world: three
period: { from: 2000, to: 2002 }
`;
const library = libraryOf(
  new Map([
    ['scenarios/theories/kinds.yaml', theory],
    ['scenarios/worlds/three.yaml', world],
    ['scenarios/still.yaml', scenario],
  ]),
);

test('a sum leaves out who stands for a letter of its own index, and nobody who only has the name of a kind', () => {
  const run = runScenario(library, 'still');
  const value = (series: string) => at(run, series, 2001);
  for (const kind of ['North', 'Trade']) {
    expect(value(`others[North,${kind}]`)).toBe(110);
    expect(value(`others[South,${kind}]`)).toBe(101);
    expect(value(`others[East,${kind}]`)).toBe(11);
    expect(value(`everyone[${kind}]`)).toBe(111);
    for (const name of ['North', 'South']) expect(value(`kindsBeside[${name},${kind}]`)).toBe(1);
  }
  for (const name of ['North', 'South']) expect(value(`kinds[${name}]`)).toBe(2);
});
