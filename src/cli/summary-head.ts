import type { RunChoice, Workbench } from '../analysis/workbench.ts';
import type { Sampling } from '../engine/run-plan.ts';
import { resolveNames } from '../equations/name-table.ts';
import { month } from './names.ts';
import { say } from './say.ts';

/** How many members there are and what differs between them, in a phrase. */
export function samplingPhrase({ members, uncertainty, seed, draws }: Sampling): string {
  if (uncertainty === 'none' && members === 1) return say('summary-one-run');
  const kind = uncertainty === 'both' && draws ? 'both-calibrated' : uncertainty;
  const values = { members, seed, uncertainty: say(`uncertainty-${kind}`) };
  return say(members === 1 ? 'summary-one-member' : 'summary-members', values);
}

/** What a choice changes of its scenario, one phrase for each change. The variant is left to those who compare several. */
export function changePhrases({ scenario, model }: Workbench, choice: RunChoice, withVariant = true): string[] {
  const variant = scenario.variants.find(({ value }) => value.id === choice.variant)?.value;
  const theory = model.theory.source;
  const sets = Object.entries(choice.set ?? {}).flatMap(([name, value]) => {
    const resolved = resolveNames(name, model.names, ({ kind }) => kind === 'parameter' || kind === 'constant');
    const before = resolved.ok ? resolved.series.map((series) => model.settings.get(series)?.value ?? Number.NaN) : [];
    const baseline = [...new Set(before)].map(String).join(', ');
    return [say('change-set', { name, value: String(value), baseline })];
  });
  const levers = Object.entries(choice.levers ?? {}).flatMap(([id, value]) => {
    const lever = scenario.levers.find((candidate) => candidate.value.id === id)?.value;
    if (!lever) return [];
    const baseline = String(lever.value);
    return [say('change-lever', { title: lever.title, value: String(value), baseline })];
  });
  const events = (choice.removedEvents ?? []).flatMap((id) => {
    const event = scenario.events.find((candidate) => candidate.id === id);
    return event ? [say('change-event', { title: event.title, date: month(event.time) })] : [];
  });
  return [
    ...(choice.theory === undefined
      ? []
      : [say('change-theory', { theory: theory.title, own: scenario.theory.value })]),
    ...(variant && withVariant ? [say('change-variant', { id: variant.id, text: variant.text.trim() })] : []),
    ...levers,
    ...sets,
    ...events,
  ];
}
