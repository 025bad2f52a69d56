import type { ComponentChildren } from 'preact';
import { at, nearestStep } from '../model/bands.ts';
import { panelsOfPair } from '../model/panels.ts';
import { Icon } from './icon.tsx';
import { Picker } from './picker.tsx';
import { useScene, useStore } from './store-context.ts';

const usualStep = 0.25;

/** The date at which all charts are read: a native range, so that keys, touch and screen readers can move it. */
export function DateCursor({ children, axis }: { children: ComponentChildren; axis: ComponentChildren }) {
  const store = useStore();
  const { scenario, messages, sentences, groups, names } = useScene();
  const { text, format } = messages;
  const shown = store.runner.shown.value;
  const times = shown?.result.current.times;
  const step = times && times.length > 1 ? at(times, 1) - at(times, 0) : usualStep;
  const span = store.view.span.value;
  const put = Math.max(span.from, store.view.cursor.value ?? scenario.to);
  const panels = groups.flatMap((group) => panelsOfPair(group, store.view.pairOf(group)));
  const panel = panels.find(({ id }) => id === store.view.reading.value) ?? panels[0];
  const read = (time: number) =>
    panel ? sentences.readout(panel, shown?.result ?? null, time, shown?.certain === true) : '';
  const move = (time: number) => {
    const within = Math.min(scenario.to, Math.max(span.from, time));
    store.view.cursor.value = times ? at(times, nearestStep(times, within)) : within;
  };
  const eventTimes = scenario.events
    .map((event) => event.time)
    .filter((time) => time >= span.from)
    .sort((one, other) => one - other);
  const previous = eventTimes.findLast((time) => time < put - step);
  const next = eventTimes.find((time) => time > put + step / 2);
  return (
    <div class="date-cursor">
      <div class="date-now">
        <label for="date" class="date-value">
          <span class="hidden-text">{text('date')} </span>
          {format.month(store.view.time.value)}
        </label>
        <div class="date-steps" dir="ltr">
          <button
            type="button"
            class="icon-button"
            aria-label={text('previous-event')}
            title={text('previous-event')}
            aria-disabled={previous === undefined}
            onClick={() => previous !== undefined && move(previous)}
          >
            <Icon name="back" />
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label={text('next-event')}
            title={text('next-event')}
            aria-disabled={next === undefined}
            onClick={() => next !== undefined && move(next)}
          >
            <Icon name="next" />
          </button>
        </div>
      </div>
      <div class="date-track" dir="ltr">
        {children}
        <input
          id="date"
          type="range"
          min={span.from}
          max={scenario.to}
          step={step}
          value={put}
          aria-valuetext={`${format.month(put)}: ${read(put)}`}
          onInput={(event) => move(event.currentTarget.valueAsNumber)}
          onKeyDown={(event) => {
            const years = { PageUp: 1, PageDown: -1 }[event.key];
            if (years === undefined) return;
            event.preventDefault();
            move(put + years);
          }}
        />
        {axis}
      </div>
      <div class="date-reading">
        <Picker
          quiet
          label={text('reading')}
          value={panel?.id ?? ''}
          options={groups.flatMap((group) =>
            panelsOfPair(group, store.view.pairOf(group)).map((each) => ({
              value: each.id,
              name: `${names.group(group, store.view.pairOf(group))}: ${names.panel(each)}`,
            })),
          )}
          onChoose={(id) => {
            store.view.reading.value = id;
          }}
        />
      </div>
      <p class="date-readout">{read(store.view.time.value)}</p>
    </div>
  );
}
