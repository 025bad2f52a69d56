import { outputCount } from '../declared/outputs.ts';
import { shocksOf, type Tape } from '../declared/tape.ts';
import type { DeclaredValues, Parameters } from '../declared/values.ts';

/** An implementation of the declared model that can be checked and timed. */
export interface Port {
  readonly name: string;
  /** Trajectory of the first member of a tape, `[step][output]`. */
  trajectory(values: DeclaredValues, tape: Tape): Promise<Float64Array>;
  /** Runs all members of a tape and keeps their outputs. Seconds taken, without start-up and warm-up. */
  time(values: DeclaredValues, tape: Tape): Promise<number>;
}

/** A port, or why it can't run here. */
export type FoundPort = { readonly port: Port } | { readonly missing: string };

/** One run of the declared model, as a port's framework builds it. */
export interface RunningModel {
  /** Carries out one step with these shocks, and gives the outputs of that step. */
  step(shocks: Float64Array): readonly number[];
}

/** Parameters of one domain of cooperation. */
export interface Domain {
  readonly benefit: number;
  readonly trustBenefit: number;
  readonly fear: number;
  readonly fatigueCost: number;
  readonly fixedCost: number;
  readonly mutuality: number;
  readonly adjustment: number;
  readonly supportWeight: number;
}

/** The parameters that differ by domain, domain by domain. */
export function domainsOf(parameters: Parameters): Domain[] {
  return parameters.benefit.map((benefit, d) => ({
    benefit,
    trustBenefit: parameters.trustBenefit[d] ?? Number.NaN,
    fear: parameters.fear[d] ?? Number.NaN,
    fatigueCost: parameters.fatigueCost[d] ?? Number.NaN,
    fixedCost: parameters.fixedCost[d] ?? Number.NaN,
    mutuality: parameters.mutuality[d] ?? Number.NaN,
    adjustment: parameters.adjustment[d] ?? Number.NaN,
    supportWeight: parameters.supportWeight[d] ?? Number.NaN,
  }));
}

/** The first members of a tape. */
export function firstMembers(tape: Tape, members: number): Tape {
  return { ...tape, members, values: tape.values.subarray(0, members * tape.steps * shocksOf(tape.actors)) };
}

/** A port of a model that runs one member at a time in this process. */
export function portOf(name: string, create: (values: DeclaredValues) => RunningModel): Port {
  const run = (values: DeclaredValues, tape: Tape): Float64Array => {
    const { members, steps, actors } = tape;
    const width = shocksOf(actors);
    const outputs = new Float64Array(members * steps * outputCount);
    for (let member = 0; member < members; member++) {
      const model = create(values);
      for (let step = 0; step < steps; step++) {
        const at = member * steps + step;
        outputs.set(model.step(tape.values.subarray(at * width, (at + 1) * width)), at * outputCount);
      }
    }
    return outputs;
  };
  return {
    name,
    trajectory: async (values, tape) => run(values, firstMembers(tape, 1)),
    time: async (values, tape) => {
      run(values, firstMembers(tape, Math.min(tape.members, Math.ceil(tape.members / 10) + 1)));
      const begin = performance.now();
      run(values, tape);
      return (performance.now() - begin) / 1000;
    },
  };
}
