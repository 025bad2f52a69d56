import { spread } from './series-groups.ts';

/** Where a series jumps within a step, starts to move in another way, or ends a movement of about a year. */
export interface TurningPoint {
  readonly series: string;
  readonly kind: 'jump' | 'start' | 'end';
  /** What moves it comes after the step `after`, at the step `until` at the latest. */
  readonly after: number;
  readonly until: number;
  /** Of a jump the values before and at the step; else those a year before, at the turning point, and a year after. */
  readonly values: readonly number[];
}

/** Steps nearer to a greater turning point than this belong to it. */
const yearsApart = 1;
/** What is smaller than this share of its chart's height nobody would see. */
const leastVisible = 0.1;

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
  const year = Math.max(1, Math.round(1 / ((times[1] ?? 1) - (times[0] ?? 0))));
  const first = times.findIndex((time) => time >= from + yearsApart);
  const height = Math.max(...rows.map(({ series }) => spread(middle(series).subarray(first))));
  if (first < 0 || !(height > 0)) return [];
  const found: { step: number; score: number; point: TurningPoint }[] = [];
  for (const { series } of rows) {
    for (let step = year; step < times.length - year; step++) {
      const { score, ...turn } = measure(middle(series), step, year);
      if (score / height >= leastVisible) found.push({ step, score, point: { series, ...turn } });
    }
  }
  found.sort((a, b) => b.score - a.score || a.step - b.step);
  const kept: typeof found = [];
  for (const turn of found) {
    // Those before the period count here, so that nothing of theirs is put down to the steps that follow.
    if (kept.every(({ step }) => Math.abs(step - turn.step) > year * yearsApart)) kept.push(turn);
  }
  return kept
    .filter(({ step }) => step >= first)
    .slice(0, count)
    .map(({ point }) => point)
    .sort((a, b) => a.until - b.until);
}

/** How much a series turns at a step: how far it jumps against its neighbouring changes, and bends within a year. */
function measure(values: Float64Array, step: number, year: number): Omit<TurningPoint, 'series'> & { score: number } {
  const at = (offset: number) => values[step + offset] ?? Number.NaN;
  const changes = [-2, -1, 0, 1, 2].map((offset) => at(offset) - at(offset - 1)).filter(Number.isFinite);
  const usual = [...changes].sort((a, b) => a - b)[Math.floor(changes.length / 2)] ?? 0;
  const jump = Math.abs(at(0) - at(-1) - usual);
  const bend = Math.abs(at(year) - 2 * at(0) + at(-year));
  const score = jump + bend;
  if (jump > bend / 2) return { kind: 'jump', after: step - 1, until: step, values: [at(-1), at(0)], score };
  const around = [at(-year), at(0), at(year)];
  // The slope at the turning point is still the old one: what starts a movement comes with the next step.
  return Math.abs(at(year) - at(0)) >= Math.abs(at(0) - at(-year))
    ? { kind: 'start', after: step, until: step + 1, values: around, score }
    : { kind: 'end', after: step - year, until: step, values: around, score };
}
