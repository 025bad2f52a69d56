/**
 * A number as a summary shows it: two or three digits that matter. Numbers beside each other get the same decimals if
 * they are given the same `scale`, the size of the largest of them.
 */
export function shortNumber(value: number, scale: number = value): string {
  if (!Number.isFinite(value)) return '?';
  if (Math.abs(value) >= 1e6) return value.toExponential(2);
  const text = value.toFixed(decimalsFor(Math.abs(scale)));
  return Number(text) === 0 ? text.replace('-', '') : text;
}

/** A difference as {@link shortNumber} shows it, with its sign unless it rounds to nothing. */
export function signedNumber(value: number, scale: number = value): string {
  const text = shortNumber(value, scale);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** The greatest distance from zero, as the scale of all values. */
export function scaleOf(values: Iterable<number>): number {
  let scale = 0;
  for (const value of values) scale = Math.max(scale, Math.abs(value));
  return scale;
}

function decimalsFor(size: number): number {
  if (size >= 999.5) return 0;
  if (size >= 99.95) return 1;
  if (size >= 0.0995 || size === 0) return 2;
  return size >= 0.00995 ? 3 : 4;
}
