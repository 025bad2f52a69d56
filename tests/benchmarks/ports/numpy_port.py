"""The declared benchmark model in NumPy, all members of an ensemble at once.

python3 numpy_port.py JOB.json     (see python-port.ts for what is in a job)

Prints {"trajectory": [...]}, the outputs of the first member as [step][output], or {"seconds": ...}.
Exits with 3 where NumPy is missing.
"""

import json
import sys
import time

try:
    import numpy as np
except ImportError:
    print("NumPy is not installed.", file=sys.stderr)
    sys.exit(3)


def logistic(x):
    return 1.0 / (1.0 + np.exp(-x))


class Model:
    """Arrays have the members as their last axis: [actor, member], [pair, member], [domain, pair, member]."""

    def __init__(self, values, members):
        self.parameters = parameters = values["parameters"]
        actors, pairs = values["actors"], values["pairs"]
        self.count = len(actors)
        # Pairs come ordered by the actor that looks, so that sums over its others are sums over a reshaped axis.
        self.source = np.array([pair["from"] for pair in pairs])
        self.target = np.array([pair["to"] for pair in pairs])
        position = {(pair["from"], pair["to"]): at for at, pair in enumerate(pairs)}
        self.reverse = np.array([position[pair["to"], pair["from"]] for pair in pairs])

        def of_actors(name):
            return np.array([actor[name] for actor in actors])[:, None]

        def of_pairs(name):
            return np.array([pair[name] for pair in pairs])[:, None]

        def of_domains(name):
            return np.array(parameters[name])[:, None, None]

        self.home_advantage = of_actors("homeAdvantage")
        self.attention = of_actors("attention")
        self.base_effort = of_actors("baseEffort")
        self.effort_response = of_actors("effortResponse")
        self.output_of_effort = parameters["armamentPerEffort"] * of_actors("economy")
        self.reach = of_actors("offensiveReach")[self.target] * of_pairs("proximity")
        self.likeness = 1 - of_pairs("divergence")
        self.base_hostility = of_pairs("baseHostility")
        self.source_attention = self.attention[self.source]
        self.target_attention = self.attention[self.target]

        self.benefit = of_domains("benefit")
        self.trust_benefit = of_domains("trustBenefit")
        self.fear = of_domains("fear")
        self.fatigue_cost = of_domains("fatigueCost")
        self.fixed_cost = of_domains("fixedCost")
        self.mutuality = of_domains("mutuality")
        self.adjustment = of_domains("adjustment")
        self.support_weight = np.array(parameters["supportWeight"])

        domains = len(parameters["benefit"])
        self.cooperation = np.full((domains, len(pairs), members), float(parameters["cooperationAtStart"]))
        self.log_odds = np.repeat(self.base_hostility, members, axis=1)
        self.armament = np.repeat(of_actors("armamentAtStart"), members, axis=1)
        self.fatigue = np.zeros((self.count, members))

        self.among_three = [at for at, pair in enumerate(pairs) if pair["from"] < 3 and pair["to"] < 3]
        self.around_three = [position[0, 1], position[1, 2], position[2, 0]]

    def by_actor(self, of_pairs):
        """Sum over all others of what each actor has toward them."""
        return of_pairs.reshape(self.count, self.count - 1, -1).sum(axis=1)

    def step(self, shocks, outputs):
        """Carries out one step with shocks [shock, member] and puts its outputs into `outputs` [output, member]."""
        p = self.parameters
        source, target, reverse = self.source, self.target, self.reverse

        defence = np.sqrt(self.home_advantage * self.armament)
        offence = np.sqrt(self.reach * self.armament[target])
        capability = offence / (offence + defence[source])
        hostility = logistic(self.log_odds)
        threat = capability * (p["worstCaseWeight"] + (1 - p["worstCaseWeight"]) * hostility)
        total_threat = self.by_actor(threat)
        other_threat = self.source_attention * (total_threat[source] - threat)
        common_threat = np.sqrt(other_threat * other_threat[reverse])
        common_cause = common_threat / (common_threat + p["halfThreat"])
        trust = (1 - hostility) * self.likeness

        motive = self.benefit * common_cause
        motive += self.trust_benefit * trust
        motive -= self.fear * threat
        motive -= self.fatigue_cost * self.fatigue[source]
        motive -= self.fixed_cost
        willingness = logistic(p["choiceSharpness"] * motive)
        agreed = willingness * (1 - self.mutuality + self.mutuality * willingness[:, reverse])

        support = np.tensordot(self.support_weight, self.cooperation, axes=1)
        given = self.attention * self.by_actor(support)
        received = self.attention * self.by_actor(support[reverse])
        mean_threat = self.attention * total_threat
        alarm_level = mean_threat / (mean_threat + p["halfThreat"])
        effort = np.maximum(
            p["leastEffort"],
            self.base_effort + self.effort_response * alarm_level - p["burdenSharing"] * received,
        )

        outputs[0:3] = self.armament[0:3]
        outputs[3:9] = threat[self.among_three]
        outputs[9:12] = self.cooperation[-1, self.around_three]

        pairs = len(source)
        self.cooperation += self.adjustment * (agreed - self.cooperation)
        self.log_odds += (
            p["hostilityReturn"] * (self.base_hostility - self.log_odds)
            - p["reassurance"] * support[reverse]
            + p["alarm"] * threat[reverse]
            + p["estrangement"] * (received[target] - self.target_attention * support)
            + p["perceptionNoise"] * shocks[:pairs]
            + p["climateNoise"] * shocks[-1]
        )
        np.clip(self.log_odds, -4, 4, out=self.log_odds)
        sustained = self.output_of_effort * effort * (1 - p["fatigueWeight"] * self.fatigue)
        strain = np.minimum(1, p["strainOfEffort"] * effort + p["strainOfTies"] * given)
        self.armament += (
            p["armamentRate"] * (sustained - self.armament)
            + p["armamentNoise"] * self.armament * shocks[pairs : pairs + self.count]
        )
        np.clip(self.armament, p["leastArmament"], p["mostArmament"], out=self.armament)
        self.fatigue += p["fatigueRate"] * (strain - self.fatigue)


def run(values, tape, outputs):
    """Runs all members of a tape [step, shock, member] into outputs [step, output, member]."""
    model = Model(values, tape.shape[2])
    for shocks, recorded in zip(tape, outputs):
        model.step(shocks, recorded)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        job = json.load(file)
    members, steps, batch = job["members"], job["steps"], job["batch"]
    tape = np.fromfile(job["tape"], dtype="<f8").reshape(members, steps, -1)
    # A user of NumPy would draw the shocks of all members of a step together.
    batches = [
        np.ascontiguousarray(tape[first : first + batch].transpose(1, 2, 0)) for first in range(0, members, batch)
    ]
    outputs = [np.zeros((steps, 12, part.shape[2])) for part in batches]
    if job["task"] == "trajectory":
        run(job["values"], batches[0], outputs[0])
        print(json.dumps({"trajectory": outputs[0][:, :, 0].ravel().tolist()}))
        return
    run(job["values"], batches[0][:30], outputs[0][:30])
    begin = time.perf_counter()
    for part, recorded in zip(batches, outputs):
        run(job["values"], part, recorded)
    print(json.dumps({"seconds": time.perf_counter() - begin}))


if __name__ == "__main__":
    main()
