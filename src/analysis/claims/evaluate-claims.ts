import { type EnsembleOptions, type Executor, visitMembers } from '../../engine/ensemble.ts';
import type { ChosenDraws, RunPlan, Sampling } from '../../engine/run-plan.ts';
import { type Bound, liesOn } from '../../files/claim-source.ts';
import type { Address } from '../../files/problem.ts';
import { type DrawnParameter, drawnParameters } from '../drawn-parameters.ts';
import { evaluate } from '../evaluate.ts';
import { quantile } from '../quantiles.ts';
import { historyOf, planRuns } from '../workbench.ts';
import { type FailureRegion, failureRegion } from './failure-region.ts';
import { measureBlock, stepRule } from './measure.ts';
import type { ModelMeasure, OpenedClaim, OpenedTest } from './open-claim.ts';
import { type SignStanding, signStandingOf, type Verdict, verdictOf } from './verdict.ts';
import { type Share, shareOf } from './wilson.ts';

/** What claims are evaluated on. */
export interface ClaimRequest {
  readonly draws: number;
  readonly seed: string;
  /** Parameters and constants as users name them, to values that hold in every run. */
  readonly set?: Readonly<Record<string, number>>;
  /** Draws that fit a record, to be reported beside all draws. */
  readonly calibrated?: ChosenDraws;
  /** Whether to look for the region of parameters in which each claim fails. */
  readonly regions: boolean;
  /** Whether to repeat the tests under the claims' conditions. */
  readonly conditions: boolean;
}

/** Shares of draws by what they say of a claim. */
export interface DrawShares {
  readonly supporting: Share;
  readonly contradicting: Share;
  /** Neither: too small to count. */
  readonly neither: Share;
}

/** What draws say of a claim. */
export interface DrawResult extends DrawShares {
  /** Draws in which every run needed gave finite numbers. */
  readonly draws: number;
  /** Effect at 5, 50 and 95 % of the draws. */
  readonly quantiles: readonly [low: number, middle: number, high: number];
  readonly verdict: Verdict;
  readonly sign: SignStanding;
}

/** A test under another condition. */
export interface ConditionResult extends DrawShares {
  readonly id: string;
  readonly title: string;
  readonly atDefaults: number;
}

/** What came of a test. */
export interface TestResult {
  readonly id: string;
  readonly title: string;
  readonly support: Bound;
  readonly contradiction: Bound;
  readonly builtIn?: string;
  readonly note?: string;
  /** The effect with every parameter at its default; for a fact, in the record. */
  readonly atDefaults: number;
  /** What the effect at the defaults, or the fact, says. */
  readonly verdictAtDefaults: 'supported' | 'refuted' | 'neither';
  /** None for a fact. */
  readonly all?: DrawResult;
  readonly calibrated?: DrawResult;
  /** Undefined where too few draws fail, or none of the boxes holds the failures together. */
  readonly region?: FailureRegion;
  readonly conditions: readonly ConditionResult[];
}

/** What came of a claim. */
export interface ClaimResult {
  readonly claim: OpenedClaim['source'];
  readonly scenario: string;
  readonly theory: string;
  readonly tests: readonly TestResult[];
}

/** The scenario as it is, in what follows. */
const asItIs = '';

/** One variant of one scenario under one theory: what is simulated once for all tests that need it. */
interface RunJob {
  readonly claim: OpenedClaim;
  readonly variant: string;
  /** Measures to take, each once. */
  readonly measures: Map<string, ModelMeasure>;
}

/** Values of measures by job and measure, one for each draw; NaN where a run gave none. */
type Values = ReadonlyMap<string, ReadonlyMap<string, Float64Array>>;

/**
 * Evaluates claims together: every variant is simulated once, on the same draws, so that effects are differences of
 * worlds that share all parameters. Throws `Cancelled` when the signal aborts it.
 */
export async function evaluateClaims(
  claims: readonly OpenedClaim[],
  request: ClaimRequest,
  mention: Address,
  executor: Executor,
  options: EnsembleOptions = {},
): Promise<ClaimResult[]> {
  const jobs = jobsOf(claims, request.conditions);
  const { draws, seed, calibrated } = request;
  const chosen = calibrated && { draws: calibrated, members: Math.min(draws, calibrated.members.length) };
  const samplings: Sampling[] = [
    { members: 1, seed, uncertainty: 'none' },
    { members: draws, seed, uncertainty: 'parameters' },
    ...(chosen ? [{ ...chosen, seed, uncertainty: 'parameters' as const }] : []),
  ];
  const total = jobs.size * samplings.reduce((sum, { members }) => sum + members, 0);
  const columns: Values[] = [];
  const plans = new Map<string, RunPlan>();
  let before = 0;
  for (const sampling of samplings) {
    const values = new Map<string, Map<string, Float64Array>>();
    for (const [key, job] of jobs) {
      const plan = planOf(job, jobs, request.set ?? {}, sampling, mention);
      if (sampling.uncertainty === 'parameters' && !sampling.draws) plans.set(key, plan);
      const onProgress = (done: number) => options.onProgress?.(before + done, total);
      values.set(key, await measure(plan, job, executor, { ...options, onProgress }));
      before += sampling.members;
    }
    columns.push(values);
  }
  const [atDefaults = new Map(), all = new Map(), fitting] = columns;
  const parameters = new ParameterStore(plans);
  return claims.map((claim) => ({
    claim: claim.source,
    scenario: claim.bench.scenario.id,
    theory: claim.bench.model.theory.source.id,
    tests: claim.tests.map((test) => {
      const found = { atDefaults, all, ...(fitting ? { fitting } : {}) };
      return testResult(claim, test, found, request, parameters);
    }),
  }));
}

/** Claims of one scenario and theory share runs; a variant of a claim's own is the same where its edits are. */
function jobKey({ bench, source }: OpenedClaim, variant: string): string {
  const own = source.variants.find(({ value }) => value.id === variant);
  const { scenario, model } = bench;
  const what = own ? JSON.stringify(own.value.edits) : variant;
  return JSON.stringify([scenario.address.file, model.theory.source.id, model.world.id, own !== undefined, what]);
}

function measureKey({ measure: { statistic, from, to }, sum }: ModelMeasure): string {
  return JSON.stringify([statistic, from, to, sum]);
}

function jobsOf(claims: readonly OpenedClaim[], withConditions: boolean): Map<string, RunJob> {
  const jobs = new Map<string, RunJob>();
  for (const claim of claims) {
    const conditions = withConditions ? claim.source.conditions.map(({ value }) => value) : [];
    for (const measure of claim.tests.flatMap(({ measures }) => measures)) {
      const own = measure.measure.variant;
      for (const variant of own === undefined ? [asItIs, ...conditions] : [own]) {
        const key = jobKey(claim, variant);
        const job = jobs.get(key) ?? { claim, variant, measures: new Map() };
        job.measures.set(measureKey(measure), measure);
        jobs.set(key, job);
      }
    }
  }
  return jobs;
}

/** All jobs of one model put out the same, so that they share a compiled program. */
function planOf(
  { claim, variant }: RunJob,
  jobs: ReadonlyMap<string, RunJob>,
  set: Readonly<Record<string, number>>,
  sampling: Sampling,
  mention: Address,
): RunPlan {
  const history = historyOf(claim.bench, { set, ...(variant === asItIs ? {} : { variant }) }, mention);
  if (!history.ok) throw new Error('Variants and settings were to be checked before.');
  const ofModel = [...jobs.values()].filter((job) => job.claim.bench.model.program === claim.bench.model.program);
  const sums = ofModel.flatMap((job) => [...job.measures.values()].flatMap(({ sum }) => sum));
  const series = [...new Set(sums.map(([name]) => name))].sort();
  return planRuns(claim.bench, history.value, sampling, { series, fingerprint: false });
}

async function measure(
  plan: RunPlan,
  job: RunJob,
  executor: Executor,
  options: EnsembleOptions,
): Promise<Map<string, Float64Array>> {
  const { times } = plan.schedule;
  const wanted = [...job.measures].map(([key, { measure, sum }]) => {
    const rule = stepRule(measure, times);
    if (!rule) throw new Error('Years were to be checked before.');
    const weights = sum.map(([series, weight]) => [plan.outputs.indexOf(series), weight] as const);
    return { key, rule, weights, column: new Float64Array(plan.members).fill(Number.NaN) };
  });
  await visitMembers(
    plan,
    executor,
    ({ members, values }) => {
      const block = { steps: times.length, count: members.length, values };
      for (const { rule, weights, column } of wanted) {
        const found = measureBlock(rule, weights, block);
        for (const [at, member] of members.entries()) column[member] = found[at] as number;
      }
    },
    options,
  );
  return new Map(wanted.map(({ key, column }) => [key, column]));
}

/** The effect of a test in each draw; the condition stands in place of the scenario as it is. */
function effectsOf(claim: OpenedClaim, test: OpenedTest, values: Values, condition: string): Float64Array {
  const columns = new Map(
    test.measures.map((one) => {
      const key = jobKey(claim, one.measure.variant ?? condition);
      return [one.measure.name, values.get(key)?.get(measureKey(one)) ?? new Float64Array(0)] as const;
    }),
  );
  const [first = new Float64Array(0)] = columns.values();
  return first.map((_, draw) => evaluate(test.effect, (name) => columns.get(name)?.[draw] ?? Number.NaN));
}

function testResult(
  claim: OpenedClaim,
  opened: OpenedTest,
  found: { atDefaults: Values; all: Values; fitting?: Values },
  request: ClaimRequest,
  parameters: ParameterStore,
): TestResult {
  const { test, effect, observed, measures } = opened;
  const { id, title, support, contradiction, builtIn, note } = test;
  const head = {
    ...{ id, title, support, contradiction },
    ...(builtIn === undefined ? {} : { builtIn }),
    ...(note === undefined ? {} : { note }),
  };
  const word = (value: number) =>
    liesOn(support, value) ? 'supported' : liesOn(contradiction, value) ? 'refuted' : 'neither';
  if (measures.length === 0) {
    const atDefaults = evaluate(effect, (name) => observed.get(name) ?? Number.NaN);
    return { ...head, atDefaults, verdictAtDefaults: word(atDefaults), conditions: [] };
  }
  const of = (values: Values, condition = asItIs) => effectsOf(claim, opened, values, condition);
  const effects = of(found.all);
  const all = drawResult(opened, effects);
  const atDefaults = of(found.atDefaults)[0] ?? Number.NaN;
  const conditions = request.conditions ? claim.source.conditions : [];
  const region = request.regions ? regionOf(opened, effects, all, parameters.of(claim)) : undefined;
  return {
    ...head,
    atDefaults,
    verdictAtDefaults: word(atDefaults),
    all,
    ...(found.fitting ? { calibrated: drawResult(opened, of(found.fitting)) } : {}),
    ...(region ? { region } : {}),
    conditions: conditions.map(({ value }) => ({
      id: value,
      title: claim.bench.scenario.variants.find((variant) => variant.value.id === value)?.value.title ?? value,
      atDefaults: of(found.atDefaults, value)[0] ?? Number.NaN,
      ...sharesOf(opened, of(found.all, value)),
    })),
  };
}

function sharesOf({ test }: OpenedTest, effects: Float64Array): DrawShares {
  const finite = effects.filter((effect) => Number.isFinite(effect));
  const count = (bound: Bound) => finite.reduce((sum, effect) => sum + Number(liesOn(bound, effect)), 0);
  const [supporting, contradicting] = [count(test.support), count(test.contradiction)];
  const share = (number: number) => shareOf(number, finite.length);
  return {
    supporting: share(supporting),
    contradicting: share(contradicting),
    neither: share(finite.length - supporting - contradicting),
  };
}

function drawResult(opened: OpenedTest, effects: Float64Array): DrawResult {
  const finite = effects.filter((effect) => Number.isFinite(effect)).sort();
  const shares = sharesOf(opened, effects);
  return {
    ...shares,
    draws: finite.length,
    quantiles: [quantile(finite, 0.05), quantile(finite, 0.5), quantile(finite, 0.95)],
    verdict: verdictOf(shares.supporting, shares.contradicting),
    sign: signStandingOf(opened.test.builtIn !== undefined, shares.contradicting),
  };
}

/** Where contradictions are too rare to be located, failing means not to support. */
const enoughContradictions = 0.05;

function regionOf(
  { test }: OpenedTest,
  effects: Float64Array,
  all: DrawResult,
  parameters: readonly DrawnParameter[],
): FailureRegion | undefined {
  if (effects.some((effect) => !Number.isFinite(effect))) return undefined;
  const failing = all.contradicting.share >= enoughContradictions ? 'contradicted' : 'not-supported';
  const fails = (effect: number) =>
    failing === 'contradicted' ? liesOn(test.contradiction, effect) : !liesOn(test.support, effect);
  return failureRegion(
    parameters,
    Uint8Array.from(effects, (effect) => Number(fails(effect))),
    failing,
  );
}

/** The parameters that vary in the scenario of a claim as it is, worked out once. */
class ParameterStore {
  readonly #plans: ReadonlyMap<string, RunPlan>;
  readonly #known = new Map<RunPlan, DrawnParameter[]>();

  constructor(plans: ReadonlyMap<string, RunPlan>) {
    this.#plans = plans;
  }

  of(claim: OpenedClaim): readonly DrawnParameter[] {
    const variants = [
      asItIs,
      ...claim.tests.flatMap(({ measures }) => measures.map(({ measure }) => measure.variant ?? asItIs)),
    ];
    const plan = variants.flatMap((variant) => this.#plans.get(jobKey(claim, variant)) ?? [])[0];
    if (!plan) return [];
    const members = Uint32Array.from({ length: plan.members }, (_, member) => member);
    const parameters = this.#known.get(plan) ?? drawnParameters(plan, members);
    this.#known.set(plan, parameters);
    return parameters;
  }
}
