/** MurmurHash3 (x86, 32 bits; A. Appleby, public domain) over whole words. */
function murmur(words: Uint32Array, seed: number): number {
  let hash = seed;
  for (let at = 0; at < words.length; at++) {
    let word = Math.imul(words[at] as number, 0xcc9e2d51);
    word = Math.imul((word << 15) | (word >>> 17), 0x1b873593);
    hash ^= word;
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  hash ^= words.length * 4;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Fingerprint of 32-bit words: 64 bits in hexadecimal. It tells apart any two results that differ by accident; it is no
 * protection against forgery.
 */
export function hashWords(words: Uint32Array): string {
  return [0, 0x9747b28c].map((seed) => murmur(words, seed).toString(16).padStart(8, '0')).join('');
}

/** Fingerprint of several fingerprints in their order. */
export function hashAll(hashes: readonly string[]): string {
  const words = hashes.flatMap((hash) => [Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8), 16)]);
  return hashWords(Uint32Array.from(words));
}
