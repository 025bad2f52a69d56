/** A stretch of the timeline strip with what happens in it; one target for a pointer or the keyboard. */
export interface Slot<Item> {
  /** Position of the slot's start and its width, as shares of the strip. */
  start: number;
  width: number;
  items: Item[];
}

/**
 * Cuts a strip into equal slots not narrower than `narrowest` and returns those in which something happens, in order
 * of time. `width` and `narrowest` are in pixels, times in decimal years.
 */
export function slots<Item extends { time: number }>(
  items: readonly Item[],
  period: { from: number; to: number },
  width: number,
  narrowest: number,
): Slot<Item>[] {
  const count = Math.max(1, Math.floor(width / narrowest));
  const filled = new Map<number, Item[]>();
  for (const item of [...items].sort((one, other) => one.time - other.time)) {
    const share = shareOf(item.time, period);
    if (share < 0 || share > 1) continue;
    const index = Math.min(count - 1, Math.floor(share * count));
    filled.set(index, [...(filled.get(index) ?? []), item]);
  }
  return [...filled].map(([index, inSlot]) => ({ start: index / count, width: 1 / count, items: inSlot }));
}

/** Where a time lies within a period: 0 at its start, 1 at its end. */
export function shareOf(time: number, period: { from: number; to: number }): number {
  return (time - period.from) / (period.to - period.from);
}

/** Years for the labels of a time axis: multiples of 1, 2, 5, 10 or 20, at most `most` of them. */
export function yearTicks(period: { from: number; to: number }, most: number): number[] {
  const span = period.to - period.from;
  const step = [1, 2, 5, 10, 20, 50].find((years) => Math.floor(span / years) + 1 <= most) ?? 100;
  const ticks: number[] = [];
  for (let year = Math.ceil(period.from / step) * step; year <= period.to; year += step) ticks.push(year);
  return ticks;
}
