import type { ClaimRequest, ClaimResult, DrawResult, TestResult } from '../analysis/claims/evaluate-claims.ts';
import type { OpenedClaim } from '../analysis/claims/open-claim.ts';
import type { Share } from '../analysis/claims/wilson.ts';
import { alignColumns } from './columns.ts';
import { listOf } from './names.ts';
import { signedNumber } from './numbers.ts';
import { regionSentence } from './region-sentence.ts';
import { say } from './say.ts';
import { type Look, plainText, wrap } from './terminal.ts';

/** What a narrow terminal can do without: the intervals of the shares, then the spread. */
const dispensable = [5, 3] as const;

/** What came of claims for people to read: one line for each test under the sentence of its claim, then its remarks. */
export function claimsSummary(
  claims: readonly OpenedClaim[],
  results: readonly ClaimResult[],
  { draws, seed, set = {} }: ClaimRequest,
  look: Look,
): string {
  const { paint, width } = look;
  const tests = results.flatMap((result) => result.tests);
  const isCalibrated = tests.some(({ calibrated }) => calibrated !== undefined);
  const heads = ['', ...['verdict', 'effect', 'spread', 'all', 'interval'].map((one) => say(`claims-column-${one}`))];
  if (isCalibrated) heads.push(say('claims-column-calibrated'));
  const [header = '', ...lines] = alignColumns(
    [heads, ...tests.map((test) => cellsOf(test, isCalibrated))],
    dispensable,
    width,
  );
  const theories = [...new Set(claims.map(({ bench }) => bench.model.theory.source.title))];
  const changes = Object.entries(set).map(([name, value]) => say('claims-set', { name, value: String(value) }));
  let next = 0;
  const blocks = results.flatMap(({ claim, tests: own }) => [
    paint.bold(wrap(claim.title, width)),
    ...own.flatMap((test) => [lines[next++] ?? '', ...remarks(test, draws, look)]),
    '',
  ]);
  const text = [
    paint.bold(say('claims-title', { tests: tests.length, draws, seed })),
    wrap([say('claims-theory', { theories: listOf(theories) }), ...changes].join(' '), width),
    '',
    paint.dim(header),
    ...blocks,
    paint.dim(wrap(say('claims-legend'), width)),
    ...(isCalibrated ? [paint.dim(wrap(say('claims-legend-calibrated'), width))] : []),
    '',
  ].join('\n');
  return look.unicode ? text : plainText(text);
}

function cellsOf({ id, atDefaults, verdictAtDefaults, all, calibrated }: TestResult, isCalibrated: boolean): string[] {
  if (!all) {
    const fact = [id, say(`fact-${verdictAtDefaults}`), plainNumber(atDefaults), '', '', ''];
    return isCalibrated ? [...fact, ''] : fact;
  }
  const [low, , high] = all.quantiles;
  const cells = [
    id,
    say(`verdict-${all.verdict}`),
    signedNumber(atDefaults),
    say('claims-spread', { low: signedNumber(low), high: signedNumber(high) }),
    sharesText(all),
    `${intervalText(all.supporting)} / ${intervalText(all.contradicting)}`,
  ];
  return isCalibrated ? [...cells, calibrated ? sharesText(calibrated) : ''] : cells;
}

function sharesText({ supporting, contradicting }: DrawResult): string {
  return `${percent(supporting.share)} / ${percent(contradicting.share)}`;
}

function intervalText({ low, high }: Share): string {
  const [from, to] = [low, high].map((share) => Math.round(100 * share));
  return `${from}–${to}`;
}

function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${Math.round(100 * share)} %` : '–';
}

function remarks({ title, all, builtIn, note, region }: TestResult, draws: number, { paint, width }: Look): string[] {
  const texts = [
    `${title}.`,
    ...(all ? [...missingRemark(all, draws), ...signRemark(all, builtIn ?? '')] : []),
    ...(note === undefined ? [] : [note]),
    ...(region ? [regionSentence(region)] : []),
  ];
  return texts.map((one) => paint.dim(wrap(one, width, '    ')));
}

/** That some draws say nothing, since a run or the effect itself gave no finite number. */
function missingRemark({ draws: counted }: DrawResult, draws: number): string[] {
  return counted < draws ? [say('claims-missing', { missing: draws - counted, draws })] : [];
}

/** What is to be said of the sign; where draws reverse it, only if those that contradict do not tell already. */
function signRemark({ sign, reversing, contradicting }: DrawResult, why: string): string[] {
  const { count, of } = reversing;
  if (sign !== 'free') return [say(`sign-${sign}`, { why, count, of })];
  return count > contradicting.count ? [say('sign-free', { count, of, enough: contradicting.count })] : [];
}
