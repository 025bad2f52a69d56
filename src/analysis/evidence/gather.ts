import type { EnsembleOptions, Executor } from '../../engine/ensemble.ts';
import type { Contender } from './contenders.ts';
import { baselineForecasters, compareForecasters, type Evidence, type Forecaster, isFitted } from './evidence.ts';
import { judgeEnsemble } from './forecast.ts';
import type { Observation } from './observe.ts';
import { periods } from './periods.ts';
import { type Outcome, pool } from './scores.ts';

/** How many of the permutations of dates did at least as well as the recorded dates on the series that were fitted. */
export interface Placebo {
  readonly period: (typeof periods)[number]['id'];
  readonly permutations: number;
  /** Those with a mean CRPS (in units of the discrepancies) no larger than that of the recorded dates. */
  readonly asGood: number;
}

/** Evidence, with the placebo of the dates. */
export interface GatheredEvidence extends Evidence {
  readonly placebo: readonly Placebo[];
}

/** How to follow and stop the gathering, and what simple forecasts know beside the observations that are scored. */
export interface GatherOptions extends EnsembleOptions {
  readonly known?: readonly Observation[];
}

/** Runs the contenders, the model first, and scores them and the simple forecasts. Throws `Cancelled` when the signal aborts it. */
export async function gatherEvidence(
  contenders: readonly Contender[],
  observations: readonly Observation[],
  executor: Executor,
  { signal, onProgress, known }: GatherOptions = {},
): Promise<GatheredEvidence> {
  const total = contenders.flatMap(({ plans }) => plans).reduce((sum, { members }) => sum + members, 0);
  let before = 0;
  const judged = new Map<string, readonly (readonly Outcome[])[]>();
  for (const { id, plans } of contenders) {
    const outcomes: (readonly Outcome[])[] = [];
    for (const plan of plans) {
      const follow = {
        onProgress: (done: number) => onProgress?.(before + done, total),
        ...(signal ? { signal } : {}),
      };
      outcomes.push(await judgeEnsemble(plan, observations, executor, follow));
      before += plan.members;
    }
    judged.set(id, outcomes);
  }
  const forecasters = contenders.map(({ id, kind }): Forecaster => {
    const outcomes = judged.get(id) ?? [];
    return { id, kind, outcomes: observations.map((_, at) => pool(outcomes.flatMap((one) => one[at] ?? []))) };
  });
  const [model, ...others] = forecasters;
  if (!model) throw new Error('The model was expected to be among the contenders.');
  return {
    ...compareForecasters(observations, [model, ...baselineForecasters(observations, known), ...others]),
    placebo: contenders
      .filter(({ kind }) => kind === 'placebo')
      .flatMap(({ id }) => placeboOf(observations, model.outcomes, judged.get(id) ?? [])),
  };
}

function placeboOf(
  observations: readonly Observation[],
  own: readonly (Outcome | undefined)[],
  permuted: readonly (readonly Outcome[])[],
): Placebo[] {
  return periods.flatMap(({ id, from, to }) => {
    const places = observations.flatMap((one, at) => (one.year >= from && one.year <= to && isFitted(one) ? [at] : []));
    if (places.length === 0) return [];
    const loss = (outcomes: readonly (Outcome | undefined)[]) =>
      places.reduce((sum, at) => sum + (outcomes[at]?.crps ?? 0) / (observations[at]?.discrepancy ?? 1), 0);
    const asGood = permuted.filter((outcomes) => loss(outcomes) <= loss(own)).length;
    return [{ period: id, permutations: permuted.length, asGood }];
  });
}
