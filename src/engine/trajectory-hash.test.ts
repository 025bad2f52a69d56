import { expect, it } from 'vitest';
import { hashAll, hashNumbers } from './trajectory-hash.ts';

it('agrees with the reference implementation of MurmurHash3 on known bytes', () => {
  // Eight zero bytes, seed 0: published test vectors of MurmurHash3_x86_32 give 63852afc.
  expect(hashNumbers(new Float64Array([0])).slice(0, 8)).toBe('63852afc');
});

it('changes with every bit and with the order', () => {
  const base = hashNumbers(new Float64Array([0.1, 0.2]));
  expect(base).toMatch(/^[0-9a-f]{16}$/);
  expect(hashNumbers(new Float64Array([0.1, 0.2 + Number.EPSILON / 8]))).not.toBe(base);
  expect(hashNumbers(new Float64Array([0.2, 0.1]))).not.toBe(base);
  expect(hashNumbers(new Float64Array([-0]))).not.toBe(hashNumbers(new Float64Array([0])));
  expect(hashAll([base, 'ffffffffffffffff'])).not.toBe(hashAll(['ffffffffffffffff', base]));
});
