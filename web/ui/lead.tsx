import { isChanged } from '../model/state.ts';
import { Note } from './note.tsx';
import { Problems } from './problems.tsx';
import { useScene, useStore } from './store-context.ts';
import { WorldDots } from './world-dots.tsx';

/** What is shown, and the headline that says what it comes to. */
export function Lead() {
  const store = useStore();
  const { scenario, names, messages } = useScene();
  const shown = store.runner.shown.value;
  const isPending = store.runner.isRunning.value && !shown;
  return (
    <section class="lead" aria-labelledby="headline">
      <div class="kicker">
        <bdi>{names.scenario(scenario.id)}</bdi>
        <Note label={messages.text('scenario-note')} title={names.scenario(scenario.id)}>
          <p>{names.scenarioSummary()}</p>
        </Note>
        <Running />
        <span class="kicker-note">{messages.text('not-a-forecast')}</span>
      </div>
      <div class="lead-words">
        <h1 id="headline" class="headline" data-pending={isPending} data-settled={shown?.complete === true}>
          {store.headline.value}
        </h1>
        <div class="lead-note">
          {shown && isChanged(shown.state) ? <WorldDots /> : <p class="hint">{messages.text('headline-hint')}</p>}
        </div>
      </div>
      <Problems />
    </section>
  );
}

/** How far a simulation is that takes a while, and the way to stop it. It has its place from the start. */
function Running() {
  const store = useStore();
  const { text } = useScene().messages;
  const progress = store.runner.progress.value;
  return (
    <span class="running" data-running={progress !== null}>
      {progress && (
        <>
          <span>{text('status-progress', { done: progress.done, total: progress.total })}</span>
          <button type="button" class="text-button" onClick={() => store.runner.stop()}>
            {text('cancel')}
          </button>
        </>
      )}
      {store.runner.isStopped.value && <span>{text('status-cancelled')}</span>}
    </span>
  );
}
