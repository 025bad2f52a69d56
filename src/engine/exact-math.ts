import { expCoefficients, ln2High, ln2Low, logCoefficients, roundingShift } from '../compiler/elementary-constants.ts';

/**
 * Exponential and logarithm from + - * / and bit patterns only. The ECMAScript standard leaves `Math.exp` and its kin
 * to each engine, and engines differ in the last bit; these are the same everywhere.
 */

const log2e = Math.LOG2E;
const [e0, e1, e2, e3, e4, e5, e6, e7, e8, e9] = expCoefficients;
const [l0, l1, l2, l3, l4, l5, l6] = logCoefficients;

/** 2^k for k = -1074 .. 1023, by exact doubling and halving. */
const powersOfTwo = new Float64Array(1074 + 1024);
powersOfTwo[1074] = 1;
for (let k = 1; k <= 1023; k++) powersOfTwo[1074 + k] = (powersOfTwo[1074 + k - 1] ?? 0) * 2;
for (let k = 1; k <= 1074; k++) powersOfTwo[1074 - k] = (powersOfTwo[1074 - k + 1] ?? 0) / 2;

/**
 * e^x to about one unit in the last place. Arguments are clamped to [-708, 709], so the result is always finite and
 * positive. Reduction by ln 2 in two parts, then a minimax polynomial of degree 11.
 */
export function exp(x: number): number {
  const limited = x < -708 ? -708 : x > 709 ? 709 : x;
  const k = limited * log2e + roundingShift - roundingShift;
  const r = limited - k * ln2High - k * ln2Low;
  let q: number = e0;
  q = q * r + e1;
  q = q * r + e2;
  q = q * r + e3;
  q = q * r + e4;
  q = q * r + e5;
  q = q * r + e6;
  q = q * r + e7;
  q = q * r + e8;
  q = q * r + e9;
  return (1 + (r + r * r * q)) * (powersOfTwo[1074 + k] ?? Number.NaN);
}

const bits = new DataView(new ArrayBuffer(8));

/**
 * Natural logarithm to about one unit in the last place; -Infinity at 0, NaN below. With m in [sqrt(1/2), sqrt(2)) and
 * s = (m-1)/(m+1), log m = 2s + s R(s^2), where R is the minimax polynomial of W. Kahan and K. C. Ng (fdlibm, 1993).
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let scaled = x;
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    scaled = x * 18014398509481984;
    k = -54;
  }
  bits.setFloat64(0, scaled);
  const high = bits.getUint32(0);
  k += (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0x000fffff) | 0x3ff00000);
  let m = bits.getFloat64(0);
  if (m > Math.SQRT2) {
    m *= 0.5;
    k += 1;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  let r: number = l0;
  r = r * z + l1;
  r = r * z + l2;
  r = r * z + l3;
  r = r * z + l4;
  r = r * z + l5;
  r = r * z + l6;
  r *= z;
  const halfSquare = 0.5 * f * f;
  return k * ln2High - (halfSquare - (s * (halfSquare + r) + k * ln2Low) - f);
}

/** 1 / (1 + e^-x). */
export function logistic(x: number): number {
  return 1 / (1 + exp(-x));
}
