const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Which of the numbers from 0 to below `count` are in a set, as text: bit n of the bytes, most significant first, tells
 * of number n, and the bytes are written as base64 (RFC 4648) with padding.
 */
export function mapOf(numbers: ArrayLike<number>, count: number): string {
  const bytes = new Uint8Array(Math.ceil(count / 8));
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] as number;
    bytes[number >> 3] = (bytes[number >> 3] ?? 0) | (0x80 >> (number & 7));
  }
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const word = ((bytes[at] as number) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const present = bytes.length - at;
    for (let digit = 0; digit < 4; digit++) text += digit <= present ? letters[(word >> (18 - 6 * digit)) & 63] : '=';
  }
  return text;
}

/** The numbers of a map that {@link mapOf} wrote, in ascending order. Undefined where it is none for `count` numbers. */
export function numbersOf(map: string, count: number): Uint32Array | undefined {
  const bytes = Math.ceil(count / 8);
  const digits = map.replace(/=+$/, '');
  if (digits.length !== Math.ceil((bytes * 4) / 3)) return undefined;
  const numbers: number[] = [];
  for (const [at, letter] of [...digits].entries()) {
    const value = letters.indexOf(letter);
    if (value < 0) return undefined;
    for (let bit = 0; bit < 6; bit++) if (value & (0x20 >> bit)) numbers.push(6 * at + bit);
  }
  return (numbers.at(-1) ?? 0) < count ? Uint32Array.from(numbers) : undefined;
}
