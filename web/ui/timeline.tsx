import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { shareOf, yearTicks } from '../model/timeline.ts';
import { DateCursor } from './date-cursor.tsx';
import { EventCardPopover, type TimelineItem } from './event-card.tsx';
import { EventStrip } from './event-strip.tsx';
import { useScene, useStore } from './store-context.ts';

/** The shared date and the events, along one time axis. It stays in view below the charts. */
export function Timeline() {
  const store = useStore();
  const { messages } = useScene();
  const strip = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  const opened = useSignal<readonly TimelineItem[]>([]);
  const span = store.view.span.value;

  useEffect(() => {
    if (!strip.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) width.value = entry.contentRect.width;
    });
    observer.observe(strip.current);
    return () => observer.disconnect();
  }, [width]);

  return (
    <section class="timeline" aria-label={messages.text('timeline')}>
      <DateCursor axis={<YearAxis width={width.value} span={span} />}>
        <div ref={strip} class="strip-frame">
          {width.value > 0 && (
            <EventStrip
              width={width.value}
              span={span}
              onOpen={(items) => {
                opened.value = items;
              }}
            />
          )}
        </div>
      </DateCursor>
      <EventCardPopover
        items={opened.value}
        onClose={() => {
          opened.value = [];
          store.view.marked.value = null;
        }}
      />
    </section>
  );
}

function YearAxis({ width, span }: { width: number; span: { from: number; to: number } }) {
  const { format } = useScene().messages;
  return (
    <div class="year-axis" aria-hidden="true">
      {yearTicks(span, Math.max(2, Math.floor(width / 64))).map((year) => (
        <span key={year} style={{ left: `${shareOf(year, span) * 100}%` }}>
          {format.year(year)}
        </span>
      ))}
    </div>
  );
}
