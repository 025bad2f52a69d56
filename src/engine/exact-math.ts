/**
 * Exponential and logarithm from + - * / and bit patterns only. The ECMAScript standard leaves `Math.exp` and its kin
 * to each engine, and engines differ in the last bit; these are the same everywhere.
 */

const log2e = Math.LOG2E;
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
/** Adding and taking away 1.5 * 2^52 rounds to the nearest whole number. */
const roundingShift = 6755399441055744;

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
  let q = 2.510038549551032e-8;
  q = q * r + 2.7620088445409746e-7;
  q = q * r + 0.0000027557268459997064;
  q = q * r + 0.000024801521295954376;
  q = q * r + 0.00019841269863053618;
  q = q * r + 0.0013888888917213717;
  q = q * r + 0.008333333333330062;
  q = q * r + 0.04166666666662413;
  q = q * r + 0.16666666666666669;
  q = q * r + 0.5000000000000001;
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
  let r = 0.14798198605116586;
  r = r * z + 0.15313837699209373;
  r = r * z + 0.1818357216161805;
  r = r * z + 0.22222198432149784;
  r = r * z + 0.2857142874366239;
  r = r * z + 0.3999999999940942;
  r = r * z + 0.6666666666666735;
  r *= z;
  const halfSquare = 0.5 * f * f;
  return k * ln2High - (halfSquare - (s * (halfSquare + r) + k * ln2Low) - f);
}

/** 1 / (1 + e^-x). */
export function logistic(x: number): number {
  return 1 / (1 + exp(-x));
}
