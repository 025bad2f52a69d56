import { lineFact } from '../model/facts.ts';
import type { Panel } from '../model/panels.ts';
import { ActorMark } from './actor-mark.tsx';
import { ChartTable } from './chart-table.tsx';
import { Plot } from './plot.tsx';
import { useScene, useStore } from './store-context.ts';

/** One chart as everyone can read it: name, summary, plot, values at the date, table. */
export function ChartFigure({ panel }: { panel: Panel }) {
  const { names } = useScene();
  return (
    <figure
      class="chart"
      data-lines={panel.lines.length}
      aria-labelledby={`${panel.id}-name`}
      aria-describedby={`${panel.id}-summary`}
    >
      <figcaption id={`${panel.id}-name`}>{names.panel(panel)}</figcaption>
      <Plot panel={panel} />
      <Readout panel={panel} />
      <Summary panel={panel} />
      <ChartTable panel={panel} />
    </figure>
  );
}

function Summary({ panel }: { panel: Panel }) {
  const { scenario, sentences } = useScene();
  const shown = useStore().runner.shown.value;
  const facts = shown ? panel.lines.flatMap((line) => lineFact(shown.result, line, scenario) ?? []) : [];
  return (
    <p id={`${panel.id}-summary`} class="summary">
      {shown && sentences.summary(facts, shown.certain)}
    </p>
  );
}

function Readout({ panel }: { panel: Panel }) {
  const store = useStore();
  const { messages, sentences } = useScene();
  const shown = store.runner.shown.value;
  const time = store.view.time.value;
  const parts = sentences.readoutParts(panel, shown?.result ?? null, time, shown?.certain === true);
  return (
    <p class="readout">
      <span class="readout-date">{messages.format.month(time)}</span>
      {parts.map(({ actor, text }) => (
        <span key={actor} class="readout-part">
          {actor !== null && <ActorMark actor={actor} />}
          {text}
        </span>
      ))}
    </p>
  );
}
