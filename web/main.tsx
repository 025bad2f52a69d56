import { effect } from '@preact/signals';
import { render } from 'preact';
import { onLookChange, readLook } from './charts/look.ts';
import { readPreferences } from './preferences.ts';
import { Store } from './store.ts';
import { App } from './ui/app.tsx';
import './styles/index.css';

const worker = new Worker(new URL('./study-worker.ts', import.meta.url), { type: 'module' });
const store = new Store((message) => worker.postMessage(message), readPreferences(location.search));

worker.addEventListener('message', ({ data }) => store.receive(data));
worker.addEventListener('error', () => {
  store.receive({ kind: 'problems', problems: [store.messages.peek().text('problem-worker')] });
});
addEventListener('hashchange', () => store.openLink(location.hash));
addEventListener('keydown', (event) => {
  const isField = event.target instanceof HTMLInputElement && event.target.type === 'text';
  if (isField || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  event.preventDefault();
  if (event.shiftKey) store.redo();
  else store.undo();
});

effect(() => {
  const { theme } = store.preferences.value;
  const { language, direction, text } = store.messages.value;
  const root = document.documentElement;
  root.lang = language;
  root.dir = direction;
  if (theme === null) delete root.dataset.theme;
  else root.dataset.theme = theme;
  document.title = text('page-title');
  store.look.value = readLook();
  // A canvas doesn't set its text again by itself when a font arrives.
  void document.fonts.ready.then(() => {
    store.look.value = readLook();
  });
});
onLookChange(() => {
  store.look.value = readLook();
});

const place = document.getElementById('app');
if (place) render(<App store={store} />, place);
store.start();
