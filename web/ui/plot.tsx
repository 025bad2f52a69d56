import { effect, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { actorStyle, plainStyle } from '../charts/actor-style.ts';
import { FanChart, type FanContent, type PlotArea } from '../charts/fan-chart.ts';
import type { Look } from '../charts/look.ts';
import { nearestStep, seriesBands } from '../model/bands.ts';
import type { Panel } from '../model/panels.ts';
import { isChanged } from '../model/state.ts';
import type { Shown } from '../runner.ts';
import type { Scene, Store } from '../store.ts';
import { PlotOverlay } from './plot-overlay.tsx';
import { useStore } from './store-context.ts';

/** The canvas of a chart with what lies over it. A pointer over it shows values there; a click moves the date. */
export function Plot({ panel }: { panel: Panel }) {
  const store = useStore();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const area = useSignal<PlotArea | null>(null);

  useEffect(() => {
    if (!canvas.current) return;
    const chart = new FanChart(canvas.current, (next) => {
      const known = area.peek();
      const keys = ['left', 'top', 'width', 'height'] as const;
      if (!known || keys.some((key) => known[key] !== next[key])) area.value = next;
    });
    const stop = effect(() => {
      const scene = store.scene.value;
      const look = store.look.value;
      const shown = store.runner.shown.value;
      if (scene && look) chart.update(contentOf(panel, scene, shown, store.view.span.value, look), look);
    });
    return () => {
      stop();
      chart.destroy();
    };
  }, [panel, store, area]);

  useEffect(() => (frame.current ? followPointer(frame.current, store, () => area.peek()) : undefined), [store, area]);

  return (
    <div ref={frame} class="plot" dir="ltr">
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus */}
      <canvas ref={canvas} aria-hidden="true" />
      {area.value && <PlotOverlay panel={panel} area={area.value} />}
    </div>
  );
}

function contentOf(
  panel: Panel,
  scene: Scene,
  shown: Shown | null,
  span: { from: number; to: number },
  look: Look,
): FanContent {
  const { scenario, messages } = scene;
  const lines = panel.lines.flatMap((line) => {
    const bands = shown && seriesBands(shown.result.current, line.series);
    if (!bands) return [];
    const baseline = isChanged(shown.state) ? seriesBands(shown.result.baseline, line.series) : null;
    const style = line.actor === null ? plainStyle : actorStyle(line.actor, scenario.actors);
    return [{ bands, ghost: baseline, colour: look.colour(style.property), dash: style.dash }];
  });
  return {
    lines,
    period: span,
    range: panel.range ?? [0, 1],
    pastUntil: scenario.from > span.from ? scenario.from : null,
    hasBands: shown?.certain === false,
    formatYear: messages.format.year,
    formatValue: messages.format.short,
  };
}

/** Lets a mouse show values by hovering, and any pointer move the date by a click. Keys move it by the date's range. */
function followPointer(frame: HTMLElement, store: Store, area: () => PlotArea | null): () => void {
  const timeAt = (event: PointerEvent | MouseEvent): number | null => {
    const plot = area();
    if (!plot) return null;
    const share = (event.clientX - frame.getBoundingClientRect().left - plot.left) / plot.width;
    if (share < -0.02 || share > 1.02) return null;
    const { from, to } = store.view.span.peek();
    const time = from + share * (to - from);
    const times = store.runner.shown.peek()?.result.current.times;
    return times ? (times[nearestStep(times, time)] ?? time) : time;
  };
  const stop = new AbortController();
  const { signal } = stop;
  frame.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType === 'mouse') store.view.hover.value = timeAt(event);
    },
    { signal },
  );
  frame.addEventListener('pointerleave', () => (store.view.hover.value = null), { signal });
  frame.addEventListener(
    'click',
    (event) => {
      const time = timeAt(event);
      if (time !== null) store.view.cursor.value = time;
    },
    { signal },
  );
  return () => stop.abort();
}
