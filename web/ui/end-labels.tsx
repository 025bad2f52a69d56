import { actorStyle, plainStyle } from '../charts/actor-style.ts';
import type { PlotArea } from '../charts/fan-chart.ts';
import { at, seriesBands } from '../model/bands.ts';
import { spreadLabels } from '../model/labels.ts';
import type { Panel } from '../model/panels.ts';
import { isChanged } from '../model/state.ts';
import { ActorMark } from './actor-mark.tsx';
import { useScene, useStore } from './store-context.ts';

const labelHeight = 15;
/** Room that the labels need above and below the plot, so that a line at its edge keeps its label beside it. */
const overhang = 7;

interface Label {
  key: string;
  actor: string | null;
  colour: string;
  text: string;
  isBaseline: boolean;
  value: number;
}

/** Names the lines where they end. */
export function EndLabels({ panel, area }: { panel: Panel; area: PlotArea }) {
  const shown = useStore().runner.shown.value;
  const { scenario, names, messages } = useScene();
  if (!shown) return null;
  const [low, high] = panel.range ?? [0, 1];
  const y = (value: number) => (1 - (value - low) / (high - low)) * area.height;
  const labels: Label[] = panel.lines.flatMap((line) => {
    const current = seriesBands(shown.result.current, line.series);
    const baseline = isChanged(shown.state) ? seriesBands(shown.result.baseline, line.series) : null;
    if (!current) return [];
    const { property } = line.actor === null ? plainStyle : actorStyle(line.actor, scenario.actors);
    const value = at(current.middle, current.times.length - 1);
    const text = line.actor === null ? messages.format.decimal(value) : names.actorShort(line.actor);
    const own = { key: line.series, actor: line.actor, colour: property, text, isBaseline: false, value };
    const before = baseline ? at(baseline.middle, baseline.times.length - 1) : value;
    if (Math.abs(y(before) - y(value)) < labelHeight * 0.8) return [own];
    const ghost = { ...own, key: `${line.series} baseline`, actor: null, text: messages.text('baseline') };
    return [own, { ...ghost, isBaseline: true, value: before }];
  });
  const places = spreadLabels(
    labels.map(({ value }) => y(value) + overhang),
    labelHeight,
    area.height + 2 * overhang,
  );
  return (
    <div class="end-labels" style={{ left: `${area.left + area.width + 6}px`, top: `${area.top - overhang}px` }}>
      {labels.map((label, index) => (
        <span
          key={label.key}
          class="end-label"
          data-baseline={label.isBaseline}
          style={{ color: `var(${label.colour})`, top: `${places[index] ?? 0}px` }}
        >
          {label.actor !== null && <ActorMark actor={label.actor} />}
          {label.text}
        </span>
      ))}
    </div>
  );
}
