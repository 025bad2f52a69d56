import { firstCrossing, summarise } from '../analysis/bands.ts';
import { summaryShares } from '../analysis/quantiles.ts';
import type { RunChoice, Workbench } from '../analysis/workbench.ts';
import type { OutputSeries } from '../equations/program.ts';
import { alignColumns } from './columns.ts';
import { baseline, type ComparedVariant, type Comparison } from './compare-variants.ts';
import { milestoneOf, milestoneOutputs } from './milestones.ts';
import { listOf, month, Names, titleWithYears } from './names.ts';
import { scaleOf, shortNumber, signedNumber } from './numbers.ts';
import { say } from './say.ts';
import { withoutMirrors } from './series-groups.ts';
import { changePhrases, samplingPhrase } from './summary-head.ts';
import { type Look, plainText, wrap } from './terminal.ts';
import { trajectoriesOf } from './trajectories.ts';

/** A comparison with all that its summary tells. */
export interface SummarisedComparison {
  readonly bench: Workbench;
  /** What all variants share. */
  readonly choice: RunChoice;
  readonly comparison: Comparison;
  /** The step to compare at. */
  readonly step: number;
  /** Outputs to show in any case; without them, those that differ most. */
  readonly selected?: readonly OutputSeries[];
}

const rowsShown = 12;
/** What a narrow terminal can do without: the variant's value, which the difference implies, then the reference's. */
const dispensable = [2, 1] as const;
/** Differences that round to nothing, on the scale of their variable. */
const leastVisible = 0.005;

/** A summary of a comparison for people to read: the greatest differences, and when milestones come. */
export function compareSummary(compared: SummarisedComparison, look: Look): string {
  const { comparison } = compared;
  const text = [
    ...head(compared, look),
    '',
    ...comparison.others.flatMap((other) => [...differences(compared, other, look), '']),
    ...milestones(compared, look),
    look.paint.dim(wrap(say('compare-fingerprints', { list: fingerprints(comparison) }), look.width)),
    '',
  ].join('\n');
  return look.unicode ? text : plainText(text);
}

function head({ bench, choice, comparison }: SummarisedComparison, { paint, width }: Look): string[] {
  const { scenario, model } = bench;
  const { reference, others } = comparison;
  const names = { others: listOf(others.map(({ name }) => name)), reference: reference.name };
  const facts = [
    say('summary-sources', { theory: model.theory.source.title, world: model.world.title }),
    samplingPhrase(reference.ensemble.plan),
  ];
  const about = [reference, ...others].flatMap(({ name }) => {
    const variant = scenario.variants.find(({ value }) => value.id === name)?.value;
    return name === baseline || !variant ? [] : [say('change-variant', { id: variant.id, text: variant.text.trim() })];
  });
  return [
    paint.bold(say('compare-title', { title: titleWithYears(scenario.title, scenario.period), ...names })),
    wrap(facts.join(' '), width),
    ...[...changePhrases(bench, choice), ...about].map((phrase) => paint.yellow(wrap(phrase, width))),
  ];
}

interface Row {
  readonly series: string;
  readonly reference: number;
  readonly variant: number;
  readonly difference: readonly number[];
  readonly higher: number;
  readonly members: number;
  /** Typical size of the difference on the scale of the variable, of members with either sign. */
  readonly size: number;
}

function differences(compared: SummarisedComparison, other: ComparedVariant, { paint, width }: Look): string[] {
  const { comparison, step, selected } = compared;
  const { reference } = comparison;
  const isEnsemble = reference.ensemble.plan.members > 1;
  const date = month(reference.ensemble.times[step] ?? 0);
  const all = rows(compared, other);
  const visible = all.filter(({ size }) => size >= leastVisible).sort((a, b) => b.size - a.size);
  const shown = selected ? all : visible.slice(0, rowsShown);
  const title = paint.bold(say('compare-heading', { other: other.name, reference: reference.name, date }));
  if (other.differences.every(({ members }) => members === 0)) return [title, `  ${say('compare-no-members')}`];
  if (shown.length === 0) return [title, `  ${say('compare-same', { date })}`];
  const heads = ['', reference.name, other.name, say('compare-column-difference')];
  if (isEnsemble) heads.push(say('compare-column-interval'), say('compare-column-higher'));
  const cells = shown.map((row) => cellsOf(row, isEnsemble));
  const more = visible.length - shown.length;
  return [
    title,
    ...alignColumns([heads, ...cells], dispensable, width).map((line, at) => (at === 0 ? paint.dim(line) : line)),
    ...(!selected && more > 0 ? [paint.dim(`  ${say('compare-more', { count: more })}`)] : []),
  ];
}

function cellsOf({ series, reference, variant, difference, higher, members }: Row, isEnsemble: boolean): string[] {
  const scale = scaleOf([reference, variant]);
  const [low = 0, , middle = 0, , high = 0] = difference;
  const signed = (value: number) => signedNumber(value, scale);
  const certain = [series, shortNumber(reference, scale), shortNumber(variant, scale), signed(middle)];
  if (!isEnsemble) return certain;
  const count = say('compare-higher', { higher: Math.round(higher * members), members });
  return [...certain, `${signed(low)} … ${signed(high)}`, count];
}

function rows({ bench, comparison, step, selected }: SummarisedComparison, other: ComparedVariant): Row[] {
  const { program, theory } = bench.model;
  const before = trajectoriesOf(summarise(comparison.reference.ensemble));
  const after = trajectoriesOf(summarise(other.ensemble));
  const steps = before.times.length;
  const outputs =
    selected ??
    withoutMirrors(
      program.outputs.filter(({ quantity }) => quantity.output && !theory.source.milestones.includes(quantity.name)),
      after.middle,
    );
  return outputs.flatMap(({ series, quantity }) => {
    const difference = other.differences.find((one) => one.series === series);
    if (!difference) return [];
    const quantiles = summaryShares.map((_, share) => difference.quantiles[share * steps + step] ?? Number.NaN);
    const reference = before.middle(series)[step] ?? Number.NaN;
    const scale = quantity.range ? quantity.range[1] - quantity.range[0] : Math.abs(reference);
    return [
      {
        series,
        reference,
        variant: after.middle(series)[step] ?? Number.NaN,
        difference: quantiles,
        higher: difference.higher[step] ?? 0,
        members: difference.members,
        size: mean(quantiles.map(Math.abs)) / (scale > 0 ? scale : 1),
      },
    ];
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function milestones({ bench, comparison }: SummarisedComparison, { paint, width }: Look): string[] {
  const { reference, others } = comparison;
  const { program, theory } = bench.model;
  const names = new Names(bench.model);
  const isEnsemble = reference.ensemble.plan.members > 1;
  const outputs = milestoneOutputs(
    program.outputs,
    theory.source.milestones,
    trajectoriesOf(summarise(reference.ensemble)).middle,
  );
  const lines = outputs.flatMap((output) => {
    const found = [reference, ...others].map(({ name, ensemble }) => ({
      name,
      members: ensemble.members.length,
      ...milestoneOf(output, firstCrossing(ensemble, output.series, 1), ensemble.members.length),
    }));
    if (found.every(({ time }) => time === undefined)) return [];
    const phrases = found.map(({ name, count, members, time }) => {
      const values = { name, count, members, date: month(time ?? 0) };
      return say(`compare-milestone-${time === undefined ? 'never' : isEnsemble ? 'share' : 'certain'}`, values);
    });
    return [wrap(say('compare-milestone', { label: names.series(output), list: phrases.join('; ') }), width, '  ')];
  });
  return lines.length === 0 ? [] : [paint.bold(say('heading-milestones')), ...lines, ''];
}

function fingerprints({ reference, others }: Comparison): string {
  return [reference, ...others].map(({ name, ensemble }) => `${name} ${ensemble.hash}`).join(', ');
}
