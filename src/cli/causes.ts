import type { History } from '../engine/history.ts';
import type { DatedEvent } from '../files/scenario-source.ts';

/** What a history brings within a few steps. */
export interface Causes {
  /** Those that concern the members most come first, the stronger before the weaker. */
  readonly events: readonly DatedEvent[];
  /** Inputs and settings that jump, with their new values. */
  readonly inputs: readonly { readonly series: string; readonly value: number }[];
}

/** What comes between two times, the later included, for a series of these `members`. */
export function causesBetween(history: History, after: number, until: number, members: readonly string[]): Causes {
  const within = ({ time }: { time: number }) => time > after && time <= until;
  const concern = ({ source, target }: DatedEvent) =>
    Number(members.includes(source)) + Number(members.includes(target));
  const inputs = [...history.paths].flatMap(([series, { points, between }]) => {
    const at = between === 'hold' ? points.findLastIndex(within) : -1;
    const value = points[at]?.value;
    return value === undefined || value === points[at - 1]?.value ? [] : [{ series, value }];
  });
  const settings = history.changes
    .filter(within)
    .flatMap(({ series, value }) => (value === undefined ? [] : [{ series, value }]));
  return {
    events: history.events.filter(within).sort((a, b) => concern(b) - concern(a) || b.intensity - a.intensity),
    inputs: [...inputs, ...settings],
  };
}
