/**
 * Exponents of base words: `trillion USD/year` is trillion 1, USD 1, year -1. Words that only say that a number has no
 * dimension, such as index, leave it empty. Exponents of 0 are left out.
 */
export type Dimension = ReadonlyMap<string, number>;

/** No dimension: pure numbers, shares, probabilities. */
export const dimensionless: Dimension = new Map();

const pureWords = new Set(['1', 'index', 'ratio', 'share', 'probability', 'count']);

/**
 * Reads the text of a unit: words side by side multiply, and each `/` divides by all words up to the next one. A word
 * may carry a power, as in `1/year^0.5`. Undefined where the text is no unit.
 */
export function readUnit(text: string): Dimension | undefined {
  let dimension: Dimension = dimensionless;
  for (const [at, part] of text.split('/').entries()) {
    const words = part.trim().split(/[\s*·]+/);
    for (const word of words) {
      const match = /^(1|\p{L}+)(?:\^(-?\d+(?:\.\d+)?))?$/u.exec(word);
      if (!match) return undefined;
      const [, base = '', power] = match;
      if (pureWords.has(base)) continue;
      dimension = combine(dimension, new Map([[base, Number(power ?? 1)]]), at === 0 ? 1 : -1);
    }
  }
  return dimension;
}

/** The dimension of a times b^sign: a product for 1, a quotient for -1. */
export function combine(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  const exponents = new Map(a);
  for (const [word, power] of b) exponents.set(word, (exponents.get(word) ?? 0) + sign * power);
  return new Map([...exponents].filter(([, power]) => power !== 0));
}

/** The dimension of a to a power. */
export function scale(a: Dimension, power: number): Dimension {
  return new Map([...a].map(([word, exponent]) => [word, exponent * power]));
}

/** Whether two dimensions are the same. */
export function sameDimension(a: Dimension, b: Dimension): boolean {
  return a.size === b.size && [...a].every(([word, power]) => b.get(word) === power);
}

/** A dimension as a unit that {@link readUnit} reads back: `trillion USD/year`; `1` for none. */
export function unitText(dimension: Dimension): string {
  const write = ([word, power]: [string, number]) => (power === 1 ? word : `${word}^${power}`);
  const above = [...dimension].filter(([, power]) => power > 0).map(write);
  const below = [...dimension].filter(([, power]) => power < 0).map(([word, power]) => write([word, -power]));
  const top = above.length > 0 ? above.join(' ') : '1';
  return below.length > 0 ? `${top}/${below.join(' ')}` : top;
}
