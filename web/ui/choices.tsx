import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Changes } from './changes.tsx';
import { HistoryPicker } from './history-picker.tsx';
import { Lever } from './lever.tsx';
import { useScene, useStore } from './store-context.ts';
import { Worlds } from './worlds.tsx';

/** Everything that can be chosen: another history, levers, what is uncertain; and what has been changed. */
export function Choices() {
  const { scenario, messages } = useScene();
  return (
    <section class="choices" aria-labelledby="choices-heading">
      <h2 id="choices-heading" class="choices-heading">
        {messages.text('choices')}
      </h2>
      <HistoryPicker />
      <h3 id="levers" tabIndex={-1}>
        {messages.text('levers')}
      </h3>
      <ul class="levers" aria-labelledby="levers">
        {scenario.levers.map((card) => (
          <li key={`${scenario.id} ${card.id}`}>
            <Lever card={card} />
          </li>
        ))}
      </ul>
      <Changes />
      <Worlds />
      <Echo />
    </section>
  );
}

/** The headline again while it is out of view, for windows that can't show levers and headline together. */
function Echo() {
  const isNeedless = useSignal(true);
  useEffect(() => {
    const headline = document.getElementById('headline');
    if (!headline) return;
    const observer = new IntersectionObserver((entries) => {
      isNeedless.value = entries.some(({ isIntersecting }) => isIntersecting);
    });
    observer.observe(headline);
    return () => observer.disconnect();
  }, [isNeedless]);
  return (
    <p class="echo" aria-hidden="true" data-needless={isNeedless}>
      {useStore().headline.value}
    </p>
  );
}
