import { type EnsembleOptions, type Executor, visitMembers } from '../../engine/ensemble.ts';
import type { ChosenDraws, RunPlan, Sampling } from '../../engine/run-plan.ts';
import type { Model } from '../../equations/model.ts';
import { type Bound, liesOn } from '../../files/claim-source.ts';
import type { Address } from '../../files/problem.ts';
import { historyTo } from '../cut-history.ts';
import { drawnParameters } from '../drawn-parameters.ts';
import { evaluate } from '../evaluate.ts';
import { quantile } from '../quantiles.ts';
import { historyOf, planRuns } from '../workbench.ts';
import { type FailureRegion, RegionFinder } from './failure-region.ts';
import { measureBlock, stepRule } from './measure.ts';
import type { ModelMeasure, OpenedClaim, OpenedTest } from './open-claim.ts';
import { reverses, type SignStanding, signStandingOf, type Verdict, verdictOf } from './verdict.ts';
import { type Share, shareOf } from './wilson.ts';

/** What claims are evaluated on. */
export interface ClaimRequest {
  readonly draws: number;
  readonly seed: string;
  /** Parameters and constants as users name them, to values that hold in every run. */
  readonly set?: Readonly<Record<string, number>>;
  /** The draws of a model that fit the record, to be reported beside all draws; undefined where there are none. */
  readonly calibrated?: (model: Model) => ChosenDraws | undefined;
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
  /** Draws whose effect has the opposite sign, or contradicts a claim about a level. */
  readonly reversing: Share;
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
  /** What the effect at the defaults, or the fact, says; nothing where it is no finite number. */
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
  const { draws, seed, set = {} } = request;
  const fitting = ({ claim }: RunJob): Sampling | undefined => {
    const chosen = request.calibrated?.(claim.bench.model);
    if (!chosen) return undefined;
    return { members: Math.min(draws, chosen.members.length), seed, uncertainty: 'parameters', draws: chosen };
  };
  const rounds = [
    { members: 1, seed, uncertainty: 'none' },
    { members: draws, seed, uncertainty: 'parameters' },
    fitting,
  ] as const;
  const work = rounds.map((round) => {
    return [...jobs].flatMap(([key, job]) => {
      const sampling = typeof round === 'function' ? round(job) : round;
      return sampling ? [{ key, job, plan: planOf(job, jobs, set, sampling, mention) }] : [];
    });
  });
  const total = work.flat().reduce((sum, { plan }) => sum + plan.members, 0);
  let before = 0;
  const columns: Values[] = [];
  for (const round of work) {
    const values = new Map<string, Map<string, Float64Array>>();
    for (const { key, job, plan } of round) {
      const onProgress = (done: number) => options.onProgress?.(before + done, total);
      values.set(key, await measure(plan, job, executor, { ...options, onProgress }));
      before += plan.members;
    }
    columns.push(values);
  }
  const [atDefaults = new Map(), all = new Map(), calibrated = new Map()] = columns;
  const plans = new Map((work[1] ?? []).map(({ key, plan }) => [key, plan]));
  const finders = new RegionFinders(plans);
  return claims.map((claim) => ({
    claim: claim.source,
    scenario: claim.bench.scenario.id,
    theory: claim.bench.model.theory.source.id,
    tests: claim.tests.map((test) => {
      return testResult(claim, test, { atDefaults, all, calibrated }, request, finders);
    }),
  }));
}

/**
 * The effect of one test in runs whose settings differ as `lanes` says (a value for each run, by the setting's series),
 * and in nothing else. Throws `Cancelled` when the signal aborts it.
 */
export async function effectsOnLanes(
  claim: OpenedClaim,
  test: OpenedTest,
  condition: string | undefined,
  lanes: ReadonlyMap<string, Float64Array>,
  mention: Address,
  executor: Executor,
  options: EnsembleOptions = {},
): Promise<Float64Array> {
  const chosen = condition ?? asItIs;
  const only = { ...claim, tests: [test] };
  const jobs = jobsOf([only], false, chosen);
  const members = Math.min(...[...lanes.values()].map(({ length }) => length));
  const values = new Map<string, ReadonlyMap<string, Float64Array>>();
  let before = 0;
  for (const [key, job] of jobs) {
    const plan = planOf(job, jobs, {}, { members, seed: '', uncertainty: 'none' }, mention);
    const settings = plan.settings.map((setting) => {
      const own = lanes.get(setting.series);
      return own ? { ...setting, values: own } : setting;
    });
    const onProgress = (done: number) => options.onProgress?.(before + done, jobs.size * members);
    values.set(key, await measure({ ...plan, settings }, job, executor, { ...options, onProgress }));
    before += members;
  }
  return effectsOf(only, test, values, chosen);
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

function jobsOf(claims: readonly OpenedClaim[], withConditions: boolean, base: string = asItIs): Map<string, RunJob> {
  const jobs = new Map<string, RunJob>();
  for (const claim of claims) {
    const conditions = withConditions ? claim.source.conditions.map(({ value }) => value) : [];
    for (const measure of claim.tests.flatMap(({ measures }) => measures)) {
      const own = measure.measure.variant;
      for (const variant of own === undefined ? [base, ...conditions] : [own]) {
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
  { claim, variant, measures }: RunJob,
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
  // What comes after the last year that is measured changes nothing.
  const last = Math.max(...[...measures.values()].map(({ measure: { to } }) => Math.floor(to)));
  const cut = historyTo(history.value, last, claim.bench.model.theory.source.step);
  return planRuns(claim.bench, cut, sampling, { series, fingerprint: false });
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
  found: { atDefaults: Values; all: Values; calibrated: Values },
  request: ClaimRequest,
  finders: RegionFinders,
): TestResult {
  const { test, effect, observed, measures } = opened;
  const { id, title, support, contradiction, builtIn, note } = test;
  const head = {
    ...{ id, title, support, contradiction },
    ...(builtIn === undefined ? {} : { builtIn }),
    ...(note === undefined ? {} : { note }),
  };
  const word = (value: number) => {
    if (!Number.isFinite(value)) return 'neither';
    return liesOn(support, value) ? 'supported' : liesOn(contradiction, value) ? 'refuted' : 'neither';
  };
  if (measures.length === 0) {
    const atDefaults = evaluate(effect, (name) => observed.get(name) ?? Number.NaN);
    return { ...head, atDefaults, verdictAtDefaults: word(atDefaults), conditions: [] };
  }
  const of = (values: Values, condition = asItIs) => effectsOf(claim, opened, values, condition);
  const effects = of(found.all);
  const fitting = of(found.calibrated);
  const all = drawResult(opened, effects);
  const atDefaults = of(found.atDefaults)[0] ?? Number.NaN;
  const conditions = request.conditions ? claim.source.conditions : [];
  const region = request.regions ? regionOf(opened, effects, all, finders.of(claim)) : undefined;
  return {
    ...head,
    atDefaults,
    verdictAtDefaults: word(atDefaults),
    all,
    ...(fitting.length > 0 ? { calibrated: drawResult(opened, fitting) } : {}),
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
  const { support, contradiction, builtIn } = opened.test;
  const reversed = finite.reduce((sum, effect) => sum + Number(reverses(effect, support, contradiction)), 0);
  const reversing = shareOf(reversed, finite.length);
  return {
    ...shares,
    draws: finite.length,
    quantiles: [quantile(finite, 0.05), quantile(finite, 0.5), quantile(finite, 0.95)],
    verdict: verdictOf(shares.supporting, shares.contradicting),
    reversing,
    sign: signStandingOf(builtIn !== undefined, reversing),
  };
}

/** Where contradictions are too rare to be located, failing means not to support. */
const enoughContradictions = 0.05;

function regionOf(
  { test }: OpenedTest,
  effects: Float64Array,
  all: DrawResult,
  finder: RegionFinder | undefined,
): FailureRegion | undefined {
  if (effects.some((effect) => !Number.isFinite(effect))) return undefined;
  const failing = all.contradicting.share >= enoughContradictions ? 'contradicted' : 'not-supported';
  const fails = (effect: number) =>
    failing === 'contradicted' ? liesOn(test.contradiction, effect) : !liesOn(test.support, effect);
  return finder?.find(
    Uint8Array.from(effects, (effect) => Number(fails(effect))),
    failing,
  );
}

/** What looks for regions among the parameters that vary in a claim's scenario, made once for each scenario. */
class RegionFinders {
  readonly #plans: ReadonlyMap<string, RunPlan>;
  readonly #known = new Map<string, RegionFinder>();

  constructor(plans: ReadonlyMap<string, RunPlan>) {
    this.#plans = plans;
  }

  of(claim: OpenedClaim): RegionFinder | undefined {
    const needed = claim.tests.flatMap(({ measures }) => measures.map(({ measure }) => measure.variant ?? asItIs));
    const keys = [asItIs, ...needed].map((variant) => jobKey(claim, variant));
    const key = keys.find((one) => this.#plans.has(one));
    const plan = key === undefined ? undefined : this.#plans.get(key);
    if (key === undefined || !plan) return undefined;
    const members = Uint32Array.from({ length: plan.members }, (_, member) => member);
    const finder = this.#known.get(key) ?? new RegionFinder(drawnParameters(plan, members));
    this.#known.set(key, finder);
    return finder;
  }
}
