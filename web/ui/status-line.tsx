import type { Digits } from '../format.ts';
import { copyLink } from './copy-link.ts';
import { Picker } from './picker.tsx';
import { useChoices, useScene, useStore } from './store-context.ts';

/** What was run: how many worlds, from which seed, by which model, with which result. */
export function StatusLine() {
  const store = useStore();
  const { catalogue, messages } = useScene();
  const state = useChoices();
  const { text } = messages;
  const { language, digits } = store.preferences.value;
  const shown = store.runner.shown.value;
  const members = shown?.result.current.members ?? 0;
  const failed = shown?.result.current.failed ?? 0;
  return (
    <footer class="status">
      <ul>
        <li class="status-worlds">{members === 1 ? text('status-certain') : text('status-worlds', { members })}</li>
        {failed > 0 && <li>{text('status-failed', { failed })}</li>}
        <li>{text('status-seed', { seed: state.seed })}</li>
        <li>{text('status-model', { version: catalogue.version })}</li>
        {shown && (
          <li title={text('status-hash-note')} class="status-hash" data-hash={shown.result.current.hash}>
            {text('status-hash', { hash: shown.result.current.hash.slice(0, 12) })}
          </li>
        )}
        <li>
          <button type="button" class="text-button" onClick={() => copyLink(store)}>
            {text('copy-link')}
          </button>
        </li>
        {language === 'fa' && (
          <li>
            <Picker
              label={text('digits')}
              value={digits}
              options={[
                { value: 'own', name: text('digits-own') },
                { value: 'latin', name: text('digits-latin') },
              ]}
              onChoose={(value) => store.setDigits(value as Digits)}
            />
          </li>
        )}
        <li class="status-note">{text('not-a-forecast')}</li>
      </ul>
    </footer>
  );
}
