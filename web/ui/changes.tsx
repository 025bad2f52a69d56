import type { Change } from '../model/changes.ts';
import type { Command } from '../model/commands.ts';
import { Icon } from './icon.tsx';
import { useScene, useStore } from './store-context.ts';

/** The differences from the baseline, each of which can be taken back by itself. */
export function Changes() {
  const store = useStore();
  const { messages, sentences } = useScene();
  const changes = store.changes.value;
  const { text } = messages;
  return (
    <section class="changes" aria-labelledby="changes-heading">
      <h3 id="changes-heading">{text('changes', { count: changes.length })}</h3>
      {changes.length === 0 ? (
        <p class="choice-text">{text('changes-none')}</p>
      ) : (
        <>
          <ul>
            {changes.map((change) => {
              const said = sentences.change(change);
              const command = takingBack(change);
              return (
                <li key={JSON.stringify(command)}>
                  <span>{said}</span>
                  <button
                    type="button"
                    class="icon-button"
                    aria-label={text('change-drop', { change: said })}
                    onClick={() => command && store.perform(command)}
                  >
                    <Icon name="close" />
                  </button>
                </li>
              );
            })}
          </ul>
          <button type="button" class="text-button" onClick={() => store.perform({ type: 'drop-changes' })}>
            {text('changes-drop')}
          </button>
        </>
      )}
    </section>
  );
}

function takingBack(change: Change): Command | null {
  switch (change.kind) {
    case 'variant':
      return { type: 'choose-variant', variant: null };
    case 'theory':
      return { type: 'choose-theory', theory: null };
    case 'lever':
      return { type: 'move-lever', lever: change.lever, value: null };
    case 'event':
      return { type: 'switch-event', event: change.event, on: true };
    case 'parameter':
      return { type: 'unset-parameter', name: change.name };
    default:
      return null;
  }
}
