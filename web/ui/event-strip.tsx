import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { actorStyle } from '../charts/actor-style.ts';
import type { EventCard } from '../model/study-types.ts';
import { type Slot, shareOf, slots } from '../model/timeline.ts';
import eventStyles from '../styles/events.json' with { type: 'json' };
import type { TimelineItem } from './event-card.tsx';
import { useScene, useStore } from './store-context.ts';

/** Heights of the two rows, context above events, whose feet stand on the axis. */
const contextRow = 14;
const eventRow = 30;
const halfMark = 4;

const directions: Record<string, string | undefined> = eventStyles.types;

interface StripProps {
  width: number;
  span: { from: number; to: number };
  onOpen(items: readonly TimelineItem[]): void;
}

/** All events along the time axis. Marks stand where they belong; what is pressed are stretches wide enough for it. */
export function EventStrip({ width, span, onOpen }: StripProps) {
  const { scenario, messages } = useScene();
  const isCoarse = matchMedia('(pointer: coarse)').matches;
  const narrowest = isCoarse ? 44 : 24;
  const items: TimelineItem[] = [
    ...scenario.events.map((event) => ({ kind: 'event' as const, time: event.time, event })),
    ...scenario.context.map((context) => ({ kind: 'context' as const, time: context.time, context })),
  ];
  return (
    <div class="strip" dir="ltr">
      <Marks width={width} span={span} />
      <SlotButtons
        slots={slots(items, span, width, narrowest)}
        label={`${messages.text('timeline-events')}. ${messages.text('timeline-hint')}`}
        onOpen={onOpen}
      />
    </div>
  );
}

interface SlotButtonsProps {
  slots: readonly Slot<TimelineItem>[];
  label: string;
  onOpen(items: readonly TimelineItem[]): void;
}

/** One tab stop for the whole strip; arrow keys move along it. */
function SlotButtons({ slots, label, onOpen }: SlotButtonsProps) {
  const store = useStore();
  const active = useSignal(0);
  const toolbar = useRef<HTMLDivElement>(null);
  const { messages, names } = useScene();
  const current = Math.min(active.value, slots.length - 1);
  const move = (event: KeyboardEvent) => {
    const target = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: slots.length - 1 }[event.key];
    if (target === undefined || target < 0 || target >= slots.length) return;
    event.preventDefault();
    active.value = target;
    toolbar.current?.querySelectorAll('button')[target]?.focus();
  };
  const name = ({ items }: Slot<TimelineItem>): string => {
    const from = messages.format.month(items[0]?.time ?? 0);
    const to = messages.format.month(items.at(-1)?.time ?? 0);
    const [only] = items;
    if (items.length === 1 && only)
      return messages.text('slot-one', { date: from, title: titleOf(only, names.event.bind(names)) });
    return messages.text(from === to ? 'slot-many-same' : 'slot-many', { from, to, count: items.length });
  };
  return (
    <div ref={toolbar} class="slots" role="toolbar" aria-label={label} onKeyDown={move}>
      {slots.map((slot, index) => (
        <button
          key={slot.start}
          type="button"
          class="slot"
          tabIndex={index === current ? 0 : -1}
          style={{ left: `${slot.start * 100}%`, width: `${slot.width * 100}%` }}
          aria-label={name(slot)}
          aria-haspopup="dialog"
          title={name(slot)}
          onPointerEnter={() => mark(slot)}
          onPointerLeave={() => mark(null)}
          onFocus={() => {
            active.value = index;
            mark(slot);
          }}
          onBlur={() => mark(null)}
          onClick={() => onOpen(slot.items)}
        />
      ))}
    </div>
  );

  function mark(slot: Slot<TimelineItem> | null): void {
    store.view.marked.value = slot?.items[0]?.time ?? null;
  }
}

function titleOf(item: TimelineItem, eventName: (id: string) => string): string {
  return item.kind === 'event' ? eventName(item.event.id) : item.context.title;
}

function Marks({ width, span }: { width: number; span: StripProps['span'] }) {
  const { scenario } = useScene();
  const removed = useStore().removedEvents.value;
  const x = (time: number) => shareOf(time, span) * width;
  const axis = contextRow + eventRow;
  const isShown = ({ time }: { time: number }) => time >= span.from && time <= span.to;
  return (
    <svg class="marks" width={width} height={eventRow + contextRow} aria-hidden="true">
      {scenario.events.filter(isShown).map((event) => (
        <path
          key={event.id}
          class="event-mark"
          data-off={removed.includes(event.id)}
          data-past={event.time < scenario.from}
          style={{ color: `var(${actorStyle(event.source, scenario.actors).property})` }}
          d={triangle(x(event.time), axis, event)}
        />
      ))}
      {scenario.context.filter(isShown).map((context) => (
        <circle
          key={context.id}
          class="context-mark"
          data-past={context.time < scenario.from}
          cx={x(context.time)}
          cy={contextRow / 2}
          r={1.8 + 2.6 * context.strength}
        />
      ))}
    </svg>
  );
}

/** A triangle as high as the event is intense. Its tip points down to the axis for pressure, up for what eases. */
function triangle(x: number, axis: number, event: EventCard): string {
  const height = 6 + Math.min(1, event.intensity / 0.6) * (eventRow - 8);
  const [tip, base] = directions[event.type] === 'up' ? [axis - height, axis] : [axis, axis - height];
  return `M${x} ${tip}L${x + halfMark} ${base}H${x - halfMark}Z`;
}
