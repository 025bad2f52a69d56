import { useChoices, useScene } from './store-context.ts';

/** Where the theory in use is known to be wrong against the record, as its file says. */
export function Misfits() {
  const { catalogue, scenario, messages } = useScene();
  const id = useChoices().theory ?? scenario.theory;
  const misfits = catalogue.theories.find((theory) => theory.id === id)?.misfits ?? [];
  if (misfits.length === 0) return null;
  return (
    <div class="event-lists">
      <details>
        <summary>{messages.text('misfits', { count: misfits.length })}</summary>
        <ul lang="en" dir="auto">
          {misfits.map((misfit) => (
            <li key={misfit}>{misfit}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}
