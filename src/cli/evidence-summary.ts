import type { Contrast, Score } from '../analysis/evidence/evidence.ts';
import { periods } from '../analysis/evidence/periods.ts';
import { trends as bothTrends, defaultParameters, phases } from '../analysis/evidence/trends.ts';
import { alignColumns } from './columns.ts';
import type { EvidenceFindings } from './evidence-command.ts';
import { listOf, titleWithYears } from './names.ts';
import { shortNumber, signedNumber } from './numbers.ts';
import { say } from './say.ts';
import { type Look, plainText, wrap } from './terminal.ts';

/** The evidence for people to read: per period the model's scores, then wins and losses; then the two trends. */
export function evidenceSummary(findings: EvidenceFindings, look: Look): string {
  const { paint, width } = look;
  const { bench, members, seed, parameters } = findings;
  const theory = bench.model.theory.source;
  const lines = [
    paint.bold(say('evidence-title', { title: titleWithYears(bench.scenario.title, bench.scenario.period) })),
    wrap(
      say('evidence-sampling', { theory: theory.title, members, seed, parameters: parameters[theory.id] ?? 'ranges' }),
      width,
    ),
    wrap(say('evidence-bands'), width),
    wrap(say('evidence-seen'), width),
    '',
    ...periods.flatMap(({ id }) => periodLines(findings, id, look)),
    ...trendLines(findings, look),
  ];
  const text = lines.join('\n');
  return look.unicode ? text : plainText(text);
}

function periodLines({ evidence, bench }: EvidenceFindings, period: Score['period'], look: Look): string[] {
  const { paint, width } = look;
  const own = evidence.scores.filter((score) => score.period === period && score.kind === 'model');
  if (own.length === 0) return [];
  const heads = ['', 'count', 'rmse', 'bias', 'inside50', 'inside90', 'crps', 'wins', 'losses'];
  const contrasts = evidence.contrasts.filter((one) => one.period === period);
  const rows = own.map((score) => {
    const baselines = contrasts.filter((one) => one.kind === 'baseline' && isSameScope(one, score) && isHonest(one));
    const count = (verdict: Contrast['verdict']) => baselines.filter((one) => one.verdict === verdict).length;
    const told = (number: number) => (baselines.length === 0 ? '–' : String(number));
    return [
      scopeName(score),
      String(score.count),
      shortNumber(score.rmse, 1),
      signedNumber(score.meanError, 1),
      percent(score.coverage50),
      percent(score.coverage90),
      score.crps.toFixed(3),
      told(count('better')),
      told(count('worse')),
    ];
  });
  const placebo = evidence.placebo.find((one) => one.period === period);
  const together = contrasts.filter(({ source }) => source === 'fitted-series');
  return [
    paint.bold(say(`evidence-period-${period}`)),
    ...table([heads.map(columnName), ...rows], [6, 1], look),
    ...(together.length > 0
      ? ['', `  ${paint.bold(say('evidence-against', { theory: bench.model.theory.source.id }))}`]
      : []),
    ...(together.length > 0 ? [...contrastLines(together, look), ...unfittedLines(together, look)] : []),
    ...(placebo
      ? [wrap(say('evidence-placebo', { asGood: placebo.asGood, of: placebo.permutations }), width, '  ')]
      : []),
    '',
  ];
}

/** What has seen the years that it forecasts is shown, but no opponent. */
function isHonest({ against }: Contrast): boolean {
  return against !== 'dates-in-hindsight';
}

function isSameScope(one: { source: string; series: string }, other: { source: string; series: string }): boolean {
  return one.source === other.source && one.series === other.series;
}

function scopeName({ source, series }: Score): string {
  if (series === '') return say(`evidence-${source}`);
  const pair = /\[(\w+,\w+)/.exec(series)?.[1];
  return pair === undefined ? source : `${source} ${pair}`;
}

function contrastLines(contrasts: readonly Contrast[], look: Look): string[] {
  const rows = contrasts.map(({ against, skillCrps, skillRmse, verdict }) => [
    against,
    skillCrps ? skill(skillCrps.value) : '–',
    skillCrps && Number.isFinite(skillCrps.low) ? `${skill(skillCrps.low)} … ${skill(skillCrps.high)}` : '–',
    skillRmse ? skill(skillRmse.value) : '–',
    say(`evidence-verdict-${verdict}`),
  ]);
  return table([['', 'skill-crps', 'interval', 'skill-rmse', 'verdict'].map(columnName), ...rows], [3], look);
}

/** What was run without some of its terms is no fitted rival. */
function unfittedLines(contrasts: readonly Contrast[], { width }: Look): string[] {
  const without = contrasts.filter(({ kind }) => kind === 'knock-out').map(({ against }) => against);
  return without.length > 0 ? [wrap(say('evidence-unfitted', { without: listOf(without) }), width, '  ')] : [];
}

function skill(value: number): string {
  return signedNumber(value, 1);
}

function trendLines({ observations, trends: { values, changes, peaks } }: EvidenceFindings, look: Look): string[] {
  if (values.length === 0) return [];
  const { paint, width } = look;
  const shown = phases.filter(([from]) => values.some((value) => value.from === from));
  const heads = ['', ...shown.map(([from, to]) => `${from}–${String(to).slice(2)}`)];
  const lines = bothTrends.flatMap(({ id, series, terms }) => {
    const cells = (name: string, without: string, of: 'median' | 'observed') =>
      shown.map(([from]) => {
        const found = values.find(
          (one) => one.trend === id && one.series === name && one.without === without && one.from === from,
        );
        return found?.[of] === undefined ? '–' : shortNumber(found[of], 1);
      });
    const withouts = [...new Set(values.map(({ without }) => without))].filter((without) => without !== '');
    const rows = [
      [say('evidence-trend-observed'), ...cells(series, '', 'observed')],
      [say('evidence-trend-model'), ...cells(series, '', 'median')],
      ...withouts.map((without) => [without, ...cells(series, without, 'median')]),
      ...terms.map((term) => [term, ...cells(term, '', 'median')]),
    ];
    const wrong = changes
      .filter((change) => change.trend === id && change.without === '' && change.agreeing < 0.5)
      .map(({ from, to, observed, median, agreeing }) =>
        say('evidence-trend-wrong', {
          from: String(from),
          to: String(to),
          observed: signedNumber(observed, 1),
          median: signedNumber(median, 1),
          agreeing: percent(agreeing),
        }),
      );
    const discrepancy = observations.find(({ source }) => source === id)?.discrepancy ?? Number.NaN;
    const misses = values
      .filter(
        ({ trend, role, without }) => trend === id && role === 'trend' && ['', defaultParameters].includes(without),
      )
      .flatMap(({ without, from, to, median, low, high, observed }) => {
        if (observed === undefined) return [];
        const isInside = observed >= low && observed <= high;
        if (without === '' ? isInside : Math.abs(observed - median) <= discrepancy) return [];
        return [
          say(observed > median ? 'evidence-trend-low' : 'evidence-trend-high', {
            which: without === '' ? 'model' : 'defaults',
            from: String(from),
            to: String(to),
            observed: shortNumber(observed, 1),
            median: shortNumber(median, 1),
          }),
        ];
      });
    const peak = peaks.find(({ trend, without }) => trend === id && without === '');
    const peakLine = peak
      ? [say('evidence-trend-peak', { observed: String(peak.observed), model: String(peak.model) })]
      : [];
    return [
      paint.bold(say(`evidence-trend-${id}`)),
      ...table([heads, ...rows], [], look),
      ...[...peakLine, ...misses, ...wrong].map((line) => paint.yellow(wrap(line, width, '  '))),
      '',
    ];
  });
  return lines;
}

function columnName(name: string): string {
  return name === '' ? '' : say(`evidence-column-${name}`);
}

function table(rows: readonly (readonly string[])[], dispensable: readonly number[], { paint, width }: Look): string[] {
  return alignColumns(rows, dispensable, width).map((line, at) => (at === 0 ? paint.dim(line) : line));
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
