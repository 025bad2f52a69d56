import { effect } from '@preact/signals';
import { render } from 'preact';
import { onLookChange, readLook } from './charts/look.ts';
import type { FromWorker, ToWorker } from './model/protocol.ts';
import { readPreferences } from './preferences.ts';
import { Store } from './store.ts';
import { App } from './ui/app.tsx';
import './styles/index.css';

const startWorker = () => new Worker(new URL('./study-worker.ts', import.meta.url), { type: 'module' });
const worker = startWorker();
const store = new Store((message) => worker.postMessage(message), readCatalogue, readPreferences(location.search));

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

/** Reads all scenarios and theories in a worker of its own, which takes longer than the first scenario needs to run. */
function readCatalogue(): void {
  const reader = startWorker();
  reader.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    store.receive(data);
    reader.terminate();
  });
  const request: ToWorker = { kind: 'catalogue' };
  reader.postMessage(request);
}
