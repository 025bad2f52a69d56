import type { EnsembleOptions, Executor } from '../../engine/ensemble.ts';
import type { History } from '../../engine/history.ts';
import type { ChosenDraws } from '../../engine/run-plan.ts';
import { historyTo } from '../cut-history.ts';
import { compareForecasters, type Evidence, type Forecaster, isFitted } from '../evidence/evidence.ts';
import { judgeEnsemble } from '../evidence/forecast.ts';
import type { Observation } from '../evidence/observe.ts';
import { planRuns, type Workbench } from '../workbench.ts';
import { fitRules } from './rules.ts';

/** A fitted theory, or a theory without some of its terms, that stands for choice. */
export interface Candidate {
  readonly id: string;
  readonly kind: 'model' | 'rival' | 'knock-out';
  readonly bench: Workbench;
  readonly history: History;
  /** Its accepted draws. */
  readonly draws: ChosenDraws;
}

/** Members of the ensemble by which a candidate is judged. */
export const membersOfChoice = 1000;

/**
 * Scores candidates on the years of {@link fitRules.choice}, each with its own accepted draws and chance; the first is
 * set against each of the others. Observations of other years are not looked at.
 */
export async function judgeCandidates(
  candidates: readonly Candidate[],
  observations: readonly Observation[],
  executor: Executor,
  { signal, onProgress }: EnsembleOptions = {},
): Promise<Evidence> {
  const [from, to] = fitRules.choice;
  const seen = observations.filter((one) => isFitted(one) && one.year >= from && one.year <= to);
  const forecasters: Forecaster[] = [];
  for (const { id, kind, bench, history, draws } of candidates) {
    const done = forecasters.length * membersOfChoice;
    const cut = historyTo(history, to, bench.model.theory.source.step);
    const sampling = { members: membersOfChoice, seed: fitRules.seed, uncertainty: 'both', draws } as const;
    const series = [...new Set(seen.map((one) => one.series))];
    const plan = planRuns(bench, cut, sampling, { series, fingerprint: false });
    const follow = {
      onProgress: (members: number) => onProgress?.(done + members, candidates.length * membersOfChoice),
      ...(signal ? { signal } : {}),
    };
    forecasters.push({ id, kind, outcomes: await judgeEnsemble(plan, seen, executor, follow) });
  }
  return compareForecasters(seen, forecasters);
}
