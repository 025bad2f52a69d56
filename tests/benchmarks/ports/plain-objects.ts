import type { ActorConstants, DeclaredValues, PairConstants, Parameters } from '../declared/values.ts';
import { type Domain, domainsOf, portOf, type RunningModel } from './port.ts';

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function clamp(x: number, least: number, most: number): number {
  return Math.min(Math.max(x, least), most);
}

/** A state that arms, tires, and has a relation to every other. */
class Actor {
  readonly constants: ActorConstants;
  readonly relations: Relation[] = [];
  armament: number;
  fatigue = 0;
  totalThreat = 0;
  given = 0;
  received = 0;
  effort = 0;

  constructor(constants: ActorConstants) {
    this.constants = constants;
    this.armament = constants.armamentAtStart;
  }

  defence(): number {
    return Math.sqrt(this.constants.homeAdvantage * this.armament);
  }

  lookAround({ leastEffort, halfThreat, burdenSharing }: Parameters): void {
    const { attention, baseEffort, effortResponse } = this.constants;
    this.totalThreat = 0;
    let given = 0;
    let received = 0;
    for (const relation of this.relations) {
      this.totalThreat += relation.threat;
      given += relation.support;
      received += relation.reverse.support;
    }
    this.given = attention * given;
    this.received = attention * received;
    const meanThreat = attention * this.totalThreat;
    const alarmLevel = meanThreat / (meanThreat + halfThreat);
    this.effort = Math.max(leastEffort, baseEffort + effortResponse * alarmLevel - burdenSharing * this.received);
  }

  advance(parameters: Parameters, shock: number): void {
    const { armamentPerEffort, fatigueWeight, armamentRate, armamentNoise } = parameters;
    const sustained = armamentPerEffort * this.constants.economy * this.effort * (1 - fatigueWeight * this.fatigue);
    const strain = Math.min(1, parameters.strainOfEffort * this.effort + parameters.strainOfTies * this.given);
    this.armament = clamp(
      this.armament + armamentRate * (sustained - this.armament) + armamentNoise * this.armament * shock,
      parameters.leastArmament,
      parameters.mostArmament,
    );
    this.fatigue += parameters.fatigueRate * (strain - this.fatigue);
  }
}

/** What one actor is willing to do, and does, for another in one domain. */
class Tie {
  readonly domain: Domain;
  cooperation: number;
  willingness = 0;

  constructor(domain: Domain, cooperation: number) {
    this.domain = domain;
    this.cooperation = cooperation;
  }

  decide(commonCause: number, trust: number, threat: number, fatigue: number, sharpness: number): void {
    const { benefit, trustBenefit, fear, fatigueCost, fixedCost } = this.domain;
    const motive = benefit * commonCause + trustBenefit * trust - fear * threat - fatigueCost * fatigue - fixedCost;
    this.willingness = logistic(sharpness * motive);
  }

  advance(willingnessOfPartner: number): void {
    const { mutuality, adjustment } = this.domain;
    const agreed = this.willingness * (1 - mutuality + mutuality * willingnessOfPartner);
    this.cooperation += adjustment * (agreed - this.cooperation);
  }
}

/** What one actor thinks of another, and its ties to it. */
class Relation {
  readonly constants: PairConstants;
  readonly from: Actor;
  readonly to: Actor;
  readonly ties: readonly Tie[];
  /** The relation of the other to this one, set when all relations exist. */
  reverse: Relation = this;
  hostilityLogOdds: number;
  hostility = 0;
  threat = 0;
  support = 0;

  constructor(constants: PairConstants, from: Actor, to: Actor, ties: readonly Tie[]) {
    this.constants = constants;
    this.from = from;
    this.to = to;
    this.ties = ties;
    this.hostilityLogOdds = constants.baseHostility;
  }

  look({ worstCaseWeight }: Parameters): void {
    const offence = Math.sqrt(this.to.constants.offensiveReach * this.constants.proximity * this.to.armament);
    const capability = offence / (offence + this.from.defence());
    this.hostility = logistic(this.hostilityLogOdds);
    this.threat = capability * (worstCaseWeight + (1 - worstCaseWeight) * this.hostility);
    this.support = 0;
    for (const tie of this.ties) this.support += tie.domain.supportWeight * tie.cooperation;
  }

  otherThreat(): number {
    return this.from.constants.attention * (this.from.totalThreat - this.threat);
  }

  decide({ halfThreat, choiceSharpness }: Parameters): void {
    const commonThreat = Math.sqrt(this.otherThreat() * this.reverse.otherThreat());
    const commonCause = commonThreat / (commonThreat + halfThreat);
    const trust = (1 - this.hostility) * (1 - this.constants.divergence);
    for (const tie of this.ties) tie.decide(commonCause, trust, this.threat, this.from.fatigue, choiceSharpness);
  }

  advance(parameters: Parameters, shock: number, climate: number): void {
    for (const [at, tie] of this.ties.entries()) tie.advance(this.reverse.ties[at]?.willingness ?? 0);
    const { hostilityReturn, reassurance, alarm, estrangement, perceptionNoise, climateNoise } = parameters;
    const supportByThirds = this.to.received - this.to.constants.attention * this.support;
    this.hostilityLogOdds = clamp(
      this.hostilityLogOdds +
        hostilityReturn * (this.constants.baseHostility - this.hostilityLogOdds) -
        reassurance * this.reverse.support +
        alarm * this.reverse.threat +
        estrangement * supportByThirds +
        perceptionNoise * shock +
        climateNoise * climate,
      -4,
      4,
    );
  }
}

class Model implements RunningModel {
  readonly #parameters: Parameters;
  readonly #actors: readonly Actor[];
  readonly #relations: readonly Relation[];
  readonly #firstThree: readonly Actor[];
  /** Relations of the first three actors whose threat, and whose cooperation, is recorded. */
  readonly #amongThree: readonly Relation[];
  readonly #aroundThree: readonly Relation[];

  constructor({ parameters, actors, pairs }: DeclaredValues) {
    const domains = domainsOf(parameters);
    this.#parameters = parameters;
    this.#actors = actors.map((constants) => new Actor(constants));
    this.#relations = pairs.map((pair) => {
      const ties = domains.map((domain) => new Tie(domain, parameters.cooperationAtStart));
      const relation = new Relation(pair, this.#actor(pair.from), this.#actor(pair.to), ties);
      relation.from.relations.push(relation);
      return relation;
    });
    for (const relation of this.#relations) {
      relation.reverse = this.#relation(relation.constants.to, relation.constants.from);
    }
    this.#firstThree = this.#actors.slice(0, 3);
    this.#amongThree = this.#relations.filter(({ constants: { from, to } }) => from < 3 && to < 3);
    this.#aroundThree = [this.#relation(0, 1), this.#relation(1, 2), this.#relation(2, 0)];
  }

  #actor(at: number): Actor {
    const actor = this.#actors[at];
    if (!actor) throw new Error(`There is no actor ${at}.`);
    return actor;
  }

  #relation(from: number, to: number): Relation {
    const found = this.#relations.find(({ constants }) => constants.from === from && constants.to === to);
    if (!found) throw new Error(`There is no relation from ${from} to ${to}.`);
    return found;
  }

  step(shocks: Float64Array): readonly number[] {
    for (const relation of this.#relations) relation.look(this.#parameters);
    for (const actor of this.#actors) actor.lookAround(this.#parameters);
    for (const relation of this.#relations) relation.decide(this.#parameters);
    const outputs = [
      ...this.#firstThree.map(({ armament }) => armament),
      ...this.#amongThree.map(({ threat }) => threat),
      ...this.#aroundThree.map(({ ties }) => ties.at(-1)?.cooperation ?? 0),
    ];
    let next = 0;
    const draw = () => shocks[next++] ?? 0;
    const climate = shocks.at(-1) ?? 0;
    for (const relation of this.#relations) relation.advance(this.#parameters, draw(), climate);
    for (const actor of this.#actors) actor.advance(this.#parameters, draw());
    return outputs;
  }
}

/** The declared model as a developer would write it in plain TypeScript: an object for each actor, relation and tie. */
export const plainObjects = portOf('plain objects', (values) => new Model(values));
