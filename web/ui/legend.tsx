import { isChanged } from '../model/state.ts';
import { ActorName } from './actor-mark.tsx';
import { useScene, useStore } from './store-context.ts';

/** What the signs on all charts mean, said once. */
export function Legend() {
  const { scenario, state, messages } = useScene();
  const { text } = messages;
  const isCertain = useStore().shown.value?.certain === true;
  return (
    <div class="legend" role="group" aria-label={text('legend')}>
      <ul>
        {scenario.actors.map(({ id }) => (
          <li key={id}>
            <ActorName actor={id} />
          </li>
        ))}
      </ul>
      <ul>
        <li>
          <Swatch kind="middle" />
          {text('legend-middle')}
        </li>
        {!isCertain && (
          <>
            <li>
              <Swatch kind="half" />
              {text('legend-half')}
            </li>
            <li>
              <Swatch kind="most" />
              {text('legend-most')}
            </li>
          </>
        )}
        <li data-dim={!isChanged(state)}>
          <Swatch kind="baseline" />
          {text('legend-baseline')}
        </li>
      </ul>
    </div>
  );
}

function Swatch({ kind }: { kind: 'middle' | 'half' | 'most' | 'baseline' }) {
  return (
    <svg class={`swatch swatch-${kind}`} viewBox="0 0 24 12" aria-hidden="true">
      {kind === 'middle' || kind === 'baseline' ? <path d="M1 6h22" /> : <rect x="0" y="0" width="24" height="12" />}
    </svg>
  );
}
