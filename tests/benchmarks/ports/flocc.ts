import type { DeclaredValues, Parameters } from '../declared/values.ts';
import { loadFramework, reasonOf } from './load-framework.ts';
import { type Domain, domainsOf, type FoundPort, portOf, type RunningModel } from './port.ts';

/** Those parts of flocc 0.7 that the port uses. */
interface Framework {
  readonly Agent: new (data: Readonly<Record<string, unknown>>) => Agent;
  readonly Environment: new () => Environment;
}

interface Agent {
  readonly environment: Environment;
  // What a model keeps in its agents has no type of its own: the framework hands out `any`.
  get<T = number>(name: string): T;
  set(name: string, value: unknown): void;
  set(data: Readonly<Record<string, unknown>>): void;
}

interface Environment extends Agent {
  addAgent(agent: Agent): void;
  getAgents(): readonly Agent[];
  tick(options: { readonly randomizeOrder: boolean }): void;
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const clamp = (x: number, least: number, most: number) => Math.min(Math.max(x, least), most);
const parametersOf = (agent: Agent) => agent.environment.get<Parameters>('parameters');
const domainsAround = (agent: Agent) => agent.environment.get<readonly Domain[]>('domains');

/*
 * In a tick every agent acts in the order in which it was added (`tick`), then every agent again (`queue`): relations
 * look, actors look around, negotiations decide; then the observer records, and all move on.
 */

/** Threat that one actor sees in another, and what its cooperation is worth to the other. */
function look(relation: Agent): void {
  const { worstCaseWeight } = parametersOf(relation);
  const from = relation.get<Agent>('from');
  const to = relation.get<Agent>('to');
  const cooperation = relation.get<Agent>('negotiation').get<number[]>('cooperation');
  const defence = Math.sqrt(from.get('homeAdvantage') * from.get('armament'));
  const offence = Math.sqrt(to.get('offensiveReach') * relation.get('proximity') * to.get('armament'));
  const hostility = logistic(relation.get('hostilityLogOdds'));
  relation.set({
    hostility,
    threat: (offence / (offence + defence)) * (worstCaseWeight + (1 - worstCaseWeight) * hostility),
    support: domainsAround(relation).reduce(
      (sum, { supportWeight }, d) => sum + supportWeight * (cooperation[d] ?? 0),
      0,
    ),
  });
  relation.set('queue', changeBelief);
}

/** What an actor makes of all the others together. */
function lookAround(actor: Agent): void {
  const { leastEffort, halfThreat, burdenSharing } = parametersOf(actor);
  const relations = actor.get<readonly Agent[]>('relations');
  const attention = actor.get('attention');
  const totalThreat = relations.reduce((sum, relation) => sum + relation.get('threat'), 0);
  const given = relations.reduce((sum, relation) => sum + relation.get('support'), 0);
  const received = relations.reduce((sum, relation) => sum + relation.get<Agent>('reverse').get('support'), 0);
  const meanThreat = attention * totalThreat;
  actor.set({
    totalThreat,
    given: attention * given,
    received: attention * received,
    effort: Math.max(
      leastEffort,
      actor.get('baseEffort') +
        actor.get('effortResponse') * (meanThreat / (meanThreat + halfThreat)) -
        burdenSharing * attention * received,
    ),
  });
  actor.set('queue', arm);
}

function otherThreat(relation: Agent): number {
  const from = relation.get<Agent>('from');
  return from.get('attention') * (from.get('totalThreat') - relation.get('threat'));
}

/** How willing one actor is to cooperate with another in each domain. */
function decide(negotiation: Agent): void {
  const { halfThreat, choiceSharpness } = parametersOf(negotiation);
  const relation = negotiation.get<Agent>('relation');
  const commonThreat = Math.sqrt(otherThreat(relation) * otherThreat(relation.get<Agent>('reverse')));
  const commonCause = commonThreat / (commonThreat + halfThreat);
  const trust = (1 - relation.get('hostility')) * (1 - relation.get('divergence'));
  const threat = relation.get('threat');
  const fatigue = relation.get<Agent>('from').get('fatigue');
  const motives = domainsAround(negotiation).map(
    (domain) =>
      domain.benefit * commonCause +
      domain.trustBenefit * trust -
      domain.fear * threat -
      domain.fatigueCost * fatigue -
      domain.fixedCost,
  );
  negotiation.set(
    'willingness',
    motives.map((motive) => logistic(choiceSharpness * motive)),
  );
  negotiation.set('queue', cooperate);
}

/** Cooperation moves towards what is agreed. */
function cooperate(negotiation: Agent): void {
  const reverse = negotiation.get<Agent>('relation').get<Agent>('reverse').get<Agent>('negotiation');
  const own = negotiation.get<number[]>('willingness');
  const other = reverse.get<number[]>('willingness');
  const cooperation = negotiation.get<number[]>('cooperation');
  negotiation.set(
    'cooperation',
    domainsAround(negotiation).map(({ mutuality, adjustment }, d) => {
      const now = cooperation[d] ?? 0;
      const agreed = (own[d] ?? 0) * (1 - mutuality + mutuality * (other[d] ?? 0));
      return now + adjustment * (agreed - now);
    }),
  );
}

function changeBelief(relation: Agent): void {
  const { hostilityReturn, reassurance, alarm, estrangement, perceptionNoise, climateNoise } = parametersOf(relation);
  const shocks = relation.environment.get<Float64Array>('shocks');
  const to = relation.get<Agent>('to');
  const reverse = relation.get<Agent>('reverse');
  const now = relation.get('hostilityLogOdds');
  const next =
    now +
    hostilityReturn * (relation.get('baseHostility') - now) -
    reassurance * reverse.get('support') +
    alarm * reverse.get('threat') +
    estrangement * (to.get('received') - to.get('attention') * relation.get('support')) +
    perceptionNoise * (shocks[relation.get('number')] ?? 0) +
    climateNoise * (shocks.at(-1) ?? 0);
  relation.set('hostilityLogOdds', clamp(next, -4, 4));
}

function arm(actor: Agent): void {
  const parameters = parametersOf(actor);
  const shock = actor.environment.get<Float64Array>('shocks')[actor.get('number')] ?? 0;
  const effort = actor.get('effort');
  const fatigue = actor.get('fatigue');
  const armament = actor.get('armament');
  const sustained =
    parameters.armamentPerEffort * actor.get('economy') * effort * (1 - parameters.fatigueWeight * fatigue);
  const strain = Math.min(1, parameters.strainOfEffort * effort + parameters.strainOfTies * actor.get('given'));
  const next =
    armament + parameters.armamentRate * (sustained - armament) + parameters.armamentNoise * armament * shock;
  actor.set({
    armament: clamp(next, parameters.leastArmament, parameters.mostArmament),
    fatigue: fatigue + parameters.fatigueRate * (strain - fatigue),
  });
}

function record(observer: Agent): void {
  observer.environment.set('outputs', [
    ...observer.get<readonly Agent[]>('actors').map((actor) => actor.get('armament')),
    ...observer.get<readonly Agent[]>('amongThree').map((relation) => relation.get('threat')),
    ...observer
      .get<readonly Agent[]>('aroundThree')
      .map((relation) => relation.get<Agent>('negotiation').get<number[]>('cooperation').at(-1) ?? 0),
  ]);
}

function createModel({ Agent, Environment }: Framework, values: DeclaredValues): RunningModel {
  const { parameters } = values;
  const domains = domainsOf(parameters);
  const environment = new Environment();
  environment.set({ parameters, domains });
  const actors = values.actors.map(
    ({ id, ...constants }, at) =>
      new Agent({
        ...constants,
        number: values.pairs.length + at,
        armament: constants.armamentAtStart,
        fatigue: 0,
        tick: lookAround,
      }),
  );
  const relations = values.pairs.map(
    ({ from, to, ...constants }, number) =>
      new Agent({
        ...constants,
        number,
        from: actors[from],
        to: actors[to],
        hostilityLogOdds: constants.baseHostility,
        tick: look,
      }),
  );
  const relationBetween = (from: number, to: number) =>
    relations[values.pairs.findIndex((pair) => pair.from === from && pair.to === to)];
  const negotiations = relations.map(
    (relation) => new Agent({ relation, cooperation: domains.map(() => parameters.cooperationAtStart), tick: decide }),
  );
  for (const [at, relation] of relations.entries()) {
    const { from = 0, to = 0 } = values.pairs[at] ?? {};
    relation.set({ reverse: relationBetween(to, from), negotiation: negotiations[at] });
  }
  for (const actor of actors) {
    actor.set(
      'relations',
      relations.filter((relation) => relation.get<Agent>('from') === actor),
    );
  }
  const observer = new Agent({
    actors: actors.slice(0, 3),
    amongThree: relations.filter((_, at) => (values.pairs[at]?.from ?? 3) < 3 && (values.pairs[at]?.to ?? 3) < 3),
    aroundThree: [relationBetween(0, 1), relationBetween(1, 2), relationBetween(2, 0)],
    tick: (agent: Agent) => agent.set('queue', record),
  });
  for (const agent of [observer, ...relations, ...actors, ...negotiations]) environment.addAgent(agent);
  return {
    step(shocks) {
      environment.set('shocks', shocks);
      environment.tick({ randomizeOrder: false });
      return environment.get<number[]>('outputs');
    },
  };
}

/** The declared model with actors, relations and negotiations as agents, in the flocc installed in `folder`. */
export async function findFlocc(folder: string): Promise<FoundPort> {
  try {
    const framework = await loadFramework<Framework>(folder, 'flocc');
    return { port: portOf('flocc', (values) => createModel(framework, values)) };
  } catch (error) {
    return { missing: reasonOf(error) };
  }
}
