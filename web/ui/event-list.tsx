import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { ContextCard, EventCard } from '../model/study-types.ts';
import { ActorName } from './actor-mark.tsx';
import { EventCardPopover, type TimelineItem } from './event-card.tsx';
import { EventSwitch } from './event-switch.tsx';
import { useScene, useStore } from './store-context.ts';

/** All events as lists: those that act in the model with a switch each, then those that are only shown. */
export function EventLists() {
  const store = useStore();
  const { scenario, messages } = useScene();
  const opened = useSignal<readonly TimelineItem[]>([]);
  const open = (item: TimelineItem) => {
    opened.value = [item];
    store.view.marked.value = item.time;
  };
  const byTime = <Item extends { time: number }>(items: readonly Item[]) =>
    items.toSorted((one, other) => one.time - other.time);
  return (
    <div class="event-lists">
      <LazyDetails summary={messages.text('events-all', { count: scenario.events.length })}>
        <ol>
          {byTime(scenario.events).map((event) => (
            <EventRow key={event.id} event={event} onOpen={() => open({ kind: 'event', time: event.time, event })} />
          ))}
        </ol>
      </LazyDetails>
      {scenario.context.length > 0 && (
        <LazyDetails summary={messages.text('events-context', { count: scenario.context.length })}>
          <ol>
            {byTime(scenario.context).map((context) => (
              <ContextRow
                key={context.id}
                context={context}
                onOpen={() => open({ kind: 'context', time: context.time, context })}
              />
            ))}
          </ol>
        </LazyDetails>
      )}
      <EventCardPopover
        items={opened.value}
        onClose={() => {
          opened.value = [];
          store.view.marked.value = null;
        }}
      />
    </div>
  );
}

function LazyDetails({ summary, children }: { summary: string; children: ComponentChildren }) {
  const isOpen = useSignal(false);
  return (
    <details
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{summary}</summary>
      {isOpen.value && children}
    </details>
  );
}

function EventRow({ event, onOpen }: { event: EventCard; onOpen(): void }) {
  const { scenario, names, messages } = useScene();
  const isOff = useStore().removedEvents.value.includes(event.id);
  const { text, format } = messages;
  const isPast = event.time < scenario.from;
  return (
    <li class="event-row" data-off={isOff} data-past={isPast}>
      <span class="event-row-switch">{!isPast && <EventSwitch event={event} named />}</span>
      <span class="event-row-date">{format.month(event.time)}</span>
      <button type="button" class="text-button" onClick={onOpen} lang={names.eventLanguage(event.id)} dir="auto">
        {names.event(event.id)}
      </button>
      <span class="event-row-parties">
        <ActorName actor={event.source} /> <span aria-hidden="true">{text('arrow')}</span>{' '}
        <ActorName actor={event.target} />
      </span>
      <span class="event-row-kind">{names.kind(event)}</span>
      <span class="event-row-amount">{format.decimal(event.intensity)}</span>
    </li>
  );
}

function ContextRow({ context, onOpen }: { context: ContextCard; onOpen(): void }) {
  const { names, messages } = useScene();
  return (
    <li class="event-row">
      <span class="event-row-switch" />
      <span class="event-row-date">{messages.format.month(context.time)}</span>
      <button type="button" class="text-button" onClick={onOpen} lang="en" dir="auto">
        {context.title}
      </button>
      <span class="event-row-parties" />
      <span class="event-row-kind">{names.kind(context)}</span>
      <span class="event-row-amount">{messages.format.decimal(context.strength)}</span>
    </li>
  );
}
