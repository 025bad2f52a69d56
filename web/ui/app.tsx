import type { Store } from '../store.ts';
import { Announcer } from './announcer.tsx';
import { Charts } from './charts.tsx';
import { Choices } from './choices.tsx';
import { Header } from './header.tsx';
import { Lead } from './lead.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { StatusLine } from './status-line.tsx';
import { StoreProvider } from './store-context.ts';

/** The whole page. */
export function App({ store }: { store: Store }) {
  return (
    <StoreProvider value={store}>
      <Page store={store} />
      <Announcer />
    </StoreProvider>
  );
}

function Page({ store }: { store: Store }) {
  const messages = store.messages.value;
  if (!store.scene.value) {
    const problems = store.runner.problems.value;
    return (
      <main key="opening" class="opening">
        <h1>{messages.text('page-title')}</h1>
        {problems.length === 0 ? <p>{messages.text('loading')}</p> : problems.map((each) => <p key={each}>{each}</p>)}
      </main>
    );
  }
  return (
    <>
      <SkipLinks store={store} />
      <Header />
      <ProgressBar />
      <main key="page" class="page">
        <Lead />
        <Choices />
        <Charts />
      </main>
      <StatusLine />
    </>
  );
}

function SkipLinks({ store }: { store: Store }) {
  const { text } = store.messages.value;
  const go = (id: string) => (event: Event) => {
    // The address's hash holds the state, so it can't serve as a place on the page.
    event.preventDefault();
    const target = document.getElementById(id);
    target?.scrollIntoView();
    target?.focus();
  };
  return (
    <nav class="skip-links" aria-label={text('page-title')}>
      {(['levers', 'charts', 'date'] as const).map((id) => (
        <a key={id} href={`#${id}`} onClick={go(id)}>
          {text(`skip-to-${id}`)}
        </a>
      ))}
    </nav>
  );
}
