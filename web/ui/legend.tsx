import { shownFrom } from '../view.ts';
import { ActorName } from './actor-mark.tsx';
import { useScene, useStore } from './store-context.ts';

/** What the signs on all charts mean, said once. */
export function Legend() {
  const { scenario, messages } = useScene();
  const { text, format } = messages;
  const store = useStore();
  const isCertain = store.runner.shown.value?.certain === true;
  return (
    <div class="legend">
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
        <li data-dim={store.changes.value.length === 0}>
          <Swatch kind="baseline" />
          {text('legend-baseline')}
        </li>
        {shownFrom(scenario) > scenario.simulatedFrom && (
          <li>
            <label class="check">
              <input
                type="checkbox"
                checked={store.view.wholePast.value}
                onChange={(event) => {
                  store.view.wholePast.value = event.currentTarget.checked;
                }}
              />
              <span>{text('whole-past', { year: format.year(scenario.simulatedFrom) })}</span>
            </label>
          </li>
        )}
      </ul>
    </div>
  );
}

/** What stands for shades of a colour where the reader has few. */
const patterns: Record<string, string | undefined> = {
  half: 'M0 12 12 0M6 12 18 0M12 12 24 0M0 6 6 0M18 12 24 6',
  most: 'M2 3h1M8 3h1M14 3h1M20 3h1M5 6h1M11 6h1M17 6h1M2 9h1M8 9h1M14 9h1M20 9h1',
};

function Swatch({ kind }: { kind: 'middle' | 'half' | 'most' | 'baseline' }) {
  return (
    <svg class={`swatch swatch-${kind}`} viewBox="0 0 24 12" aria-hidden="true">
      {patterns[kind] === undefined ? <path d="M1 6h22" /> : <rect width="24" height="12" />}
      <path class="swatch-pattern" d={patterns[kind]} />
    </svg>
  );
}
