import type { History } from '../../engine/history.ts';
import { openStream } from '../../engine/streams.ts';

const pressing: readonly string[] = ['pressure', 'relief'];

/**
 * The history with the dates of its pressure and relief events exchanged among them: the same acts, at dates at which
 * something else happened. `number` tells one
 * permutation from another.
 */
export function permuteDates(history: History, number: number): History {
  const places = history.events.flatMap(({ type }, at) => (pressing.includes(type) ? [at] : []));
  const stream = openStream('permuted-dates', number);
  const order = [...places];
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(stream() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  const events = [...history.events];
  for (const [at, place] of places.entries()) {
    const event = history.events[place];
    const time = history.events[order[at] ?? place]?.time;
    if (event && time !== undefined) events[place] = { ...event, time };
  }
  return { ...history, events };
}
