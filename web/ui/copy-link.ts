import type { Store } from '../store.ts';

/** Copies the link to the present view, and says whether that worked. */
export async function copyLink(store: Store): Promise<void> {
  store.writeLinkNow();
  const { text } = store.messages.peek();
  try {
    await navigator.clipboard.writeText(location.href);
    store.announce(text('link-copied'));
  } catch {
    // Not every browser allows it, and none outside a secure context.
    store.announce(text('link-not-copied'));
  }
}
