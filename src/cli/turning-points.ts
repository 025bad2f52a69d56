import { spread } from './series-groups.ts';

/** A step at which a series jumps, or from which it rises or falls in another way than before. */
export interface TurningPoint {
  readonly step: number;
  readonly series: string;
  readonly kind: 'jump' | 'bend';
  /** Of a jump the values one step before and at the step; of a bend those a year before, at the step, a year after. */
  readonly values: readonly number[];
}

/** Steps nearer to a greater turning point than this belong to it. */
const yearsApart = 1;
/** What is smaller than this share of its chart's height nobody would see. */
const leastVisible = 0.06;

/**
 * The `count` greatest turning points of the series of a chart, in the order of time, measured by the height of the
 * chart. Nothing within a year of `from` and of the end counts. `middle` gives the course of a series.
 */
export function turningPoints(
  { rows }: { readonly rows: readonly { readonly series: string }[] },
  middle: (series: string) => Float64Array,
  times: Float64Array,
  from: number,
  count: number,
): TurningPoint[] {
  const yearLength = Math.max(1, Math.round(1 / ((times[1] ?? 1) - (times[0] ?? 0))));
  const first = Math.max(
    yearLength,
    times.findIndex((time) => time >= from + yearsApart),
  );
  const height = Math.max(...rows.map(({ series }) => spread(middle(series).subarray(first))));
  if (!(height > 0)) return [];
  const found: (TurningPoint & { score: number })[] = [];
  for (const { series } of rows) {
    for (let step = first; step < times.length - yearLength; step++) {
      const { score, ...point } = measure(middle(series), step, yearLength);
      if (score / height >= leastVisible) found.push({ ...point, step, series, score });
    }
  }
  found.sort((a, b) => b.score - a.score || a.step - b.step);
  const kept: TurningPoint[] = [];
  for (const point of found) {
    const near = kept.some(({ step }) => Math.abs(step - point.step) <= yearLength * yearsApart);
    if (!near && kept.length < count) kept.push(point);
  }
  return kept.sort((a, b) => a.step - b.step);
}

/** How much a series turns at a step: how far it jumps against its neighbouring changes, and bends within a year. */
function measure(
  values: Float64Array,
  step: number,
  year: number,
): Omit<TurningPoint, 'step' | 'series'> & { score: number } {
  const at = (offset: number) => values[step + offset] ?? Number.NaN;
  const changes = [-2, -1, 0, 1, 2].map((offset) => at(offset) - at(offset - 1)).filter(Number.isFinite);
  const usual = [...changes].sort((a, b) => a - b)[Math.floor(changes.length / 2)] ?? 0;
  const jump = Math.abs(at(0) - at(-1) - usual);
  const bend = Math.abs(at(year) - 2 * at(0) + at(-year));
  if (jump > bend / 2) return { kind: 'jump', values: [at(-1), at(0)], score: jump + bend };
  return { kind: 'bend', values: [at(-year), at(0), at(year)], score: jump + bend };
}
