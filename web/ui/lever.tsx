import { useComputed } from '@preact/signals';
import type { LeverCard } from '../model/study-types.ts';
import { Icon } from './icon.tsx';
import { Note } from './note.tsx';
import { useScene, useStore } from './store-context.ts';

/** One lever: its value by range, by buttons, and back to what the scenario has. */
export function Lever({ card }: { card: LeverCard }) {
  const store = useStore();
  const { names, messages, sentences } = useScene();
  const { text } = messages;
  const [low, high] = card.range;
  const value = useComputed(() => store.state.value?.levers[card.id] ?? card.value).value;
  const lever = names.lever(card.id);
  const isMoved = value !== card.value;
  const id = `lever-${card.id}`;
  const move = (to: number) => store.perform({ type: 'move-lever', lever: card.id, value: onStep(to, card) });
  return (
    <div class="lever" data-moved={isMoved} style={{ '--tick': String((card.value - low) / (high - low)) }}>
      <label class="lever-name" for={id}>
        {lever}
      </label>
      <span class="lever-value">{sentences.number(value)}</span>
      <Note label={text('lever-note', { lever })} title={lever}>
        <p>{names.leverText(card)}</p>
        <p>{text('lever-baseline', { value: sentences.number(card.value) })}</p>
        {card.source && <p class="note-source">{text('lever-source', { source: card.source })}</p>}
      </Note>
      <div class="lever-control">
        <button
          type="button"
          class="icon-button"
          aria-label={text('lever-less', { lever })}
          aria-disabled={value <= low}
          onClick={() => move(value - card.step)}
        >
          <Icon name="minus" />
        </button>
        <span class="lever-track">
          <input
            id={id}
            type="range"
            min={low}
            max={high}
            step={card.step}
            value={value}
            aria-valuetext={sentences.number(value)}
            onPointerDown={() => store.startGesture()}
            onPointerUp={() => store.endGesture()}
            onPointerCancel={() => store.endGesture()}
            onInput={(event) => move(event.currentTarget.valueAsNumber)}
            onChange={() => store.endGesture()}
          />
        </span>
        <button
          type="button"
          class="icon-button"
          aria-label={text('lever-more', { lever })}
          aria-disabled={value >= high}
          onClick={() => move(value + card.step)}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          class="icon-button lever-reset"
          aria-label={text('lever-reset', { lever, value: sentences.number(card.value) })}
          aria-disabled={!isMoved}
          title={text('lever-baseline', { value: sentences.number(card.value) })}
          onClick={() => store.perform({ type: 'move-lever', lever: card.id, value: null })}
        >
          <Icon name="reset" />
        </button>
      </div>
    </div>
  );
}

/** The nearest value on the lever's steps, without the dust of binary fractions. */
function onStep(value: number, { range, step }: LeverCard): number {
  const steps = Math.round((value - range[0]) / step);
  return Number((range[0] + steps * step).toPrecision(12));
}
