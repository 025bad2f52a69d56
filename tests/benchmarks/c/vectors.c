// Vectors of LANES numbers, and every operation of a program on them; the same bits as the interpreter's where the
// compiler fuses no multiplications with additions. Written for GCC.
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

typedef double V __attribute__((vector_size(8 * LANES)));
typedef double Loose __attribute__((vector_size(8 * LANES), aligned(8)));
typedef int64_t I __attribute__((vector_size(8 * LANES)));
#define INLINE static inline __attribute__((always_inline))

INLINE V all(double x) {
#if LANES == 2
  return (V){x, x};
#else
  return (V){x, x, x, x};
#endif
}
INLINE I all_bits(int64_t x) {
#if LANES == 2
  return (I){x, x};
#else
  return (I){x, x, x, x};
#endif
}
INLINE V select_where(I mask, V a, V b) { return (V)((mask & (I)a) | (~mask & (I)b)); }
INLINE void store(double *place, V a) { *(Loose *)place = a; }

// b < a ? b : a, a < b ? b : a, and the square root, have instructions of their own.
#if defined(__AVX__) && LANES == 4
INLINE V minimum(V a, V b) { return _mm256_min_pd(b, a); }
INLINE V maximum(V a, V b) { return _mm256_max_pd(b, a); }
INLINE V squareRoot(V a) { return _mm256_sqrt_pd(a); }
#elif defined(__SSE2__) && LANES == 2
INLINE V minimum(V a, V b) { return _mm_min_pd(b, a); }
INLINE V maximum(V a, V b) { return _mm_max_pd(b, a); }
INLINE V squareRoot(V a) { return _mm_sqrt_pd(a); }
#else
INLINE V minimum(V a, V b) { return select_where(b < a, b, a); }
INLINE V maximum(V a, V b) { return select_where(a < b, b, a); }
INLINE V squareRoot(V a) {
  for (int lane = 0; lane < LANES; lane++) a[lane] = __builtin_sqrt(a[lane]);
  return a;
}
#endif
INLINE V absolute(V a) { return (V)((I)a & all_bits(INT64_MAX)); }
INLINE V less(V a, V b) { return (V)((a < b) & (I)all(1)); }
INLINE V lessOrEqual(V a, V b) { return (V)((a <= b) & (I)all(1)); }
INLINE V equal(V a, V b) { return (V)((a == b) & (I)all(1)); }
INLINE V choose(V test, V a, V b) { return select_where(test != all(0), a, b); }

// exp and log of WIDTH neighbouring vectors, each stage for all of them before the next, so that their chains overlap.
#define EACH _Pragma("GCC unroll 16") for (int i = 0; i < width; i++)

INLINE void exp_of(V *x, const int width) {
  V limited[WIDEST], shifted[WIDEST], r[WIDEST], q[WIDEST];
  EACH limited[i] = minimum(maximum(x[i], all(-708)), all(709));
  EACH shifted[i] = limited[i] * all(LOG2E) + all(ROUNDING_SHIFT);
  EACH {
    const V k = shifted[i] - all(ROUNDING_SHIFT);
    r[i] = limited[i] - k * all(LN2_HIGH) - k * all(LN2_LOW);
  }
  EACH q[i] = all(exp_coefficients[0]);
#pragma GCC unroll 16
  for (int power = 1; power < EXP_COEFFICIENTS; power++) EACH q[i] = q[i] * r[i] + all(exp_coefficients[power]);
  EACH x[i] = (V)((I)(all(1) + (r[i] + r[i] * r[i] * q[i])) + ((I)shifted[i] << 52));
}

INLINE void log_of(V *x, const int width) {
  V f[WIDEST], k[WIDEST], s[WIDEST], z[WIDEST], q[WIDEST];
  EACH {
    const I tiny = x[i] < all(0x1p-1022);
    const V scaled = select_where(tiny, x[i] * all(0x1p54), x[i]);
    const V exponent = (V)(((I)scaled >> 52) | all_bits(0x4330000000000000)) - all(0x1p52);
    const V fraction = (V)(((I)scaled & all_bits(0x000fffffffffffff)) | all_bits(0x3ff0000000000000));
    const I large = fraction > all(SQRT2);
    k[i] = exponent - select_where(tiny, all(1077), all(1023)) + (V)(large & (I)all(1));
    f[i] = select_where(large, fraction * all(0.5), fraction) - all(1);
  }
  EACH s[i] = f[i] / (all(2) + f[i]);
  EACH z[i] = s[i] * s[i];
  EACH q[i] = all(log_coefficients[0]);
#pragma GCC unroll 16
  for (int power = 1; power < LOG_COEFFICIENTS; power++) EACH q[i] = q[i] * z[i] + all(log_coefficients[power]);
  EACH {
    const V half_square = all(0.5) * f[i] * f[i];
    const V low = s[i] * (half_square + q[i] * z[i]) + k[i] * all(LN2_LOW);
    const V result = k[i] * all(LN2_HIGH) - (half_square - low - f[i]);
    const V infinity = all(__builtin_inf());
    const V finite = select_where(x[i] == infinity, infinity, result);
    const V positive = select_where(x[i] > all(0), finite, all(__builtin_nan("")));
    x[i] = select_where(x[i] == all(0), -infinity, positive);
  }
}

// What happens at steps; see job.ts.
typedef struct {
  double at, scales, value;
} Item;

typedef struct {
  long members, steps, width, stride, groups;
  const int64_t *change_starts, *event_starts;
  const double *rows;
  const Item *changes, *events;
  const V *settings, *tape;
  double *outputs;
  uint8_t *finite;
} Job;

INLINE void change(V *setting, const Item *item) {
  *setting = item->scales ? *setting * all(item->value) : all(item->value);
}
