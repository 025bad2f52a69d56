import { actorStyle, type Mark } from '../charts/actor-style.ts';
import { useScene } from './store-context.ts';

const shapes: Record<Mark, string> = {
  circle: 'M6 1.500a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9Z',
  triangle: 'M6 1 11 10.500H1Z',
  square: 'M1.800 1.800h8.400v8.400H1.800Z',
  diamond: 'M6 .600 11.400 6 6 11.400.600 6Z',
  cross: 'M4.300 1h3.400v3.300H11v3.400H7.700V11H4.300V7.700H1V4.300h3.300Z',
};

/** The sign of an actor in its colour. */
export function ActorMark({ actor }: { actor: string }) {
  const { property, mark } = actorStyle(actor, useScene().scenario.actors);
  return (
    <svg class="actor-mark" viewBox="0 0 12 12" aria-hidden="true" style={{ color: `var(${property})` }}>
      <path d={shapes[mark]} fill="currentColor" />
    </svg>
  );
}

/** An actor's name behind its sign. */
export function ActorName({ actor }: { actor: string }) {
  const { scenario, names } = useScene();
  const { property } = actorStyle(actor, scenario.actors);
  return (
    <span class="actor-name" style={{ color: `var(${property})` }}>
      <ActorMark actor={actor} />
      <bdi>{names.actor(actor)}</bdi>
    </span>
  );
}
