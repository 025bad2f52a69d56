import { useEffect, useRef } from 'preact/hooks';
import type { ContextCard, EventCard } from '../model/study-types.ts';
import { ActorName } from './actor-mark.tsx';
import { EventSwitch } from './event-switch.tsx';
import { Icon } from './icon.tsx';
import { placeBeside } from './place-beside.ts';
import { useScene, useStore } from './store-context.ts';

/** Something on the timeline: an event that acts in the model, or one that is only shown. */
export type TimelineItem =
  | { kind: 'event'; time: number; event: EventCard }
  | { kind: 'context'; time: number; context: ContextCard };

/** The card of one or several events that were opened together; closed while there are none. */
export function EventCardPopover({ items, onClose }: { items: readonly TimelineItem[]; onClose(): void }) {
  const { messages } = useScene();
  const popover = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const card = popover.current;
    const opener = document.activeElement;
    if (!card || items.length === 0) return;
    if (!card.matches(':popover-open')) card.showPopover();
    card.scrollTop = 0;
    if (opener && opener !== document.body) placeBeside(card, opener);
  }, [items]);
  return (
    <div
      ref={popover}
      popover="auto"
      class="card event-card"
      role="dialog"
      aria-label={messages.text('timeline-events')}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
    >
      <button
        type="button"
        class="icon-button card-close"
        aria-label={messages.text('close')}
        autofocus
        onClick={() => popover.current?.hidePopover()}
      >
        <Icon name="close" />
      </button>
      {items.map((item) =>
        item.kind === 'event' ? (
          <EventDetails key={item.event.id} event={item.event} />
        ) : (
          <ContextDetails key={item.context.id} context={item.context} />
        ),
      )}
    </div>
  );
}

function EventDetails({ event }: { event: EventCard }) {
  const { scenario, names, messages } = useScene();
  const isOff = useStore().removedEvents.value.includes(event.id);
  const { text, format } = messages;
  return (
    <article class="event-details" data-off={isOff}>
      <p class="event-when">
        {format.month(event.time)} · {names.kind(event)}
      </p>
      <h4 lang={names.eventLanguage(event.id)} dir="auto">
        {names.event(event.id)}
      </h4>
      <p class="event-parties">
        <ActorName actor={event.source} /> <span aria-hidden="true">{text('arrow')}</span>{' '}
        <ActorName actor={event.target} />
      </p>
      <Amount name={text('event-intensity')} value={event.intensity} />
      <Source card={event} />
      {event.time < scenario.from ? <p class="event-note">{text('event-past')}</p> : <EventSwitch event={event} />}
    </article>
  );
}

function ContextDetails({ context }: { context: ContextCard }) {
  const { names, messages } = useScene();
  const { text, format } = messages;
  return (
    <article class="event-details">
      <p class="event-when">
        {format.month(context.time)} · {names.kind(context)}
      </p>
      <h4 lang="en" dir="auto">
        {context.title}
      </h4>
      <p class="event-parties">
        {context.actors.map((actor) => (
          <ActorName key={actor} actor={actor} />
        ))}
      </p>
      <Amount name={text('event-strength')} value={context.strength} />
      <Source card={context} />
      <p class="event-note">{text('event-never-input')}</p>
    </article>
  );
}

function Amount({ name, value }: { name: string; value: number }) {
  const { messages } = useScene();
  return (
    <p class="event-amount">
      <span>{name}</span>
      <span class="amount-bar" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(1, Math.abs(value)) * 100}%` }} />
      </span>
      <span>{messages.format.decimal(value)}</span>
    </p>
  );
}

function Source({ card }: { card: EventCard | ContextCard }) {
  const { messages } = useScene();
  return (
    <>
      {card.note && (
        <p class="event-text" lang="en" dir="auto">
          {card.note}
        </p>
      )}
      {card.reference && (
        <p class="event-reference">
          {messages.text('event-reference')}:{' '}
          <span lang="en" dir="auto">
            {card.reference}
          </span>
        </p>
      )}
      {!card.verified && <p class="event-unverified">{messages.text('event-unverified')}</p>}
    </>
  );
}
