import { Icon } from './icon.tsx';
import { useScene, useStore } from './store-context.ts';

/** What went wrong, in sentences: with a link, or with a simulation. */
export function Problems() {
  const store = useStore();
  const { messages, sentences } = useScene();
  const { text } = messages;
  const ofLink = store.linkProblems.value;
  const ofRun = store.runner.problems.value;
  return (
    <>
      {ofLink.length > 0 && (
        <div class="problems" data-about="link">
          <p class="problems-heading">{text('problem-link')}</p>
          <ul>
            {ofLink.map((problem) => (
              <li key={JSON.stringify(problem)}>{sentences.linkProblem(problem)}</li>
            ))}
          </ul>
          <p>{text('problem-link-rest')}</p>
          <button
            type="button"
            class="icon-button"
            aria-label={text('close')}
            onClick={() => {
              store.linkProblems.value = [];
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
      {ofRun.length > 0 && (
        <div class="problems" data-about="run">
          <p class="problems-heading">{text('problem-heading')}</p>
          <ul>
            {ofRun.map((problem) => (
              <li key={problem} dir="auto">
                {problem}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
