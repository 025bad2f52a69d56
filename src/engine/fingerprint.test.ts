import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addToFingerprint, fingerprintText, fingerprintWords } from './fingerprint.ts';

/** The rule of the fingerprint in whole numbers of 64 bits. */
function reference(values: readonly number[]): bigint[] {
  const words = [0n, 0n, 0n, 0n];
  const view = new DataView(new ArrayBuffer(8));
  for (const [at, value] of values.entries()) {
    view.setFloat64(0, value);
    const sum = BigInt.asUintN(64, (words[at % 4] ?? 0n) + view.getBigUint64(0));
    words[at % 4] = BigInt.asUintN(64, (sum << 25n) | (sum >> 39n));
  }
  return words;
}

it('adds and turns words of 64 bits', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true })), (values) => {
      const words = new Uint32Array(fingerprintWords);
      addToFingerprint(words, values);
      const pairs = [0, 1, 2, 3].map(
        (part) => (BigInt(words[2 * part + 1] ?? 0) << 32n) | BigInt(words[2 * part] ?? 0),
      );
      expect(pairs).toEqual(reference(values));
    }),
  );
});

it('changes with a last bit, a sign of zero, and the order', () => {
  const text = (values: number[]) => {
    const words = new Uint32Array(fingerprintWords);
    addToFingerprint(words, values);
    return fingerprintText(words, true);
  };
  const base = text([0.1, 0.2, 0, 0.4, 0.5]);
  expect(text([0.1, 0.2 + Number.EPSILON / 8, 0, 0.4, 0.5])).not.toBe(base);
  expect(text([0.1, 0.2, -0, 0.4, 0.5])).not.toBe(base);
  expect(text([0.5, 0.2, 0, 0.4, 0.1])).not.toBe(base);
  expect(text([0.2, 0.1, 0, 0.4, 0.5])).not.toBe(base);
});
