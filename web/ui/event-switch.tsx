import type { EventCard } from '../model/study-types.ts';
import { useScene, useStore } from './store-context.ts';

/** Leaves an event out of the simulation, or puts it back. */
export function EventSwitch({ event, named = false }: { event: EventCard; named?: boolean }) {
  const store = useStore();
  const { state, names, messages } = useScene();
  const isOn = !state.removedEvents.includes(event.id);
  const input = (
    <input
      type="checkbox"
      checked={isOn}
      aria-label={named ? messages.text('event-on-named', { title: names.event(event.id) }) : undefined}
      onChange={(change) => store.perform({ type: 'switch-event', event: event.id, on: change.currentTarget.checked })}
    />
  );
  if (named) return input;
  return (
    <label class="check event-switch">
      {input}
      <span>{messages.text('event-on')}</span>
    </label>
  );
}
