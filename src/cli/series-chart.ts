import type { Names } from './names.ts';
import { scaleOf, shortNumber } from './numbers.ts';
import { say } from './say.ts';
import type { SeriesGroup } from './series-groups.ts';
import { sparkline } from './sparkline.ts';
import { type Look, shortenTo } from './terminal.ts';
import { stepAt, type Trajectories } from './trajectories.ts';

const yearsShown = 4;
const cellWidth = 7;
const longestLabel = 30;
const narrowestChart = 12;

/** What a chart of series needs to know of the run. */
export interface ChartFrame {
  readonly names: Names;
  readonly look: Look;
  /** The scenario's own years; what the run has before them is drawn as the past. */
  readonly period: { readonly from: number; readonly to: number };
  /** Whether to show where nine in ten members end. */
  readonly withInterval: boolean;
}

/** A chart of the series of a group, one line each: label, course, values in a few years. The first line is a heading. */
export function seriesChart(group: SeriesGroup, course: Trajectories, frame: ChartFrame): string[] {
  const { names, look, period, withInterval } = frame;
  const { paint, width } = look;
  const labels = group.rows.map(({ members }) => names.row(group, members));
  const labelWidth = Math.min(longestLabel, Math.max(...labels.map((label) => label.length)));
  const interval = withInterval ? say('heading-interval') : '';
  const intervalWidth = withInterval ? interval.length + 3 : 0;
  const room = width - labelWidth - intervalWidth - 4;
  const years = yearsWithin(period, Math.min(yearsShown, Math.floor((room - narrowestChart) / cellWidth)));
  const chartWidth = room - years.length * cellWidth;
  const range = heightOf(group, course);
  const size = scaleOf(range);

  const headWidth = labelWidth + chartWidth + 4;
  const title = shortenTo(names.heading(group), headWidth);
  const scale = `  ${say('scale', { least: roundNumber(range[0]), most: roundNumber(range[1]) })}`;
  const shownScale = title.length + scale.length <= headWidth ? scale : '';
  const heading =
    paint.bold(title) +
    paint.dim(shownScale) +
    ' '.repeat(headWidth - title.length - shownScale.length) +
    paint.dim(years.map((year) => String(year).padStart(cellWidth)).join('') + interval.padStart(intervalWidth));

  const rows = group.rows.map(({ series }, at) => {
    const values = course.middle(series);
    const cells = years.map((year) => shortNumber(values[stepAt(course.times, year)] ?? Number.NaN, size));
    const ends = course
      .interval(series, values.length - 1)
      .map(shortNumber)
      .join('–');
    return [
      `  ${shortenTo(labels[at] ?? '', labelWidth).padEnd(labelWidth)}  `,
      drawn(values, stepAt(course.times, period.from), chartWidth, range, look),
      cells.map((cell) => cell.padStart(cellWidth)).join(''),
      withInterval ? paint.dim(ends.padStart(intervalWidth)) : '',
    ].join('');
  });
  return [heading, ...rows];
}

/** A sparkline filled up to `width`; the past before the step `start` is dim and ends at a rule. */
function drawn(
  values: Float64Array,
  start: number,
  width: number,
  range: readonly [number, number],
  { paint, unicode }: Look,
): string {
  const pastWidth = start === 0 ? 0 : Math.max(2, Math.round((width * start) / values.length));
  const line = sparkline(values.subarray(start), width - pastWidth, range, unicode);
  const past = start === 0 ? '' : `${sparkline(values.subarray(0, start), pastWidth - 1, range, unicode)}│`;
  return paint.dim(past) + paint.cyan(line) + ' '.repeat(width - past.length - line.length);
}

function yearsWithin({ from, to }: ChartFrame['period'], count: number): number[] {
  const years = Array.from({ length: count }, (_, at) =>
    Math.round(from + (at * (to - from)) / Math.max(1, count - 1)),
  );
  return [...new Set(years)];
}

/** From zero, or the least value below it, to a round number not below the greatest value. */
function heightOf({ rows }: SeriesGroup, { middle }: Trajectories): readonly [number, number] {
  const values = rows.flatMap(({ series }) => Array.from(middle(series)));
  return [Math.min(...values, 0), roundUp(Math.max(...values, 0))];
}

function roundUp(value: number): number {
  if (!(value > 0)) return 0;
  const unit = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((step) => step * unit).find((step) => step >= value) ?? value;
}

function roundNumber(value: number): string {
  return String(Number(value.toPrecision(2)));
}
