import type { Chart, Plugin } from 'chart.js';
import type { SeriesBands } from '../model/bands.ts';
import { bandPattern } from './patterns.ts';

/** One line with its fan, and the baseline behind it. */
export interface FanLine {
  bands: SeriesBands;
  /** The baseline's middle world on the same steps; null when it is no different. */
  ghost: { times: Float64Array; middle: Float64Array } | null;
  colour: string;
  dash: readonly number[];
}

/** What the plugin draws beside the chart's own lines. */
export interface FanDrawing {
  lines: readonly FanLine[];
  /** Time up to which the past is recorded rather than the scenario's; null when there is no such past. */
  pastUntil: number | null;
  /** Whether the bands have any width. */
  hasBands: boolean;
  paper: string;
  wash: string;
  rule: string;
  forced: boolean;
}

const outerAlpha = 0.14;
const innerAlpha = 0.3;
const ghostAlpha = 0.6;
const veilAlpha = 0.55;

/** Draws the fans of a chart below its lines, the baselines as dotted lines, and a veil over the recorded past. */
export function fanPlugin(drawing: () => FanDrawing): Plugin<'line'> {
  return {
    id: 'fan',
    beforeDatasetsDraw(chart) {
      const { lines, hasBands, forced } = drawing();
      clipped(chart, (context) => {
        drawPast(chart, context, drawing());
        for (const line of hasBands ? lines : []) {
          const { low90, high90, low50, high50 } = line.bands;
          fillBand(chart, context, line, low90, high90, forced ? bandPattern('dots', line.colour) : null, outerAlpha);
          fillBand(chart, context, line, low50, high50, forced ? bandPattern('hatch', line.colour) : null, innerAlpha);
        }
        for (const line of lines) drawGhost(chart, context, line);
      });
    },
    afterDatasetsDraw(chart) {
      const { pastUntil, paper } = drawing();
      if (pastUntil === null) return;
      clipped(chart, (context) => {
        const { left, top, height } = chart.chartArea;
        context.globalAlpha = veilAlpha;
        context.fillStyle = paper;
        context.fillRect(left, top, (chart.scales.x?.getPixelForValue(pastUntil) ?? left) - left, height);
      });
    },
  };
}

function clipped(chart: Chart, draw: (context: CanvasRenderingContext2D) => void): void {
  const context = chart.ctx;
  const { left, top, width, height } = chart.chartArea;
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  draw(context);
  context.restore();
}

function drawPast(chart: Chart, context: CanvasRenderingContext2D, { pastUntil, wash, rule }: FanDrawing): void {
  const x = pastUntil === null ? undefined : chart.scales.x?.getPixelForValue(pastUntil);
  if (x === undefined) return;
  const { left, top, bottom } = chart.chartArea;
  context.fillStyle = wash;
  context.fillRect(left, top, x - left, bottom - top);
  context.fillStyle = rule;
  context.fillRect(Math.round(x), top, 1, bottom - top);
}

function fillBand(
  chart: Chart,
  context: CanvasRenderingContext2D,
  { bands, colour }: FanLine,
  low: Float64Array,
  high: Float64Array,
  pattern: CanvasPattern | null,
  alpha: number,
): void {
  const { x, y } = chart.scales;
  if (!x || !y) return;
  const { times } = bands;
  context.beginPath();
  for (let step = 0; step < times.length; step += 1) {
    context.lineTo(x.getPixelForValue(times[step] ?? 0), y.getPixelForValue(high[step] ?? 0));
  }
  for (let step = times.length - 1; step >= 0; step -= 1) {
    context.lineTo(x.getPixelForValue(times[step] ?? 0), y.getPixelForValue(low[step] ?? 0));
  }
  context.closePath();
  context.globalAlpha = pattern ? 1 : alpha;
  context.fillStyle = pattern ?? colour;
  context.fill();
  context.globalAlpha = 1;
}

function drawGhost(chart: Chart, context: CanvasRenderingContext2D, { ghost, colour }: FanLine): void {
  const { x, y } = chart.scales;
  if (!ghost || !x || !y) return;
  context.beginPath();
  ghost.times.forEach((time, step) => {
    context.lineTo(x.getPixelForValue(time), y.getPixelForValue(ghost.middle[step] ?? 0));
  });
  context.globalAlpha = ghostAlpha;
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.lineCap = 'round';
  context.setLineDash([0.1, 4]);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}
