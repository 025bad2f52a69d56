import type { ActorConstants, DeclaredValues, PairConstants } from '../declared/values.ts';
import { loadFramework, reasonOf } from './load-framework.ts';
import { domainsOf, type FoundPort, portOf, type RunningModel } from './port.ts';

/** Those parts of agentscript 0.10 that the port uses; it has no types of its own. */
interface Framework {
  readonly Model: new (worldOptions: object) => FrameworkModel;
  readonly World: { defaultOptions(maxX: number): object };
}

/** The framework draws on a canvas as soon as it is loaded; outside a page it gets one on which nothing can be drawn. */
async function loadAgentscript(folder: string): Promise<Framework> {
  const missing = class {
    getContext() {
      return {};
    }
  };
  const surroundings: { OffscreenCanvas?: unknown } = globalThis;
  surroundings.OffscreenCanvas ??= missing;
  return await loadFramework<Framework>(folder, 'agentscript');
}

interface FrameworkModel {
  readonly turtles: AgentSet<Turtle> & { create(count: number, initialize: (turtle: Turtle) => void): Turtle[] };
  readonly links: AgentSet<Link> & { createOne(from: Turtle, to: Turtle, initialize: (link: Link) => void): Link };
  setup(): void;
  step(): void;
}

interface AgentSet<T> extends ReadonlyArray<T> {
  ask(action: (agent: T, index: number) => void): void;
}

/** An actor. The framework lets models add whatever properties they like. */
interface Turtle {
  constants: ActorConstants;
  readonly links: readonly Link[];
  outLinks: readonly Link[];
  armament: number;
  fatigue: number;
  totalThreat: number;
  given: number;
  received: number;
  effort: number;
}

/** What one actor thinks of another, and does for it: a link from the one to the other. */
interface Link {
  constants: PairConstants;
  readonly end0: Turtle;
  readonly end1: Turtle;
  reverse: Link;
  hostilityLogOdds: number;
  hostility: number;
  threat: number;
  support: number;
  cooperation: number[];
  willingness: number[];
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const clamp = (x: number, least: number, most: number) => Math.min(Math.max(x, least), most);

/** The model's class, below that of the framework. */
function modelClass({ Model, World }: Framework) {
  return class DeclaredModel extends Model implements Omit<RunningModel, 'step'> {
    readonly values: DeclaredValues;
    readonly domains: ReturnType<typeof domainsOf>;
    shocks: Float64Array = new Float64Array(0);
    outputs: number[] = [];
    firstThree: readonly Turtle[] = [];
    /** Links of the first three actors whose threat, and whose cooperation, is recorded. */
    amongThree: readonly Link[] = [];
    aroundThree: readonly Link[] = [];

    constructor(values: DeclaredValues) {
      // Space plays no part, and every patch takes its time to make.
      super(World.defaultOptions(1));
      this.values = values;
      this.domains = domainsOf(values.parameters);
      this.setup();
    }

    override setup(): void {
      const { actors, pairs, parameters } = this.values;
      const turtles = this.turtles.create(actors.length, (turtle) => {
        turtle.fatigue = 0;
        turtle.totalThreat = 0;
        turtle.given = 0;
        turtle.received = 0;
        turtle.effort = 0;
      });
      for (const [at, turtle] of turtles.entries()) {
        turtle.constants = actors[at] as ActorConstants;
        turtle.armament = turtle.constants.armamentAtStart;
      }
      for (const pair of pairs) {
        this.links.createOne(turtles[pair.from] as Turtle, turtles[pair.to] as Turtle, (link) => {
          link.constants = pair;
          link.hostilityLogOdds = pair.baseHostility;
          link.hostility = 0;
          link.threat = 0;
          link.support = 0;
          link.cooperation = this.domains.map(() => parameters.cooperationAtStart);
          link.willingness = this.domains.map(() => 0);
        });
      }
      this.links.ask((link) => {
        link.reverse = this.linkBetween(link.end1, link.end0);
      });
      this.turtles.ask((turtle) => {
        turtle.outLinks = turtle.links.filter((link) => link.end0 === turtle);
      });
      this.firstThree = turtles.slice(0, 3);
      const [a, b, c] = this.firstThree;
      this.amongThree = this.links.filter(({ constants: { from, to } }) => from < 3 && to < 3);
      this.aroundThree = [this.linkBetween(a, b), this.linkBetween(b, c), this.linkBetween(c, a)];
    }

    linkBetween(from: Turtle | undefined, to: Turtle | undefined): Link {
      return this.links.find((link) => link.end0 === from && link.end1 === to) as Link;
    }

    override step(): void {
      this.links.ask((link) => this.look(link));
      this.turtles.ask((turtle) => this.lookAround(turtle));
      this.links.ask((link) => this.decide(link));
      this.record();
      const climate = this.shocks.at(-1) ?? 0;
      this.links.ask((link, at) => this.advanceLink(link, this.shocks[at] ?? 0, climate));
      this.turtles.ask((turtle, at) => this.advanceTurtle(turtle, this.shocks[this.links.length + at] ?? 0));
    }

    look(link: Link): void {
      const { worstCaseWeight } = this.values.parameters;
      const { end0, end1 } = link;
      const defence = Math.sqrt(end0.constants.homeAdvantage * end0.armament);
      const offence = Math.sqrt(end1.constants.offensiveReach * link.constants.proximity * end1.armament);
      link.hostility = logistic(link.hostilityLogOdds);
      link.threat = (offence / (offence + defence)) * (worstCaseWeight + (1 - worstCaseWeight) * link.hostility);
      link.support = this.domains.reduce(
        (sum, { supportWeight }, d) => sum + supportWeight * (link.cooperation[d] ?? 0),
        0,
      );
    }

    lookAround(turtle: Turtle): void {
      const { leastEffort, halfThreat, burdenSharing } = this.values.parameters;
      turtle.totalThreat = turtle.outLinks.reduce((sum, link) => sum + link.threat, 0);
      turtle.given = turtle.constants.attention * turtle.outLinks.reduce((sum, link) => sum + link.support, 0);
      turtle.received =
        turtle.constants.attention * turtle.outLinks.reduce((sum, link) => sum + link.reverse.support, 0);
      const meanThreat = turtle.constants.attention * turtle.totalThreat;
      turtle.effort = Math.max(
        leastEffort,
        turtle.constants.baseEffort +
          turtle.constants.effortResponse * (meanThreat / (meanThreat + halfThreat)) -
          burdenSharing * turtle.received,
      );
    }

    decide(link: Link): void {
      const { halfThreat, choiceSharpness } = this.values.parameters;
      const otherThreat = ({ end0, threat }: Link) => end0.constants.attention * (end0.totalThreat - threat);
      const commonThreat = Math.sqrt(otherThreat(link) * otherThreat(link.reverse));
      const commonCause = commonThreat / (commonThreat + halfThreat);
      const trust = (1 - link.hostility) * (1 - link.constants.divergence);
      this.domains.forEach(({ benefit, trustBenefit, fear, fatigueCost, fixedCost }, d) => {
        link.willingness[d] = logistic(
          choiceSharpness *
            (benefit * commonCause +
              trustBenefit * trust -
              fear * link.threat -
              fatigueCost * link.end0.fatigue -
              fixedCost),
        );
      });
    }

    advanceLink(link: Link, shock: number, climate: number): void {
      const { hostilityReturn, reassurance, alarm, estrangement, perceptionNoise, climateNoise } =
        this.values.parameters;
      const { end1, reverse } = link;
      this.domains.forEach(({ mutuality, adjustment }, d) => {
        const now = link.cooperation[d] ?? 0;
        const agreed = (link.willingness[d] ?? 0) * (1 - mutuality + mutuality * (reverse.willingness[d] ?? 0));
        link.cooperation[d] = now + adjustment * (agreed - now);
      });
      link.hostilityLogOdds = clamp(
        link.hostilityLogOdds +
          hostilityReturn * (link.constants.baseHostility - link.hostilityLogOdds) -
          reassurance * reverse.support +
          alarm * reverse.threat +
          estrangement * (end1.received - end1.constants.attention * link.support) +
          perceptionNoise * shock +
          climateNoise * climate,
        -4,
        4,
      );
    }

    advanceTurtle(turtle: Turtle, shock: number): void {
      const { parameters } = this.values;
      const { effort, fatigue, armament } = turtle;
      const sustained =
        parameters.armamentPerEffort * turtle.constants.economy * effort * (1 - parameters.fatigueWeight * fatigue);
      const strain = Math.min(1, parameters.strainOfEffort * effort + parameters.strainOfTies * turtle.given);
      turtle.armament = clamp(
        armament + parameters.armamentRate * (sustained - armament) + parameters.armamentNoise * armament * shock,
        parameters.leastArmament,
        parameters.mostArmament,
      );
      turtle.fatigue = fatigue + parameters.fatigueRate * (strain - fatigue);
    }

    record(): void {
      this.outputs = [
        ...this.firstThree.map(({ armament }) => armament),
        ...this.amongThree.map(({ threat }) => threat),
        ...this.aroundThree.map(({ cooperation }) => cooperation.at(-1) ?? 0),
      ];
    }
  };
}

/** The declared model with actors as turtles and relations as links, in the agentscript installed in `folder`. */
export async function findAgentscript(folder: string): Promise<FoundPort> {
  try {
    const DeclaredModel = modelClass(await loadAgentscript(folder));
    const create = (values: DeclaredValues): RunningModel => {
      const model = new DeclaredModel(values);
      return {
        step(shocks) {
          model.shocks = shocks;
          model.step();
          return model.outputs;
        },
      };
    };
    return { port: portOf('agentscript', create) };
  } catch (error) {
    return { missing: reasonOf(error) };
  }
}
