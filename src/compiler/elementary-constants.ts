/** 1.5 * 2^52: adding it and taking it away rounds to the nearest whole number. */
export const roundingShift = 6755399441055744;

/** ln 2 in two parts: the first has so few digits that its multiples by whole numbers up to 2^11 are exact. */
export const ln2High = 0.6931471803691238;
export const ln2Low = 1.9082149292705877e-10;

/** q in e^r = 1 + (r + r^2 q(r)) for |r| <= ln 2 / 2, highest power first: minimax, degree 11 in all. */
export const expCoefficients = [
  2.510038549551032e-8, 2.7620088445409746e-7, 0.0000027557268459997064, 0.000024801521295954376,
  0.00019841269863053618, 0.0013888888917213717, 0.008333333333330062, 0.04166666666662413, 0.16666666666666669,
  0.5000000000000001,
] as const;

/**
 * R in log m = 2s + s R(s^2), s = (m-1)/(m+1), highest power first, without its last factor s^2: minimax of W. Kahan
 * and K. C. Ng (fdlibm, 1993).
 */
export const logCoefficients = [
  0.14798198605116586, 0.15313837699209373, 0.1818357216161805, 0.22222198432149784, 0.2857142874366239,
  0.3999999999940942, 0.6666666666666735,
] as const;
