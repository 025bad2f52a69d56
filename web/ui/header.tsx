import type { Language } from '../format.ts';
import { languages } from '../messages.ts';
import { changesBetween } from '../model/changes.ts';
import { copyLink } from './copy-link.ts';
import { Icon } from './icon.tsx';
import { Picker } from './picker.tsx';
import { useScene, useStore } from './store-context.ts';

/** Title, scenario, undo and redo, link, language and colours. */
export function Header() {
  const { text } = useScene().messages;
  return (
    <header class="header">
      <a class="brand" href="./" translate={false}>
        <Logo />
        <span>{text('page-title')}</span>
      </a>
      <ScenarioPicker />
      <Steps />
      <Tools />
    </header>
  );
}

function ScenarioPicker() {
  const store = useStore();
  const { catalogue, scenario, names, messages } = useScene();
  const inOrder = catalogue.scenarios.toSorted(
    (one, other) => one.from - other.from || one.actors.length - other.actors.length,
  );
  return (
    <Picker
      class="scenario-picker"
      label={messages.text('scenario')}
      value={scenario.id}
      options={inOrder.map(({ id }) => ({ value: id, name: names.scenario(id) }))}
      onChoose={(id) => store.perform({ type: 'choose-scenario', scenario: id })}
    />
  );
}

function Steps() {
  const store = useStore();
  const { catalogue, messages, sentences } = useScene();
  const history = store.history.value;
  const last = history?.past.at(-1);
  const next = history?.future[0];
  const describe = (step: typeof last) =>
    step ? `: ${sentences.step(changesBetween(step.before, step.after, catalogue))}` : '';
  // Not `disabled`: a button that loses focus while it is being used drops the reader at the top of the page.
  return (
    <div class="steps">
      <button
        type="button"
        class="icon-button"
        data-action="undo"
        aria-disabled={!last}
        aria-label={messages.text('undo')}
        title={last ? messages.text('undo') + describe(last) : messages.text('nothing-to-undo')}
        onClick={() => store.undo()}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        class="icon-button"
        data-action="redo"
        aria-disabled={!next}
        aria-label={messages.text('redo')}
        title={next ? messages.text('redo') + describe(next) : messages.text('nothing-to-redo')}
        onClick={() => store.redo()}
      >
        <Icon name="redo" />
      </button>
    </div>
  );
}

function Tools() {
  const store = useStore();
  const { messages } = useScene();
  const { language, theme } = store.preferences.value;
  const isDark = theme === null ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  const { text } = messages;
  return (
    <div class="tools">
      <button
        type="button"
        class="icon-button copy-link"
        aria-label={text('copy-link')}
        title={text('copy-link')}
        onClick={() => copyLink(store)}
      >
        <Icon name="link" />
      </button>
      <Picker
        quiet
        label={text('language')}
        value={language}
        options={languages.map(({ id, name }) => ({ value: id, name, language: id }))}
        onChoose={(value) => store.setLanguage(value as Language)}
      />
      <button
        type="button"
        class="icon-button"
        aria-label={text('theme-dark')}
        title={text('theme-dark')}
        aria-pressed={isDark}
        onClick={() => store.setTheme(isDark ? 'light' : 'dark')}
      >
        <Icon name="moon" />
      </button>
    </div>
  );
}

function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
      <path class="logo-beam" d="M4 13.500 28 7.500M16 10.500v15M10 26h12" />
      <circle cx="5.500" cy="17.500" r="4" />
      <path d="M23.500 10.500h6v6h-6Z" />
    </svg>
  );
}
