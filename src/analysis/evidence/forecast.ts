import type { EnsembleOptions, Executor } from '../../engine/ensemble.ts';
import { parameterDraw } from '../../engine/parameter-draws.ts';
import type { RunPlan } from '../../engine/run-plan.ts';
import { normalQuantile } from '../../engine/streams.ts';
import type { Observation } from './observe.ts';
import { judge, type Outcome } from './scores.ts';
import { runYears } from './yearly-values.ts';

/**
 * Forecasts of observations by an ensemble, each judged. A forecast is what the members give, and on top the stated
 * discrepancy of the observed series: one normal error for each member and observed series, since errors within a
 * series go together. Observations must lie within the run.
 */
export async function judgeEnsemble(
  plan: RunPlan,
  observations: readonly Observation[],
  executor: Executor,
  options: EnsembleOptions = {},
): Promise<readonly Outcome[]> {
  const { members, values } = await runYears(plan, executor, observations, options);
  if (members.length === 0) throw new Error('No member ran through.');
  const errors = new Map<string, Float64Array>();
  const errorsOf = (source: string) => {
    const draw = parameterDraw(plan.seed, `discrepancy of ${source}`);
    const known = errors.get(source) ?? Float64Array.from(members, (member) => normalQuantile(draw(member)));
    errors.set(source, known);
    return known;
  };
  return observations.map(({ source, value, discrepancy }, at) => {
    const error = errorsOf(source);
    const forecast = Float64Array.from(values[at] ?? [], (given, member) => given + discrepancy * (error[member] ?? 0));
    return judge(forecast.sort(), value);
  });
}
