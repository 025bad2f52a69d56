const number = new Float64Array(1);
const word = new BigInt64Array(number.buffer);

/** Place of a number among all finite 64-bit floating-point numbers, counted from 0; -0 and 0 share theirs. */
export function placeOfNumber(value: number): bigint {
  number[0] = Math.abs(value);
  const place = word[0] as bigint;
  return value < 0 ? -place : place;
}

/** The number at a place, see {@link placeOfNumber}. The places beyond the last finite numbers hold the infinities. */
export function numberAtPlace(place: bigint): number {
  word[0] = place < 0n ? -place : place;
  return place < 0n ? -(number[0] as number) : (number[0] as number);
}
