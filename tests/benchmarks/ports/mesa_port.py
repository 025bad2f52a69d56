"""The declared benchmark model in Mesa 3: actors are agents, which have relations to one another.

python3 mesa_port.py JOB.json     (see python-port.ts for what is in a job)

Prints {"trajectory": [...]}, the outputs of the first member as [step][output], or {"seconds": ...}.
Exits with 3 where Mesa is missing.
"""

import json
import math
import sys
import time
from array import array
from types import SimpleNamespace

try:
    import mesa
except ImportError:
    print("Mesa is not installed.", file=sys.stderr)
    sys.exit(3)


def logistic(x):
    return 1 / (1 + math.exp(-x))


class Actor(mesa.Agent):
    """A state that arms, tires, and has a relation to every other."""

    def __init__(self, model, constants):
        super().__init__(model)
        self.economy = constants["economy"]
        self.home_advantage = constants["homeAdvantage"]
        self.offensive_reach = constants["offensiveReach"]
        self.base_effort = constants["baseEffort"]
        self.effort_response = constants["effortResponse"]
        self.attention = constants["attention"]
        self.armament = constants["armamentAtStart"]
        self.fatigue = 0.0
        self.relations = []
        self.shock = 0.0

    def look(self):
        p = self.model.parameters
        defence = math.sqrt(self.home_advantage * self.armament)
        for relation in self.relations:
            relation.look(p, defence)

    def look_around(self):
        p = self.model.parameters
        total_threat = given = received = 0.0
        for relation in self.relations:
            total_threat += relation.threat
            given += relation.support
            received += relation.reverse.support
        self.total_threat = total_threat
        self.given = self.attention * given
        self.received = self.attention * received
        mean_threat = self.attention * total_threat
        alarm_level = mean_threat / (mean_threat + p.halfThreat)
        self.effort = max(
            p.leastEffort,
            self.base_effort + self.effort_response * alarm_level - p.burdenSharing * self.received,
        )

    def decide(self):
        for relation in self.relations:
            relation.decide(self.model.parameters, self.model.motives)

    def advance(self):
        p = self.model.parameters
        for relation in self.relations:
            relation.advance(p, self.model.climate)
        armament, fatigue, effort = self.armament, self.fatigue, self.effort
        sustained = p.armamentPerEffort * self.economy * effort * (1 - p.fatigueWeight * fatigue)
        strain = min(1, p.strainOfEffort * effort + p.strainOfTies * self.given)
        armament += p.armamentRate * (sustained - armament) + p.armamentNoise * armament * self.shock
        self.armament = min(max(armament, p.leastArmament), p.mostArmament)
        self.fatigue = fatigue + p.fatigueRate * (strain - fatigue)


class Relation:
    """What one actor thinks of another, and does for it."""

    def __init__(self, constants, source, target, cooperation):
        self.proximity = constants["proximity"]
        self.divergence = constants["divergence"]
        self.base_hostility = constants["baseHostility"]
        self.source = source
        self.target = target
        self.reverse = None
        self.log_odds = self.base_hostility
        self.cooperation = cooperation
        self.willingness = []
        self.shock = 0.0

    def look(self, p, defence):
        offence = math.sqrt(self.target.offensive_reach * self.proximity * self.target.armament)
        hostility = logistic(self.log_odds)
        self.hostility = hostility
        self.threat = offence / (offence + defence) * (p.worstCaseWeight + (1 - p.worstCaseWeight) * hostility)
        self.support = sum(weight * level for weight, level in zip(p.supportWeight, self.cooperation))

    def other_threat(self):
        return self.source.attention * (self.source.total_threat - self.threat)

    def decide(self, p, motives):
        common_threat = math.sqrt(self.other_threat() * self.reverse.other_threat())
        common_cause = common_threat / (common_threat + p.halfThreat)
        trust = (1 - self.hostility) * (1 - self.divergence)
        threat, fatigue, sharpness = self.threat, self.source.fatigue, p.choiceSharpness
        self.willingness = [
            logistic(
                sharpness
                * (benefit * common_cause + by_trust * trust - fear * threat - by_fatigue * fatigue - fixed)
            )
            for benefit, by_trust, fear, by_fatigue, fixed in motives
        ]

    def advance(self, p, climate):
        reverse, target = self.reverse, self.target
        self.cooperation = [
            now + rate * (own * (1 - mutuality + mutuality * other) - now)
            for now, own, other, mutuality, rate in zip(
                self.cooperation, self.willingness, reverse.willingness, p.mutuality, p.adjustment
            )
        ]
        log_odds = (
            self.log_odds
            + p.hostilityReturn * (self.base_hostility - self.log_odds)
            - p.reassurance * reverse.support
            + p.alarm * reverse.threat
            + p.estrangement * (target.received - target.attention * self.support)
            + p.perceptionNoise * self.shock
            + p.climateNoise * climate
        )
        self.log_odds = min(max(log_odds, -4), 4)


class DeclaredModel(mesa.Model):
    def __init__(self, values, tape):
        """`tape` gives the shocks of each step."""
        super().__init__(seed=1)
        self.parameters = p = SimpleNamespace(**values["parameters"])
        self.motives = list(zip(p.benefit, p.trustBenefit, p.fear, p.fatigueCost, p.fixedCost))
        self.tape = tape
        self.climate = 0.0
        self.recorded = []
        self.actors = [Actor(self, constants) for constants in values["actors"]]
        relations = {}
        for pair in values["pairs"]:
            source, target = self.actors[pair["from"]], self.actors[pair["to"]]
            relation = Relation(pair, source, target, [p.cooperationAtStart] * len(p.benefit))
            source.relations.append(relation)
            relations[pair["from"], pair["to"]] = relation
        for (source, target), relation in relations.items():
            relation.reverse = relations[target, source]
        self.relations = list(relations.values())
        self.among_three = [relation for pair, relation in relations.items() if max(pair) < 3]
        self.around_three = [relations[0, 1], relations[1, 2], relations[2, 0]]

    def step(self):
        self.agents.do("look")
        self.agents.do("look_around")
        self.agents.do("decide")
        self.record()
        shocks = iter(next(self.tape))
        for relation in self.relations:
            relation.shock = next(shocks)
        for actor in self.actors:
            actor.shock = next(shocks)
        self.climate = next(shocks)
        self.agents.do("advance")

    def record(self):
        self.recorded.append(
            [actor.armament for actor in self.actors[:3]]
            + [relation.threat for relation in self.among_three]
            + [relation.cooperation[-1] for relation in self.around_three]
        )


def run(values, tape, steps):
    """Runs one member over the shocks of its steps and gives its outputs, [step][output]."""
    model = DeclaredModel(values, iter(tape))
    for _ in range(steps):
        model.step()
    return model.recorded


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        job = json.load(file)
    members, steps = job["members"], job["steps"]
    numbers = array("d")
    with open(job["tape"], "rb") as file:
        numbers.frombytes(file.read())
    if sys.byteorder == "big":
        numbers.byteswap()
    width = len(numbers) // (members * steps)
    tapes = [
        [
            numbers[at * width : (at + 1) * width].tolist()
            for at in range(member * steps, (member + 1) * steps)
        ]
        for member in range(members)
    ]
    if job["task"] == "trajectory":
        recorded = run(job["values"], tapes[0], steps)
        print(json.dumps({"trajectory": [number for outputs in recorded for number in outputs]}))
        return
    run(job["values"], tapes[0], min(steps, 30))
    begin = time.perf_counter()
    results = [run(job["values"], tape, steps) for tape in tapes]
    seconds = time.perf_counter() - begin
    if len(results) != members:
        raise RuntimeError("Members are missing.")
    print(json.dumps({"seconds": seconds}))


if __name__ == "__main__":
    main()
