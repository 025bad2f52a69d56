import { actorStyle, plainStyle } from '../charts/actor-style.ts';
import type { PlotArea } from '../charts/fan-chart.ts';
import { at, nearestStep, seriesBands } from '../model/bands.ts';
import type { Panel } from '../model/panels.ts';
import { shareOf } from '../model/timeline.ts';
import { EndLabels } from './end-labels.tsx';
import { useScene, useStore } from './store-context.ts';

const longestTick = 14;

interface OverlayProps {
  panel: Panel;
  area: PlotArea;
}

/** What lies over a canvas: events, the marked time, the date with its values, the names of the lines. */
export function PlotOverlay({ panel, area }: OverlayProps) {
  const store = useStore();
  const span = store.view.span.value;
  const x = (time: number) => area.left + shareOf(time, span) * area.width;
  const marked = store.view.marked.value;
  const bottom = area.top + area.height;
  return (
    <div class="overlay" aria-hidden="true">
      <svg class="overlay-drawing" role="presentation">
        {panel.eventsOn !== null && <EventTicks actor={panel.eventsOn} x={x} bottom={bottom} />}
        {marked !== null && <path class="marked-time" d={`M${x(marked)} ${area.top}V${bottom}`} />}
        <DateRule panel={panel} area={area} x={x} />
      </svg>
      <PastLabel area={area} x={x} />
      <EndLabels panel={panel} area={area} />
    </div>
  );
}

/** Short strokes on the time axis: what was done to the actor, as high as it was intense. */
function EventTicks({ actor, x, bottom }: { actor: string; x(time: number): number; bottom: number }) {
  const { scenario } = useScene();
  const removed = useStore().removedEvents.value;
  const { from, to } = useStore().view.span.value;
  const events = scenario.events.filter(
    ({ target, source, time }) => target === actor && source !== actor && time >= from && time <= to,
  );
  return (
    <>
      {events.map((event) => (
        <path
          key={event.id}
          class="event-tick"
          data-off={removed.includes(event.id)}
          style={{ color: `var(${actorStyle(event.source, scenario.actors).property})` }}
          d={`M${x(event.time)} ${bottom}v${-Math.max(3, Math.min(1, event.intensity * 2) * longestTick)}`}
        />
      ))}
    </>
  );
}

function DateRule({ panel, area, x }: OverlayProps & { x(time: number): number }) {
  const store = useStore();
  const { scenario } = useScene();
  const result = store.runner.shown.value?.result;
  const time = store.view.time.value;
  const [low, high] = panel.range ?? [0, 1];
  const y = (value: number) => area.top + (1 - (value - low) / (high - low)) * area.height;
  return (
    <>
      <path class="date-rule" d={`M${x(time)} ${area.top}V${area.top + area.height}`} />
      {panel.lines.map((line) => {
        const bands = result && seriesBands(result.current, line.series);
        if (!bands) return null;
        const { property } = line.actor === null ? plainStyle : actorStyle(line.actor, scenario.actors);
        const value = at(bands.middle, nearestStep(bands.times, time));
        return (
          <circle
            key={line.series}
            class="date-dot"
            style={{ color: `var(${property})` }}
            cx={x(time)}
            cy={y(value)}
            r={3.5}
          />
        );
      })}
    </>
  );
}

/** Says what the grey stretch is, where it is wide enough for the words. */
function PastLabel({ area, x }: { area: PlotArea; x(time: number): number }) {
  const { scenario, messages } = useScene();
  const width = x(scenario.from) - area.left;
  if (width < 80) return null;
  return (
    <span class="past-label" style={{ left: `${area.left}px`, top: `${area.top}px`, width: `${width}px` }}>
      {messages.text('past-label')}
    </span>
  );
}
