import { fingerprintParts } from '../compiler/compile-program.ts';
import { hashWords } from './trajectory-hash.ts';

/** 32-bit words of a member's fingerprint: a low and a high one for each part. */
export const fingerprintWords = 2 * fingerprintParts;

const bits = new Float64Array(1);
const halves = new Uint32Array(bits.buffer);
const [low, high] = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? [0, 1] : [1, 0];

/**
 * Adds the values of one step, in the order of the fingerprint, to a member's words. The parts take turns; each adds a
 * value's 64 bits to its word and turns the word by 25 bits, so that neither a bit nor the order goes unnoticed.
 */
export function addToFingerprint(words: Uint32Array, values: ArrayLike<number>): void {
  for (let at = 0; at < values.length; at++) {
    const part = 2 * (at % fingerprintParts);
    bits[0] = values[at] as number;
    const sum = (words[part] as number) + (halves[low as number] as number);
    const carry = sum > 0xffffffff ? 1 : 0;
    const lowSum = sum >>> 0;
    const highSum = ((words[part + 1] as number) + (halves[high as number] as number) + carry) >>> 0;
    words[part] = (lowSum << 25) | (highSum >>> 7);
    words[part + 1] = (highSum << 25) | (lowSum >>> 7);
  }
}

/** A member's fingerprint in hexadecimal. Members with a value that is not a finite number all have the same. */
export function fingerprintText(words: Uint32Array, finite: boolean): string {
  return hashWords(finite ? words : new Uint32Array(words.length));
}
