import { expect, it } from 'vitest';
import { hashAll, hashWords } from './trajectory-hash.ts';

it('agrees with the reference implementation of MurmurHash3 on known bytes', () => {
  // Eight zero bytes, seed 0: published test vectors of MurmurHash3_x86_32 give 63852afc.
  expect(hashWords(Uint32Array.of(0, 0)).slice(0, 8)).toBe('63852afc');
});

it('changes with every bit and with the order', () => {
  const base = hashWords(Uint32Array.of(1, 2));
  expect(base).toMatch(/^[0-9a-f]{16}$/);
  expect(hashWords(Uint32Array.of(1, 3))).not.toBe(base);
  expect(hashWords(Uint32Array.of(2, 1))).not.toBe(base);
  expect(hashAll([base, 'ffffffffffffffff'])).not.toBe(hashAll(['ffffffffffffffff', base]));
});
