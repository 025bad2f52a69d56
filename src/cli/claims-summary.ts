import type { ClaimRequest, ClaimResult, TestResult } from '../analysis/claims/evaluate-claims.ts';
import type { OpenedClaim } from '../analysis/claims/open-claim.ts';
import type { Share } from '../analysis/claims/wilson.ts';
import { alignColumns } from './columns.ts';
import { listOf } from './names.ts';
import { signedNumber } from './numbers.ts';
import { regionSentence } from './region-sentence.ts';
import { say } from './say.ts';
import { type Look, plainText, wrap } from './terminal.ts';

/** What a narrow terminal can do without: the spread, then the share that contradicts. */
const dispensable = [3, 5] as const;

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
  const heads = [
    '',
    ...['verdict', 'effect', 'spread', 'supports', 'contradicts'].map((one) => say(`claims-column-${one}`)),
  ];
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
    ...own.flatMap((test) => [lines[next++] ?? '', ...remarks(test, look)]),
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
    shareText(all.supporting),
    shareText(all.contradicting),
  ];
  if (!isCalibrated) return cells;
  const fitting = calibrated && `${percent(calibrated.supporting.share)} / ${percent(calibrated.contradicting.share)}`;
  return [...cells, fitting ?? ''];
}

function plainNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function shareText({ share, low, high }: Share): string {
  const whole = (value: number) => String(Math.round(100 * value));
  return say('claims-share', { share: percent(share), low: whole(low), high: whole(high) });
}

function remarks({ title, all, builtIn, note, region }: TestResult, { paint, width }: Look): string[] {
  const sign = all && signRemark(all.sign, builtIn ?? '', all.reversing);
  const texts = [
    `${title}.`,
    ...(sign === undefined ? [] : [sign]),
    ...(note === undefined ? [] : [note]),
    ...(region ? [regionSentence(region)] : []),
  ];
  return texts.map((one) => paint.dim(wrap(one, width, '    ')));
}

function signRemark(
  sign: NonNullable<TestResult['all']>['sign'],
  why: string,
  { count, of }: Share,
): string | undefined {
  if (sign === 'free') return undefined;
  return say(`sign-${sign}`, { why, count, of });
}
