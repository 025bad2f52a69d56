import type { ChartConfiguration } from 'chart.js';
import { yearTicks } from '../model/timeline.ts';
import { requestDraw } from './draw-queue.ts';
import { type FanDrawing, type FanLine, fanPlugin } from './fan-plugin.ts';
import type { Look } from './look.ts';
import { Chart } from './register.ts';

/** What a fan chart shows. */
export interface FanContent {
  lines: readonly FanLine[];
  /** Bounds of the time axis, decimal years. */
  period: { from: number; to: number };
  /** Bounds of the value axis. */
  range: readonly [number, number];
  pastUntil: number | null;
  hasBands: boolean;
  /** Writes a year and a value of the axes. */
  formatYear(year: number): string;
  formatValue(value: number): string;
}

/** Where the plot lies within the canvas, in CSS pixels. */
export interface PlotArea {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Mark of the moment at which the reader sees the first chart. */
const firstChart = 'first-chart';

const yearLabelWidth = 44;
/** Room at the end of the lines for their labels, which lie over the canvas. */
const labelRoom = 56;

/**
 * A chart of medians with their fans on one canvas. It is made once and then only updated; it draws itself when it is
 * in view. Events, cursor and labels lie over it in the document.
 */
export class FanChart {
  readonly #chart: Chart<'line', { x: number; y: number }[]>;
  readonly #onLayout: (area: PlotArea) => void;
  readonly #observer: IntersectionObserver;
  readonly #beforePrint: () => void;
  #content: FanContent | null = null;
  #drawing: FanDrawing = emptyDrawing;
  #inView = false;
  #isStale = false;
  #hasLines = false;

  constructor(canvas: HTMLCanvasElement, onLayout: (area: PlotArea) => void) {
    this.#onLayout = onLayout;
    this.#chart = new Chart(canvas, this.#configuration());
    this.#observer = new IntersectionObserver(
      (entries) => {
        this.#inView = entries.some((entry) => entry.isIntersecting);
        if (this.#inView && this.#isStale) this.#draw();
      },
      { rootMargin: '200px' },
    );
    this.#observer.observe(canvas);
    this.#beforePrint = () => {
      if (this.#isStale) this.#draw();
    };
    window.addEventListener('beforeprint', this.#beforePrint);
  }

  /** Shows other content, at the next frame in which the chart is in view. */
  update(content: FanContent, look: Look): void {
    this.#content = content;
    this.#drawing = { ...content, paper: look.paper, wash: look.wash, rule: look.rule, forced: look.forced };
    this.#applyLook(look);
    this.#isStale = true;
    // Drawn once wherever it is, so that a chart that scrolls in doesn't begin as an empty frame.
    const isFirst = !this.#hasLines && content.lines.length > 0;
    requestDraw(this, () => {
      if (this.#inView || isFirst) this.#draw();
    });
  }

  /** Frees the canvas. */
  destroy(): void {
    this.#observer.disconnect();
    window.removeEventListener('beforeprint', this.#beforePrint);
    this.#chart.destroy();
  }

  #draw(): void {
    const content = this.#content;
    if (!content) return;
    this.#isStale = false;
    if (!this.#hasLines && content.lines.length > 0) {
      this.#hasLines = true;
      if (performance.getEntriesByName(firstChart).length === 0) performance.mark(firstChart);
    }
    const { datasets } = this.#chart.data;
    datasets.length = content.lines.length;
    content.lines.forEach((line, index) => {
      const points = Array.from(line.bands.times, (x, step) => ({ x, y: line.bands.middle[step] ?? Number.NaN }));
      datasets[index] = {
        ...datasets[index],
        data: points,
        borderColor: line.colour,
        borderDash: [...line.dash],
        borderWidth: 2,
      };
    });
    const { x, y } = this.#chart.options.scales ?? {};
    if (x) Object.assign(x, { min: content.period.from, max: content.period.to });
    if (y) Object.assign(y, { min: content.range[0], max: content.range[1] });
    this.#chart.update('none');
  }

  #applyLook(look: Look): void {
    const font = { family: look.font, size: 12 };
    for (const scale of Object.values(this.#chart.options.scales ?? {})) {
      if (scale?.ticks) Object.assign(scale.ticks, { color: look.muted, font });
    }
    const { x, y } = this.#chart.options.scales ?? {};
    if (y?.grid) y.grid.color = look.rule;
    if (x?.border) x.border.color = look.muted;
  }

  #configuration(): ChartConfiguration<'line', { x: number; y: number }[]> {
    return {
      type: 'line',
      data: { datasets: [] },
      plugins: [fanPlugin(() => this.#drawing), { id: 'layout', afterLayout: (chart) => this.#tellLayout(chart) }],
      options: {
        animation: false,
        parsing: false,
        normalized: true,
        spanGaps: true,
        events: [],
        maintainAspectRatio: false,
        devicePixelRatio: Math.min(2, window.devicePixelRatio || 1),
        layout: { padding: { top: 6, right: labelRoom, bottom: 0, left: 0 } },
        elements: { point: { radius: 0 }, line: { borderCapStyle: 'butt', borderJoinStyle: 'round' } },
        scales: {
          x: {
            type: 'linear',
            grid: { display: false },
            ticks: {
              maxRotation: 0,
              autoSkip: false,
              callback: (year) => this.#content?.formatYear(Number(year)) ?? '',
            },
            afterBuildTicks: (axis) => {
              const most = Math.max(2, Math.floor(axis.chart.width / yearLabelWidth / 1.4));
              const ticks = yearTicks({ from: axis.min, to: axis.max }, most);
              axis.ticks = ticks.map((value) => ({ value }));
            },
          },
          y: {
            type: 'linear',
            border: { display: false },
            grid: { drawTicks: false },
            ticks: { padding: 6, callback: (value) => this.#content?.formatValue(Number(value)) ?? '' },
            afterBuildTicks: (axis) => {
              const half = (axis.min + axis.max) / 2;
              axis.ticks = [axis.min, half, axis.max].map((value) => ({ value }));
            },
          },
        },
      },
    };
  }

  #tellLayout({ chartArea }: Chart): void {
    const { left, top, width, height } = chartArea;
    this.#onLayout({ left, top, width, height });
  }
}

const emptyDrawing: FanDrawing = {
  lines: [],
  pastUntil: null,
  hasBands: false,
  paper: '',
  wash: '',
  rule: '',
  forced: false,
};
