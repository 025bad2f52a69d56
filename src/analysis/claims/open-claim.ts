import { type Expression, walk } from '../../equations/expression.ts';
import { resolveNames } from '../../equations/name-table.ts';
import { readExpression } from '../../equations/read-expression.ts';
import type { Statistic } from '../../files/claim-schema.ts';
import { type ClaimMeasure, type ClaimSource, type ClaimTest, loadClaim } from '../../files/claim-source.ts';
import type { Library } from '../../files/library.ts';
import { addressOf, keyAddressOf, type Located } from '../../files/located.ts';
import { foundAndNearest } from '../../files/names.ts';
import { type Address, type Problem, ProblemList, type Result } from '../../files/problem.ts';
import type { VariantEntry } from '../../files/scenario-schema.ts';
import type { ObservedSeries, SeriesRow } from '../../files/series-source.ts';
import { historyOf, openWorkbench, type Workbench } from '../workbench.ts';
import { measureValues, stepRule } from './measure.ts';

/** Outputs of the model and their weights. */
export type WeightedSeries = readonly (readonly [series: string, weight: number])[];

/** A number to take from runs of the model. */
export interface ModelMeasure {
  readonly measure: ClaimMeasure;
  readonly sum: WeightedSeries;
}

/** A test ready to be evaluated. */
export interface OpenedTest {
  readonly test: ClaimTest;
  readonly effect: Expression;
  /** None for a fact. */
  readonly measures: readonly ModelMeasure[];
  /** Values of the measures of a fact, by name. */
  readonly observed: ReadonlyMap<string, number>;
}

/** A claim with the model that it is tested on. */
export interface OpenedClaim {
  readonly source: ClaimSource;
  /** The scenario with the claim's own variants added to its own. */
  readonly bench: Workbench;
  readonly tests: readonly OpenedTest[];
}

/** What claims are opened with. */
export interface ClaimContext {
  readonly library: Library;
  /** A theory in place of that of the claims' scenarios. */
  readonly theory?: string;
  /** The observed series, by id. Without them facts are not compared, and their names not checked. */
  readonly observed?: ReadonlyMap<string, ObservedSeries>;
}

/** Loads a claim and checks everything in it against its scenario, the model and the record. */
export function openClaim(context: ClaimContext, reference: string, mention: Address): Result<OpenedClaim> {
  const problems = new ProblemList();
  const source = loadClaim(context.library, reference, mention, problems);
  const opened = source && resolveClaim(context, source, mention, problems);
  return problems.result(() => {
    if (!opened) throw new Error('A claim without problems was expected.');
    return opened;
  });
}

/** Scenarios that claims of one context were tested on: many claims share one, and the compiled programs with it. */
const benches = new WeakMap<ClaimContext, Map<string, Result<Workbench>>>();

function openBench(context: ClaimContext, source: ClaimSource, mention: Address): Result<Workbench> {
  const { library, theory } = context;
  const { value, document, path } = source.scenario;
  const place = document.address(path);
  const known = benches.get(context) ?? new Map<string, Result<Workbench>>();
  benches.set(context, known);
  const key = library.read('scenario', value, place.file)?.file;
  const before = key === undefined ? undefined : known.get(key);
  // What is wrong with a theory is told where the user named it.
  const opened = before ?? openWorkbench(library, value, theory, theory === undefined ? place : mention);
  if (key !== undefined) known.set(key, opened);
  return opened;
}

/** Checks a loaded claim. Undefined where its scenario can't be opened. */
export function resolveClaim(
  context: ClaimContext,
  source: ClaimSource,
  mention: Address,
  problems: ProblemList,
): OpenedClaim | undefined {
  const opened = openBench(context, source, mention);
  if (!opened.ok) {
    problems.all.push(...opened.problems);
    return undefined;
  }
  const bench = withVariants(opened.value, source.variants, problems);
  const resolver = new Resolver(source, bench, context.observed, problems);
  return { source, bench, tests: source.tests.flatMap((test) => resolver.test(test) ?? []) };
}

/** The scenario with further variants, each of which is checked. */
function withVariants(bench: Workbench, variants: readonly Located<VariantEntry>[], problems: ProblemList): Workbench {
  const known = bench.scenario.variants.map(({ value }) => value.id);
  for (const variant of variants) {
    const { id } = variant.value;
    if (known.includes(id)) problems.error('duplicate-id', addressOf(variant, 'id'), { found: id });
  }
  const scenario = { ...bench.scenario, variants: [...bench.scenario.variants, ...variants] };
  const more = { ...bench, scenario };
  for (const variant of variants) {
    const history = historyOf(more, { variant: variant.value.id }, addressOf(variant, 'id'));
    const found = history.ok ? history.warnings : history.problems;
    problems.all.push(...found.filter((problem) => isNew(problem, bench)));
  }
  return more;
}

/** Warnings of the scenario itself come with each of its variants. */
function isNew(problem: Problem, { warnings }: Workbench): boolean {
  return !warnings.some((known) => JSON.stringify(known) === JSON.stringify(problem));
}

/** An effect knows its measures and nothing of a theory. */
const nothingElse = { sets: new Map(), letters: new Map(), quantities: new Map(), functions: new Map() };

class Resolver {
  readonly #bench: Workbench;
  readonly #observed: ReadonlyMap<string, ObservedSeries> | undefined;
  readonly #problems: ProblemList;
  readonly #outputs: ReadonlySet<string>;
  readonly #sums = new Map<string, WeightedSeries>();

  constructor(
    source: ClaimSource,
    bench: Workbench,
    observed: ReadonlyMap<string, ObservedSeries> | undefined,
    problems: ProblemList,
  ) {
    this.#bench = bench;
    this.#observed = observed;
    this.#problems = problems;
    this.#outputs = new Set(bench.model.program.outputs.map(({ quantity }) => quantity.name));
    for (const [name, place] of source.quantities) {
      const sum = Object.entries(place.value.sum).flatMap(([key, weight]) => {
        const series = this.#series(key, keyAddressOf(place, 'sum', key), []);
        return series === undefined ? [] : [[series, weight] as const];
      });
      this.#sums.set(name, sum);
    }
    for (const condition of source.conditions) this.#checkVariant(condition.value, addressOf(condition));
  }

  test(test: ClaimTest): OpenedTest | undefined {
    const { place } = test;
    // Those of damaged measures too: that they are missing is no problem of its own.
    const names = Object.keys(place.value.measures);
    const address = (offset: number) => place.document.characterAddress([...place.path, 'effect'], offset);
    const scope = { letters: new Map<string, string>(), locals: new Set(names) };
    const effect = readExpression({ text: place.value.effect, address }, scope, nothingElse, this.#problems);
    if (effect) this.#checkNames(test, names, effect);
    const measures = test.measures.flatMap((measure) => (measure.isObserved ? [] : this.#measure(measure)));
    const observed = test.measures.flatMap((measure) => (measure.isObserved ? this.#observation(measure) : []));
    return effect && { test, effect, measures, observed: new Map(observed) };
  }

  /** An effect is made of its measures alone, and of all of them. */
  #checkNames({ place }: ClaimTest, names: readonly string[], effect: Expression): void {
    const used = new Set<string>();
    walk(effect, (part) => {
      if (part.kind === 'local') used.add(part.name);
      if (part.kind !== 'quantity') return;
      this.#problems.error('unknown-name', part.address, foundAndNearest(part.name, names));
    });
    for (const name of names) {
      const address = keyAddressOf(place, 'measures', name);
      if (!used.has(name)) this.#problems.warning('measure-unused', address, { found: name });
    }
  }

  #measure(measure: ClaimMeasure): ModelMeasure[] {
    const { of, place, variant } = measure;
    if (variant !== undefined) this.#checkVariant(variant, addressOf(place, 'in'));
    const own = this.#sums.get(of);
    const series = own ? undefined : this.#series(of, addressOf(place, 'of'), [...this.#sums.keys()]);
    if (!own && series === undefined) return [];
    if (variant === undefined || this.#variants().includes(variant)) this.#checkYears(measure);
    return [{ measure, sum: own ?? [[series ?? '', 1]] }];
  }

  #series(text: string, address: Address, others: readonly string[]): string | undefined {
    const resolved = resolveNames(text, this.#bench.model.names, ({ name }) => this.#outputs.has(name));
    if (!resolved.ok) {
      const { code, values } = resolved;
      const known = [...others, ...this.#outputs];
      const nearer = code === 'unknown-name' ? foundAndNearest(String(values.found), known) : values;
      this.#problems.error(code, address, nearer);
      return undefined;
    }
    const [series, ...more] = resolved.series;
    if (more.length === 0) return series;
    const { name, sets } = resolved.quantity;
    this.#problems.error('arity', address, { name, expected: sets.length, found: 0 });
    return undefined;
  }

  #variants(): string[] {
    return this.#bench.scenario.variants.map(({ value }) => value.id);
  }

  #checkVariant(id: string, address: Address): void {
    const known = this.#variants();
    if (!known.includes(id)) this.#problems.error('unknown-variant', address, foundAndNearest(id, known));
  }

  #checkYears({ from, to, statistic, variant, place }: ClaimMeasure): void {
    const choice = variant === undefined ? {} : { variant };
    const history = historyOf(this.#bench, choice, addressOf(place));
    if (!history.ok) return;
    const { simulatedFrom: least, period } = history.value;
    const most = statistic === 'at' ? period.to : Math.floor(period.to);
    if (from >= least && to <= most) return;
    this.#problems.error('years-outside-run', addressOf(place, statistic), { from, to, least, most });
  }

  #observation(measure: ClaimMeasure): [string, number][] {
    const { name, of, place, from, to, statistic } = measure;
    if (!this.#observed) return [];
    const series = this.#observed.get(of);
    if (!series) {
      const known = foundAndNearest(of, this.#observed.keys());
      this.#problems.error('series-unknown', addressOf(place, 'observed'), known);
      return [];
    }
    const { actor, partner } = place.value;
    const rows = series.rows.filter(
      (row) => (actor === undefined || row.actor === actor) && (partner === undefined || row.partner === partner),
    );
    const named = listed([actor, partner]);
    if (rows.length === 0) {
      this.#problems.error('pair-unobserved', addressOf(place, 'observed'), { found: of, pair: named });
      return [];
    }
    if (new Set(rows.map((row) => listed([row.actor, row.partner]))).size > 1) {
      this.#problems.error('pairs-mixed', addressOf(place, 'observed'), { found: of });
      return [];
    }
    const sorted = [...rows].sort((a, b) => a.time - b.time);
    const { years } = series.record;
    const rule = stepRule(
      measure,
      sorted.map(({ time }) => time),
    );
    if (!rule || from < years.from || to > years.to + (statistic === 'at' ? 1 : 0)) {
      const values = { from, to, least: years.from, most: years.to };
      this.#problems.error('years-outside-run', addressOf(place, statistic), values);
      return [];
    }
    const missing = needsAllYears(statistic) ? firstYearWithout(sorted, from, to) : undefined;
    if (missing !== undefined) {
      this.#problems.error('year-unobserved', addressOf(place, statistic), { found: of, year: String(missing) });
      return [];
    }
    return [
      [
        name,
        measureValues(
          rule,
          sorted.map(({ value }) => value),
        ),
      ],
    ];
  }
}

function listed(names: readonly (string | undefined)[]): string {
  return names.filter((name) => name !== undefined).join(', ');
}

/** Whether a year without a value would make a number of other years than are said. A slope or a change is of those there are. */
function needsAllYears(statistic: Statistic): boolean {
  return statistic === 'sum' || statistic === 'mean' || statistic === 'highest' || statistic === 'lowest';
}

function firstYearWithout(rows: readonly SeriesRow[], from: number, to: number): number | undefined {
  const observed = new Set(rows.map(({ year }) => year));
  for (let year = from; year <= to; year++) if (!observed.has(year)) return year;
  return undefined;
}
