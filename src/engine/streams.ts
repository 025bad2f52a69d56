import seedrandom from 'seedrandom';
import { log } from './exact-math.ts';

/** Draws numbers evenly spread over (0, 1); the same name always gives the same numbers. */
export type Stream = () => number;

/**
 * The stream of this name. Every mechanism, actor or pair and member has a name of its own, so that a change in one
 * never shifts the luck of another.
 */
export function openStream(...name: readonly (string | number)[]): Stream {
  return seedrandom.alea(name.join('/'));
}

/** A ratio of two polynomials of degree 7, each with its coefficients from the constant term up. */
type Ratio = readonly [above: readonly number[], below: readonly number[]];

const middle: Ratio = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
];
const tail: Ratio = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
];
const farTail: Ratio = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
];

function ratioAt([above, below]: Ratio, x: number): number {
  let high = 0;
  let low = 0;
  for (let power = 7; power >= 0; power--) {
    high = high * x + (above[power] as number);
    low = low * x + (below[power] as number);
  }
  return high / low;
}

/**
 * The standard normal number below which a share `p` of them lies, to about 1e-16 (Wichura 1988, algorithm AS 241).
 * `p` must lie strictly between 0 and 1; one uniform draw makes one normal draw, so that streams stay in step.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratioAt(middle, 0.180625 - q * q);
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const distance = r <= 5 ? ratioAt(tail, r - 1.6) : ratioAt(farTail, r - 5);
  return q < 0 ? -distance : distance;
}
