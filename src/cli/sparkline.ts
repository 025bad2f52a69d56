const blocks = '▁▂▃▄▅▆▇█';
const plainRamp = '_.-=+*#@';

/** Values averaged over `count` neighbourhoods of about the same length; fewer values than that stay as they are. */
export function resample(values: ArrayLike<number>, count: number): number[] {
  if (values.length <= count) return Array.from(values);
  return Array.from({ length: count }, (_, at) => {
    const from = Math.floor((at * values.length) / count);
    const to = Math.floor(((at + 1) * values.length) / count);
    let sum = 0;
    for (let index = from; index < to; index++) sum += values[index] ?? Number.NaN;
    return sum / (to - from);
  });
}

/** A chart of one line of text: eight heights between the ends of `range`, at most `width` characters long. */
export function sparkline(
  values: ArrayLike<number>,
  width: number,
  [least, most]: readonly [number, number],
  unicode: boolean,
): string {
  const ramp = unicode ? blocks : plainRamp;
  const heights = ramp.length;
  return resample(values, width)
    .map((value) => {
      if (!Number.isFinite(value)) return ' ';
      const share = most > least ? (value - least) / (most - least) : 0;
      return ramp[Math.max(0, Math.min(heights - 1, Math.floor(share * heights)))];
    })
    .join('');
}
