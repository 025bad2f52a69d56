import { useStore } from './store-context.ts';

/** The page's only live region: one sentence for each settled change. */
export function Announcer() {
  return (
    <p class="hidden-text" aria-live="polite">
      {useStore().announcement.value}
    </p>
  );
}
