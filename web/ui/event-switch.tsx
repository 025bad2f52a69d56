import type { EventCard } from '../model/study-types.ts';
import { useScene, useStore } from './store-context.ts';

/** Leaves an event out of the simulation, or puts it back. */
export function EventSwitch({ event, named = false }: { event: EventCard; named?: boolean }) {
  const store = useStore();
  const { names, messages } = useScene();
  const isOn = !store.removedEvents.value.includes(event.id);
  const { text } = messages;
  return (
    <label class="check event-switch">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(change) =>
          store.perform({ type: 'switch-event', event: event.id, on: change.currentTarget.checked })
        }
      />
      {named ? (
        <span class="hidden-text">{text('event-on-named', { title: names.event(event.id) })}</span>
      ) : (
        <span>{text('event-on')}</span>
      )}
    </label>
  );
}
