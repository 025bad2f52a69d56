import { openStream } from './streams.ts';

/** Gives a member's position in (0, 1) on one dimension. */
export type ParameterDraw = (member: number) => number;

/**
 * Positions of the members on one dimension, each a pure function of seed, dimension and member. The first 2^k members,
 * and every later run of 2^k that starts at a multiple of it, hit each of 2^k equal parts of the interval exactly once,
 * as in a Latin hypercube, but an ensemble can grow without any member changing.
 *
 * A base-2 radical inverse, shuffled and scrambled by nested uniform permutations (Owen 1995) in the hashed form of
 * Laine and Karras (2011) as corrected by Burley (2020, Practical hash-based Owen scrambling).
 */
export function parameterDraw(seed: string, dimension: string): ParameterDraw {
  const stream = openStream(seed, 'parameters', dimension);
  const word = () => Math.floor(stream() * 4294967296) | 0;
  const [shuffle, scramble] = [word(), word()];
  return (member) => {
    const shuffled = permute(reverseBits(member), shuffle);
    const scrambled = reverseBits(permute(reverseBits(shuffled), scramble));
    return ((scrambled >>> 0) + 0.5) / 4294967296;
  };
}

/** A permutation of 32-bit words in which each bit depends on the lower ones only. */
function permute(word: number, seed: number): number {
  let x = (word + seed) | 0;
  x ^= Math.imul(x, 0x6c50b47c);
  x ^= Math.imul(x, 0xb82f1e52);
  x ^= Math.imul(x, 0xc7afe638);
  x ^= Math.imul(x, 0x8d22f6e6);
  return x;
}

function reverseBits(word: number): number {
  let x = word;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >>> 16) | (x << 16);
}
