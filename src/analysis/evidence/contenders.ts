import type { History } from '../../engine/history.ts';
import type { ChosenDraws, RunPlan, Sampling } from '../../engine/run-plan.ts';
import type { Choice } from '../../engine/study-plan.ts';
import type { Model } from '../../equations/model.ts';
import type { Address } from '../../files/problem.ts';
import { historyTo } from '../cut-history.ts';
import { historyOf, planRuns, type Workbench } from '../workbench.ts';
import type { ForecasterKind } from './evidence.ts';
import type { Observation } from './observe.ts';
import { permuteDates } from './permute-dates.ts';

/** The model, or something to compare it with that is run as it is. */
export interface Contender {
  readonly id: string;
  readonly kind: ForecasterKind;
  /** Whether its parameters are draws that fit the record to 2013, or any within their ranges. */
  readonly parameters: 'calibrated' | 'ranges';
  /** What to run; the outcomes of several are pooled. */
  readonly plans: readonly RunPlan[];
}

/** What is switched off to see what it does: settings, or a variant of the scenario. */
export interface KnockOut extends Pick<Choice, 'set' | 'variant'> {
  readonly id: string;
}

/** The knock-outs of threat: without what threat does for cooperation, without fear of the partner, without American pressure. */
export const threatKnockOuts: readonly KnockOut[] = [
  { id: 'threat-pays-nothing', set: { 'benefit[*]': 0, propUpMotive: 0 } },
  { id: 'no-fear-of-partner', set: { 'partnerFear[*]': 0 } },
  { id: 'no-us-threat', variant: 'no-us-threat' },
];

/** How many permutations of the dates are pooled. */
export const permutations = 20;

/** What contenders are made from. */
export interface ContenderRequest {
  readonly bench: Workbench;
  readonly choice: Choice;
  /** Other theories on the same scenario. */
  readonly rivals: readonly Workbench[];
  readonly observations: readonly Observation[];
  /** Members, luck, and what varies. */
  readonly sampling: Sampling;
  /** Accepted draws of a model, where there are any. */
  readonly drawsOf: (model: Model) => ChosenDraws | undefined;
  readonly mention: Address;
}

/** A choice of the scenario as it is. */
const asItIs: Choice = {};

/**
 * The model first, then its rivals, its knock-outs and its permuted dates. Knock-outs and permutations run with the
 * draws of the model, not with draws of their own. Knock-outs that the theory or the scenario does not know are left
 * out, and so are rivals that don't work out what was observed.
 */
export function contendersOf(request: ContenderRequest): Contender[] {
  const { bench, choice, rivals, observations } = request;
  const history = cutHistory(request, bench, choice);
  if (!history) throw new Error('The choice was expected to be checked.');
  const own = planOf(request, bench, history);
  const model: Contender = { id: bench.model.theory.source.id, kind: 'model', ...own };
  const needed = new Set(observations.map(({ series }) => series));
  const others = rivals.flatMap((rival): Contender[] => {
    const outputs = new Set(rival.model.program.outputs.map(({ series }) => series));
    const rivalHistory = [...needed].every((series) => outputs.has(series)) && cutHistory(request, rival, asItIs);
    if (!rivalHistory) return [];
    return [{ id: rival.model.theory.source.id, kind: 'rival', ...planOf(request, rival, rivalHistory) }];
  });
  const knockOuts = threatKnockOuts.flatMap(({ id, set, variant }): Contender[] => {
    const without = { ...choice, set: { ...choice.set, ...set }, ...(variant === undefined ? {} : { variant }) };
    const changed = cutHistory(request, bench, without);
    return changed ? [{ id, kind: 'knock-out', ...planOf(request, bench, changed) }] : [];
  });
  return [model, ...others, ...knockOuts, permutedDates(request, history)];
}

function permutedDates(request: ContenderRequest, history: History): Contender {
  const { bench } = request;
  const numbers = Array.from({ length: permutations }, (_, number) => number);
  const ways = numbers.map((number) => planOf(request, bench, permuteDates(history, number)));
  const plans = ways.flatMap((way) => way.plans);
  const [{ parameters } = { parameters: 'ranges' as const }] = ways;
  return { id: 'permuted-dates', kind: 'placebo', parameters, plans };
}

/** The history of a choice up to the last year that was observed; undefined where there is no such choice. */
function cutHistory(
  { observations, mention }: ContenderRequest,
  bench: Workbench,
  choice: Choice,
): History | undefined {
  const history = historyOf(bench, choice, mention);
  if (!history.ok) return undefined;
  const last = observations.reduce((latest, { year }) => Math.max(latest, year), history.value.simulatedFrom);
  return historyTo(history.value, last, bench.model.theory.source.step);
}

function planOf(
  { observations, sampling, drawsOf }: ContenderRequest,
  bench: Workbench,
  history: History,
): Pick<Contender, 'plans' | 'parameters'> {
  const series = [...new Set(observations.map((observation) => observation.series))];
  const draws = drawsOf(bench.model);
  const plan = planRuns(bench, history, { ...sampling, ...(draws ? { draws } : {}) }, { series, fingerprint: false });
  return { plans: [plan], parameters: draws ? 'calibrated' : 'ranges' };
}

/** Observations of whole years within a scenario's run, and how many lie outside. */
export function observedInRun(
  observations: readonly Observation[],
  { simulatedFrom, period }: History,
  step: number,
): { readonly inside: readonly Observation[]; readonly outside: number } {
  const inside = observations.filter(({ year }) => year >= simulatedFrom && year + 1 - step <= period.to + 1e-6);
  return { inside, outside: observations.length - inside.length };
}
