import type { Summary } from '../analysis/summary.ts';
import type { RunChoice, Workbench } from '../analysis/workbench.ts';
import type { History } from '../engine/history.ts';
import type { OutputSeries } from '../equations/program.ts';
import { causesBetween } from './causes.ts';
import { milestoneOf, milestoneOutputs } from './milestones.ts';
import { listOf, month, Names, titleWithYears, year } from './names.ts';
import { scaleOf, shortNumber } from './numbers.ts';
import { say } from './say.ts';
import { seriesChart } from './series-chart.ts';
import { groupSeries, type SeriesGroup } from './series-groups.ts';
import { changePhrases, samplingPhrase } from './summary-head.ts';
import { type Look, plainText, shortenTo, wrap } from './terminal.ts';
import { stepAt, type Trajectories, trajectoriesOf } from './trajectories.ts';
import { type TurningPoint, turningPoints } from './turning-points.ts';

/** A run with all that its summary tells. */
export interface SummarisedRun {
  readonly bench: Workbench;
  readonly choice: RunChoice;
  readonly history: History;
  readonly summary: Summary;
  /** Outputs to show in place of the theory's headline variables. */
  readonly selected?: readonly OutputSeries[];
}

const turningPointsShown = 6;

/** A summary of a run for people to read: charts, turning points, milestones, and what to try next. */
export function runSummary(run: SummarisedRun, look: Look): string {
  const text = [
    ...head(run, look),
    '',
    ...(run.summary.ran === 0 ? [] : body(run, look)),
    look.paint.dim(say('fingerprint', { hash: run.summary.hash })),
    next(run),
    '',
  ].join('\n');
  return look.unicode ? text : plainText(text);
}

function head({ bench, choice, history, summary }: SummarisedRun, { paint, width }: Look): string[] {
  const { scenario, model } = bench;
  const { simulatedFrom, period } = history;
  const past = { simulatedFrom: year(simulatedFrom), from: year(period.from) };
  const facts = [
    say('summary-sources', { theory: model.theory.source.title, world: model.world.title }),
    samplingPhrase(summary.plan),
    ...(simulatedFrom < period.from ? [say('summary-past', past)] : []),
  ];
  return [
    paint.bold(titleWithYears(scenario.title, period)),
    wrap(facts.join(' '), width),
    ...changePhrases(bench, choice).map((phrase) => paint.yellow(wrap(phrase, width))),
  ];
}

function body(run: SummarisedRun, look: Look): string[] {
  const { bench, history, summary, selected } = run;
  const { program, theory } = bench.model;
  const course = trajectoriesOf(summary);
  const names = new Names(bench.model);
  const variables = selected ? [...new Set(selected.map(({ quantity }) => quantity.name))] : theory.source.headline;
  const groups = groupSeries(
    selected ?? program.outputs,
    variables,
    course.middle,
    stepAt(course.times, history.period.from),
  );
  const frame = { names, look, period: history.period, withInterval: summary.plan.members > 1 };
  const sections = [
    ...groups.map((group) => seriesChart(group, course, frame)),
    turns(groups, run, course, names, look),
    milestones(run, course, names, look),
  ];
  return sections.filter((lines) => lines.length > 0).flatMap((lines) => [...lines, '']);
}

function turns(
  groups: readonly SeriesGroup[],
  { bench, history }: SummarisedRun,
  course: Trajectories,
  names: Names,
  { paint, width }: Look,
): string[] {
  const { outputs } = bench.model.program;
  const each = Math.max(1, Math.ceil(turningPointsShown / groups.length));
  const points = groups
    .flatMap((group) => turningPoints(group, course.middle, course.times, history.period.from, each))
    .sort((a, b) => a.until - b.until);
  const shown = new Map<string, string[]>();
  for (const point of points) {
    const output = outputs.find(({ series }) => series === point.series);
    const timeAt = (step: number) => course.times[step] ?? Number.NaN;
    const { events, inputs } = causesBetween(history, timeAt(point.after), timeAt(point.until), output?.members ?? []);
    const [event, ...others] = events;
    const causes = [
      ...(event ? [event.title] : []),
      ...inputs.map(({ series, value }) => say('turning-input', { name: series, value: String(value) })),
      ...(others.length > 0 ? [say('turning-more-events', { count: others.length })] : []),
    ];
    // What happens without a date happens in the step that ends at its time.
    const date = month(event?.time ?? timeAt(point.until) - 0.02);
    const heading = `  ${date}  ${shortenTo(causes.join('; ') || say('turning-no-event'), width - 11)}`;
    const move = turn(point, output ? names.series(output) : point.series);
    shown.set(heading, [...(shown.get(heading) ?? []), paint.dim(wrap(move, width, ' '.repeat(11)))]);
  }
  const lines = [...shown].flatMap(([heading, moves]) => [heading, ...moves]);
  return [paint.bold(say('heading-turning-points')), ...(lines.length === 0 ? [`  ${say('turning-none')}`] : lines)];
}

function turn({ kind, values }: TurningPoint, label: string): string {
  const [a = '', b = '', c = ''] = values.map((value) => shortNumber(value, scaleOf(values)));
  return say(`turning-${kind}`, { label, a, b, c });
}

function milestones(
  { bench, summary }: SummarisedRun,
  course: Trajectories,
  names: Names,
  { paint, width }: Look,
): string[] {
  const { program, theory } = bench.model;
  const outputs = milestoneOutputs(program.outputs, theory.source.milestones, course.middle);
  if (outputs.length === 0) return [];
  const found = outputs.map((output) =>
    milestoneOf(output, summary.crossings.get(output.series) ?? { share: 0 }, summary.ran),
  );
  const reached = found.flatMap(({ output, count, time }) => {
    if (time === undefined) return [];
    const label = names.series(output);
    const values = { label, count, members: summary.ran, date: month(time) };
    if (summary.plan.members > 1) return [`  ${say('milestone-share', values)}`];
    return [`  ${say(time <= (course.times[0] ?? 0) ? 'milestone-start' : 'milestone-certain', values)}`];
  });
  const never = found.filter(({ time }) => time === undefined).map(({ output }) => names.series(output));
  const neverLine = wrap(say('milestones-never', { labels: listOf(never) }), width - 2, '  ');
  return [paint.bold(say('heading-milestones')), ...reached, ...(never.length > 0 ? [neverLine] : [])];
}

/** One thing to try next. */
function next({ bench, choice, summary }: SummarisedRun): string {
  const { scenario, variant } = choice;
  const [first] = bench.scenario.variants;
  const members = String(summary.plan.members);
  if (summary.ran === 0) return say('next-list');
  if (variant !== undefined) return say('next-compare', { scenario, variant });
  if (summary.plan.members === 1) return say('next-members', { scenario });
  return first ? say('next-explore', { scenario, variant: first.value.id, members }) : say('next-list');
}
