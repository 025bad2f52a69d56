import type { ClaimGrid } from '../analysis/claims/claim-grid.ts';
import type { FailureRegion } from '../analysis/claims/failure-region.ts';
import type { Share } from '../analysis/claims/wilson.ts';
import type { AllianceFindings } from './alliance-command.ts';
import { rowsOf } from './alliance-data.ts';
import { alignColumns } from './columns.ts';
import { shortNumber } from './numbers.ts';
import { regionSentence } from './region-sentence.ts';
import { say } from './say.ts';
import { type Look, plainText, wrap } from './terminal.ts';

/** How often there is an alliance under each condition, and a map of where, for people to read. */
export function allianceSummary(findings: AllianceFindings, look: Look): string {
  const { test, request, grid, condition } = findings;
  const { paint, width } = look;
  const { draws, seed } = request;
  const heads = ['', say('alliance-column-defaults'), say('alliance-column-share')];
  const rows = rowsOf(test).map(({ title, atDefaults, alliance }) => [
    title ?? say('alliance-as-it-is'),
    shortNumber(atDefaults, 1),
    alliance ? shareText(alliance) : '',
  ]);
  const calibrated = test.calibrated?.contradicting;
  const lines = alignColumns([heads, ...rows], [], width);
  const text = [
    paint.bold(say('alliance-title', { draws, seed })),
    ...lines.map((line, at) => (at === 0 ? paint.dim(line) : line)),
    ...(calibrated ? [wrap(say('alliance-calibrated', { share: shareText(calibrated) }), width)] : []),
    ...(test.region ? [wrap(regionSentence(test.region, toldAs(test.region)), width)] : []),
    '',
    ...(grid ? [...map(grid, condition, look), ''] : [paint.dim(wrap(say('alliance-next'), width)), '']),
  ].join('\n');
  return look.unicode ? text : plainText(text);
}

/** What contradicts the claim is an alliance; what only fails to support it is none yet. */
function toldAs({ failing }: FailureRegion): FailureRegion['failing'] | 'alliance' {
  return failing === 'contradicted' ? 'alliance' : failing;
}

function shareText({ share, low, high }: Share): string {
  const whole = (value: number) => String(Math.round(100 * value));
  return say('claims-share', { share: `${whole(share)} %`, low: whole(low), high: whole(high) });
}

/** The grid as a picture, the higher values of the second parameter on top, and the border row by row. */
function map({ x, y, effects, level, border }: ClaimGrid, condition: string | undefined, look: Look): string[] {
  const { paint, width } = look;
  const columns = x.values.length;
  const nearest = (values: Float64Array, value: number) =>
    values.reduce((best, one, at) => (Math.abs(one - value) < Math.abs((values[best] ?? 0) - value) ? at : best), 0);
  const here = { row: nearest(y.values, y.standard), column: nearest(x.values, x.standard) };
  const numbers = Array.from(y.values, (value) => shortNumber(value, Math.max(...y.values)));
  const gutter = Math.max(...numbers.map((one) => one.length)) + 2;
  const rows = Array.from(y.values.keys(), (row) => {
    const cells = Array.from(x.values.keys(), (column) => {
      const isAlliance = (effects[row * columns + column] ?? 0) >= level;
      if (row === here.row && column === here.column) return isAlliance ? '@' : 'o';
      return isAlliance ? '#' : '.';
    });
    const crossings = border
      .filter((point) => point.y === y.values[row])
      .map((point) => shortNumber(point.x, Math.max(...x.values)));
    return `${(numbers[row] ?? '').padStart(gutter)} ${cells.join(' ')}${crossings.length > 0 ? `   ${crossings.join(', ')}` : ''}`;
  });
  const [first = 0, last = 0] = [x.values[0], x.values.at(-1)];
  const scale = [shortNumber(first, last), shortNumber(last)];
  const gap = Math.max(1, 2 * columns - 1 - (scale[0]?.length ?? 0) - (scale[1]?.length ?? 0));
  return [
    paint.bold(say('alliance-map', { x: x.series, y: y.series, condition: condition ?? 'none' })),
    ...rows.reverse(),
    `${' '.repeat(gutter + 1)}${scale.join(' '.repeat(gap))}`,
    paint.dim(wrap(say('alliance-map-legend', { x: x.series }), width)),
  ];
}
