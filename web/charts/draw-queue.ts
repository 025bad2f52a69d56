const waiting = new Map<object, () => void>();

/** Draws at the next frame, once for each owner and all owners together. */
export function requestDraw(owner: object, draw: () => void): void {
  const isFirst = waiting.size === 0;
  waiting.set(owner, draw);
  if (!isFirst) return;
  requestAnimationFrame(() => {
    const draws = [...waiting.values()];
    waiting.clear();
    for (const each of draws) each();
  });
}
