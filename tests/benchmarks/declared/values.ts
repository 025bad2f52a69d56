import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { worldOf } from './world-of.ts';

/** The five domains of cooperation, in the order of DECLARATION.md. */
export const domains = ['political', 'technology', 'operations', 'support', 'defence'] as const;

/** A number for each domain, in the order of {@link domains}. */
export type PerDomain = readonly number[];

/** Numbers of the declared model that do not depend on the world. */
export interface Parameters {
  readonly worstCaseWeight: number;
  readonly halfThreat: number;
  readonly hostilityReturn: number;
  readonly reassurance: number;
  readonly alarm: number;
  readonly estrangement: number;
  readonly perceptionNoise: number;
  readonly climateNoise: number;
  readonly leastEffort: number;
  readonly burdenSharing: number;
  readonly armamentPerEffort: number;
  readonly armamentRate: number;
  readonly armamentNoise: number;
  readonly leastArmament: number;
  readonly mostArmament: number;
  readonly fatigueRate: number;
  readonly fatigueWeight: number;
  readonly strainOfEffort: number;
  readonly strainOfTies: number;
  readonly choiceSharpness: number;
  readonly cooperationAtStart: number;
  readonly benefit: PerDomain;
  readonly trustBenefit: PerDomain;
  readonly fear: PerDomain;
  readonly fatigueCost: PerDomain;
  readonly fixedCost: PerDomain;
  readonly mutuality: PerDomain;
  readonly adjustment: PerDomain;
  readonly supportWeight: PerDomain;
}

/** Constants of one actor. */
export interface ActorConstants {
  readonly id: string;
  readonly economy: number;
  readonly homeAdvantage: number;
  readonly offensiveReach: number;
  readonly baseEffort: number;
  readonly effortResponse: number;
  readonly attention: number;
  readonly armamentAtStart: number;
}

/** Constants of an ordered pair: what `from` is, or has, toward `to`; both are positions in the list of actors. */
export interface PairConstants {
  readonly from: number;
  readonly to: number;
  readonly proximity: number;
  readonly divergence: number;
  readonly baseHostility: number;
}

/** Everything that a port needs to know of the declared model in one world, as plain data (JSON). */
export interface DeclaredValues {
  readonly parameters: Parameters;
  readonly actors: readonly ActorConstants[];
  /** Ordered pairs of different actors, by the first and then by the second: (1,2), (1,3), (2,1) and so on. */
  readonly pairs: readonly PairConstants[];
}

interface WorldActor {
  readonly constants: Omit<ActorConstants, 'id'>;
  readonly toward: Readonly<Record<string, Partial<Omit<PairConstants, 'from' | 'to'>>>>;
}

type Value = number | Readonly<Record<string, number>>;

/** Path of one of the declared files: `theory`, `world` or `scenario`. */
export function declaredPath(kind: 'theory' | 'world' | 'scenario'): string {
  return fileURLToPath(new URL(`${kind}.yaml`, import.meta.url));
}

/** Values of the declared model with `count` actors, 3 to 12, read from theory.yaml and from the world of that size. */
export function declaredValues(count: number): DeclaredValues {
  const theory = parse(readFileSync(declaredPath('theory'), 'utf8'));
  const entries = Object.entries<{ value: Value }>(theory.parameters).map(([signature, { value }]) => {
    const numbers = typeof value === 'number' ? value : domains.map((domain) => value[domain]);
    return [signature.replace('(d)', ''), numbers] as const;
  });
  const world: Record<string, WorldActor> = parse(worldOf(count)).actors;
  const ids = Object.keys(world);
  return {
    parameters: Object.fromEntries(entries) as unknown as Parameters,
    actors: Object.entries(world).map(([id, { constants }]) => ({ id, ...constants })),
    pairs: ids.flatMap((id, from) =>
      ids.flatMap((other, to) =>
        from === to ? [] : [{ from, to, ...world[other]?.toward[id], ...world[id]?.toward[other] } as PairConstants],
      ),
    ),
  };
}
