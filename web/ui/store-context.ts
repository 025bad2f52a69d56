import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { State } from '../model/state.ts';
import type { Scene, Store } from '../store.ts';

const Context = createContext<Store | null>(null);

/** Gives the store to all components within. */
export const StoreProvider = Context.Provider;

/** The page's store. */
export function useStore(): Store {
  const store = useContext(Context);
  if (!store) throw new Error('A component stands outside the page.');
  return store;
}

/** The scene, for components that exist only while there is one. They are drawn anew for each scenario or language. */
export function useScene(): Scene {
  const scene = useStore().scene.value;
  if (!scene) throw new Error('A component needs the catalogue before it is there.');
  return scene;
}

/** The present choices. A component that uses them is drawn anew with each change. */
export function useChoices(): State {
  const state = useStore().state.value;
  if (!state) throw new Error('A component needs choices before there are any.');
  return state;
}
