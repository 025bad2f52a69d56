import data from '../styles/actors.json' with { type: 'json' };

/** Shapes that stand for actors. */
export type Mark = 'circle' | 'triangle' | 'square' | 'diamond' | 'cross';

/** How an actor looks everywhere: never by colour alone. */
export interface ActorStyle {
  /** Name of the custom property with its colour. */
  property: string;
  dash: readonly number[];
  mark: Mark;
}

const styles: Record<string, { dash: number[]; mark: string }> = data.styles;
const roles: Record<string, string | undefined> = data.actors;

/** The style of an actor; actors without one of their own get the spare ones in the order in which they stand. */
export function actorStyle(id: string, actors: readonly { id: string }[]): ActorStyle {
  const strangers = actors.filter((actor) => roles[actor.id] === undefined);
  const place = Math.max(
    0,
    strangers.findIndex((actor) => actor.id === id),
  );
  const role = roles[id] ?? data.others[place % data.others.length] ?? 'teal';
  const style = styles[role];
  return { property: `--actor-${role}`, dash: style?.dash ?? [], mark: (style?.mark ?? 'circle') as Mark };
}

/** What a line that belongs to no single actor looks like. */
export const plainStyle: Omit<ActorStyle, 'mark'> = { property: '--plain-line', dash: [] };
