import { expect, it } from 'vitest';
import { nullControl, race, speedOver, tableOf } from './harness.ts';

it('a table tells median, spread, and speed against its first row', () => {
  const table = tableOf('title', 'nanoseconds', [
    { name: 'slow', seconds: [4, 8, 5, 6] },
    { name: 'fast', seconds: [2, 1, 3] },
  ]);
  expect(table.rows[0]).toMatchObject({ median: 5.5, least: 4, greatest: 8, spread: 4 / 5.5, speed: 1, bestSpeed: 1 });
  expect(table.rows[1]).toMatchObject({ median: 2, least: 1, greatest: 3, spread: 1, speed: 2.75, bestSpeed: 4 });
  expect(speedOver(table, 'fast', 'slow')).toBe(2.75);
  expect(speedOver(table, 'fast', 'missing')).toBeNaN();
});

it('contestants take turns, the order moves on each round, and the first one also races against itself', async () => {
  const turns: string[] = [];
  const contestant = (name: string, seconds: number) => ({
    name,
    work: 10,
    warmsUpItself: true,
    run: () => {
      turns.push(name);
      return seconds;
    },
  });
  const table = await race('title', 'nanoseconds', [contestant('a', 1), contestant('b', 2)], { rounds: 3 });
  expect(turns.join(' ')).toBe('a b a b a a a a b');
  expect(table.rows.map(({ name, median }) => [name, median])).toEqual([
    ['a', 0.1],
    ['b', 0.2],
    [nullControl('a'), 0.1],
  ]);
});

it('the first run of a turn counts for nothing, and a short run is repeated', async () => {
  let runs = 0;
  const cold = { name: 'cold', work: 1, run: () => (runs++ % 5 === 0 ? 9 : 0.05) };
  const table = await race('title', 'nanoseconds', [cold], { rounds: 1 });
  expect(table.rows.map(({ median }) => median)).toEqual([0.05, 0.05]);
  expect(runs).toBe(10);
});
