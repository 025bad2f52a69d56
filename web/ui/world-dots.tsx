import { useScene, useStore } from './store-context.ts';

const most = 50;

/** The worlds as dots, filled where they differ as the headline says: the count at a glance. */
export function WorldDots() {
  const { messages } = useScene();
  const fact = useStore().headlineFact.value;
  if (fact?.kind !== 'change' || fact.members < 2) return null;
  const each = Math.max(1, Math.ceil(fact.members / most));
  const count = Math.round(fact.members / each);
  const filled = Math.round((fact.worlds / fact.members) * count);
  return (
    <div class="world-dots">
      <svg viewBox={`0 0 ${count * 10} 10`} style={{ aspectRatio: `${count}` }} aria-hidden="true">
        {Array.from({ length: count }, (_, index) => (
          <circle key={index} cx={index * 10 + 5} cy="5" r="3.400" class={index < filled ? 'filled' : 'hollow'} />
        ))}
      </svg>
      <p>{messages.text('worlds-dots', { each })}</p>
    </div>
  );
}
