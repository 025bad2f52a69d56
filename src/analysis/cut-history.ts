import type { History } from '../engine/history.ts';

/** A history without anything after the end of a year. */
export function historyTo(history: History, year: number, step: number): History {
  const to = Math.min(history.period.to, year + 1 - step);
  return {
    ...history,
    period: { from: Math.min(history.period.from, to), to },
    events: history.events.filter(({ time }) => time <= to),
  };
}
