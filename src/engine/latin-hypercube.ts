import { openStream } from './streams.ts';

/**
 * Latin hypercube sample of one dimension: the interval (0, 1) in as many equal parts as there are members, each part
 * hit once, in an order that the dimension's own stream decides (McKay, Beckman and Conover 1979).
 *
 * Returns one number for each member.
 */
export function latinHypercube(seed: string, dimension: string, members: number): Float64Array {
  const stream = openStream(seed, 'parameters', dimension);
  const order = Uint32Array.from({ length: members }, (_, at) => at);
  for (let at = members - 1; at > 0; at--) {
    const other = Math.floor(stream() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return Float64Array.from(order, (part) => (part + stream()) / members);
}
