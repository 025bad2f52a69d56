import { fitRules } from '../analysis/calibration/rules.ts';
import { alignColumns } from './columns.ts';
import type { FitFindings, Fitted } from './fit-command.ts';
import { chosenTheory, targetRows, theoryRows } from './fit-tables.ts';
import { shortNumber, signedNumber } from './numbers.ts';
import { say } from './say.ts';
import { type Look, plainText, wrap } from './terminal.ts';

const parametersShown = 12;
const pairsShown = 8;

/** What a fit found, for people to read: of the first theory all, of the others how they did. */
export function fitSummary(findings: FitFindings, look: Look): string {
  const { paint, width } = look;
  const [first] = findings.fitted;
  const lines = [
    ...(first
      ? [...acceptanceLines(first, look), '', ...targetLines(first, look), '', ...parameterLines(first, look)]
      : []),
    '',
    paint.bold(say('fit-choice', { from: String(fitRules.choice[0]), to: String(fitRules.choice[1]) })),
    ...table(theoryLines(findings), [6, 5], look),
    paint.dim(wrap(say('fit-choice-note'), width, '  ')),
    ...choiceLines(findings, look),
    '',
  ];
  const text = lines.join('\n');
  return look.unicode ? text : plainText(text);
}

function acceptanceLines({ bench, task, acceptance }: Fitted, { paint, width }: Look): string[] {
  const values = {
    accepted: acceptance.accepted.length,
    draws: task.draws,
    share: percent(acceptance.accepted.length / task.draws),
    one: String(fitRules.mostOfOne),
    all: String(fitRules.mostOfAll),
    leftOut: acceptance.leftOut,
    year: String(fitRules.lastYear),
  };
  return [
    paint.bold(say('fit-title', { theory: bench.model.theory.source.title, year: String(fitRules.lastYear) })),
    wrap(say('fit-accepted', values), width),
    wrap(say('fit-rule', values), width),
    ...(acceptance.leftOut > 0 ? [paint.yellow(wrap(say('fit-loosened', values), width))] : []),
  ];
}

function targetLines(fitted: Fitted, look: Look): string[] {
  const heads = ['', 'observed', 'error', 'default', 'out', 'alone'].map((name) =>
    name === '' ? '' : say(`fit-column-${name}`),
  );
  const rows = targetRows(fitted).map((row) => [
    `${row.source} ${row.from}–${row.to}`,
    shortNumber(row.observed, 1),
    shortNumber(row.discrepancy, 1),
    `${shortNumber(row.default, 1)} (${shortNumber(row.default_implausibility, 1)})`,
    percent(row.ruled_out),
    percent(row.ruled_out_alone),
  ]);
  return [look.paint.bold(say('fit-targets')), ...table([heads, ...rows], [5], look)];
}

function parameterLines({ diagnostics }: Fitted, look: Look): string[] {
  const heads = ['', 'range', 'accepted', 'variance', 'distance'].map((name) =>
    name === '' ? '' : say(`fit-column-${name}`),
  );
  const rows = diagnostics.parameters
    .slice(0, parametersShown)
    .map(({ series, range, quantiles, varianceRatio, distance }) => {
      const [low, middle, high] = quantiles.map((value) => shortNumber(value, range[1]));
      const [least, most] = range.map((value) => shortNumber(value, range[1]));
      return [
        series,
        `${least} … ${most}`,
        `${low} … ${middle} … ${high}`,
        shortNumber(varianceRatio, 1),
        shortNumber(distance, 1),
      ];
    });
  const pairs = diagnostics.pairs
    .slice(0, pairsShown)
    .map(({ one, other, correlation }) => [`${one}, ${other}`, signedNumber(correlation, 1)]);
  return [
    look.paint.bold(say('fit-parameters')),
    ...table([heads, ...rows], [1], look),
    '',
    look.paint.bold(say('fit-pairs')),
    ...table([['', say('fit-column-correlation')], ...pairs], [], look),
  ];
}

function choiceLines(findings: FitFindings, { width }: Look): string[] {
  const first = findings.fitted[0]?.id ?? '';
  const theory = chosenTheory(theoryRows(findings));
  if (theory === undefined) return [];
  return [wrap(say(theory === first ? 'fit-choice-kept' : 'fit-choice-other', { theory, first }), width, '  ')];
}

function theoryLines(findings: FitFindings): string[][] {
  const names = ['', 'accepted-share', 'crps', 'rmse', 'inside50', 'inside90', 'difference'];
  const number = (value: unknown) => (typeof value === 'number' ? shortNumber(value, 1) : '–');
  const share = (value: unknown) => (typeof value === 'number' ? percent(value) : '–');
  const rows = theoryRows(findings).map((row) => [
    row.theory,
    percent(row.accepted / row.draws),
    typeof row.crps === 'number' ? row.crps.toFixed(3) : say('fit-ruled-out'),
    number(row.rmse),
    share(row.coverage50),
    share(row.coverage90),
    typeof row.difference === 'number' &&
    typeof row.difference_low === 'number' &&
    typeof row.difference_high === 'number'
      ? `${row.difference.toFixed(3)} (${row.difference_low.toFixed(3)} … ${row.difference_high.toFixed(3)})`
      : '–',
  ]);
  return [names.map((name) => (name === '' ? '' : say(`fit-column-${name}`))), ...rows];
}

function table(rows: readonly (readonly string[])[], dispensable: readonly number[], { paint, width }: Look): string[] {
  return alignColumns(rows, dispensable, width).map((line, at) => (at === 0 ? paint.dim(line) : line));
}

function percent(share: number): string {
  return `${shortNumber(100 * share, share < 0.1 ? 1 : 100)} %`;
}
