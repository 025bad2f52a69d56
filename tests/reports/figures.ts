import { readFileSync } from 'node:fs';
import { fitRules } from '../../src/analysis/calibration/rules.ts';
import type { Observation } from '../../src/analysis/evidence/observe.ts';
import { told } from './numbers.ts';
import { numberIn, type Row, reportsFolder, rowsWhere } from './outputs.ts';
import { area, box, line, mark, path, picture, scale, words } from './svg.ts';

const theory = 'defensive-realism';
const grey = { dark: '#767676', middle: '#b0b0b0', light: '#dcdcdc' };
const text = (row: Row, column: string) => row.get(column) ?? '';

/** Implausibility of the defaults and of the median draw by target, and how many draws each target rules out. */
export function implausibilityFigure(): string {
  const rows = rowsWhere('outputs/fit/targets.csv', [`theory=${theory}`]);
  const [left, right, top, step] = [190, 520, 64, 20];
  const bottom = top + step * rows.length;
  const x = scale(0, 3.2, left, right);
  const share = scale(0, 0.2, right + 40, right + 160);
  const parts = [
    words(left, 20, 'Standard deviations of all stated errors from the record', { bold: true }),
    words(right + 40, 20, 'Draws ruled out', { bold: true }),
    mark(left + 6, 38, 'diamond'),
    words(left + 16, 42, 'default parameters'),
    mark(left + 156, 38, 'ring'),
    words(left + 166, 42, 'median of all draws'),
    ...[0, 1, 2, 3].flatMap((value) => [
      line(
        x(value),
        top - 6,
        x(value),
        bottom,
        value === fitRules.mostOfOne ? { dash: '5 3' } : { colour: grey.light },
      ),
      words(x(value), bottom + 16, String(value), { anchor: 'middle' }),
    ]),
    words(x(fitRules.mostOfOne) - 4, bottom + 32, 'ruled out from here', { anchor: 'end', size: 11 }),
    line(share(0), top - 6, share(0), bottom),
    ...rows.flatMap((row, place) => {
      const y = top + step * (place + 0.5);
      const out = numberIn(row, 'ruled_out');
      return [
        words(left - 10, y + 4, `${text(row, 'source')} ${text(row, 'from')}–${text(row, 'to')}`, { anchor: 'end' }),
        line(left, y, right, y, { colour: grey.light, width: 0.5 }),
        mark(x(numberIn(row, 'median_implausibility')), y, 'ring'),
        mark(x(numberIn(row, 'default_implausibility')), y, 'diamond'),
        box(share(0), y - 6, share(out) - share(0), 12, grey.middle),
        words(share(out) + 5, y + 4, `${told(100 * out, 1)} %`, { size: 11 }),
      ];
    }),
  ];
  const beyond = rows.filter((row) => numberIn(row, 'default_implausibility') > fitRules.mostOfOne).length;
  const worst = [...rows].sort((a, b) => numberIn(b, 'ruled_out') - numberIn(a, 'ruled_out'))[0] ?? new Map();
  return picture(
    'implausibility',
    {
      width: 740,
      height: bottom + 44,
      title: 'How far the model lies from each target of the fit',
      text: `${rows.length} targets of five observed series to 2013. At its defaults the model misses ${beyond} of them by the three standard deviations that rule a draw out. Most draws are ruled out by ${text(worst, 'source')} ${text(worst, 'from')}–${text(worst, 'to')}: ${told(100 * numberIn(worst, 'ruled_out'), 1)} per cent. The table has all values.`,
    },
    parts,
  );
}

const parametersShown = 15;

/** Where nine tenths of the accepted values of the most constrained parameters lie within their ranges. */
export function parametersFigure(): string {
  const rows = rowsWhere('outputs/fit/parameters.csv', [`theory=${theory}`]).slice(0, parametersShown);
  const [left, right, top, step] = [190, 640, 64, 22];
  const bottom = top + step * rows.length;
  const parts = [
    words(left, 20, 'Place within the range that draws are made from', { bold: true }),
    box(left, 32, 30, 10, grey.middle),
    words(left + 36, 42, 'nine tenths of accepted draws'),
    line(left + 222, 30, left + 222, 44, { width: 2.5 }),
    words(left + 230, 42, 'their median'),
    mark(left + 322, 37, 'diamond'),
    words(left + 332, 42, 'default'),
    ...rows.flatMap((row, place) => {
      const [y, x] = [top + step * (place + 0.5), scale(numberIn(row, 'least'), numberIn(row, 'most'), left, right)];
      const [low, middle, high] = ['q05', 'q50', 'q95'].map((name) => x(numberIn(row, name))) as [
        number,
        number,
        number,
      ];
      return [
        words(left - 10, y + 4, text(row, 'parameter'), { anchor: 'end' }),
        line(left, y, right, y, { colour: grey.dark, width: 0.5 }),
        box(low, y - 6, high - low, 12, grey.middle),
        line(middle, y - 8, middle, y + 8, { width: 2.5 }),
        mark(x(numberIn(row, 'default')), y, 'diamond'),
      ];
    }),
    ...[0.05, 0.5, 0.95].flatMap((part) => {
      const x = left + part * (right - left);
      return [
        line(x, top - 6, x, bottom, { dash: '2 3', width: 0.7 }),
        words(x, bottom + 16, `${told(100 * part, 0)} %`, { anchor: 'middle' }),
      ];
    }),
    words(
      (left + right) / 2,
      bottom + 34,
      'a parameter of which the record says nothing fills the range from 5 % to 95 %',
      {
        anchor: 'middle',
        size: 11,
      },
    ),
  ];
  const [first] = rows;
  return picture(
    'parameters',
    {
      width: 680,
      height: bottom + 46,
      title: 'What the record to 2013 says about single parameters: little',
      text: `The ${rows.length} parameters that it constrains most. Even of the first, ${first ? text(first, 'parameter') : ''}, accepted values reach over most of its range.`,
    },
    parts,
  );
}

interface Bands {
  readonly times: readonly number[];
  readonly bands: Readonly<Record<string, Readonly<Record<'q5' | 'q25' | 'q50' | 'q75' | 'q95', readonly number[]>>>>;
}

const panels = [
  ['joint-exercises', 'cooperation[RUS,CHN,operations]', 'Joint exercises'],
  ['arms-deliveries', 'armsFlow[RUS,CHN]', 'Arms deliveries'],
  ['arms-orders', 'armsFlowAim[RUS,CHN]', 'Arms orders'],
  ['un-voting-distance', 'cooperation[RUS,CHN,political]', 'UN votes'],
  ['treaty-obligations', 'cooperation[RUS,CHN,defence]', 'Treaty obligations'],
] as const;

/** The series that the fit reads, observed and with the model's bands, one panel each. */
export function bandsFigure(observations: readonly Observation[]): string {
  const { times, bands }: Bands = JSON.parse(readFileSync(`${reportsFolder}outputs/bands.json`, 'utf8'));
  const [width, height, columns] = [330, 190, 2];
  const parts = panels.flatMap(([source, series, title], panel) => {
    const [left, top] = [44 + (panel % columns) * (width + 44), 64 + Math.floor(panel / columns) * (height + 62)];
    const [x, y] = [scale(1996, 2026, left, left + width), scale(0, 1, top + height, top)];
    const band = bands[series];
    if (!band) throw new Error(`There are no bands of ${series}.`);
    const along = (values: readonly number[]) => values.map((value, step) => [x(times[step] ?? 0), y(value)] as const);
    return [
      words(left, top - 8, `${title}: ${series}`, { bold: true }),
      area(along(band.q5), along(band.q95), grey.light),
      area(along(band.q25), along(band.q75), grey.middle),
      path(along(band.q50), { width: 1.5 }),
      line(x(fitRules.lastYear + 1), top, x(fitRules.lastYear + 1), top + height, { dash: '5 3' }),
      line(left, top + height, left + width, top + height),
      line(left, top, left, top + height),
      ...[0, 0.5, 1].map((value) => words(left - 6, y(value) + 4, String(value), { anchor: 'end', size: 11 })),
      ...[1996, 2006, 2014, 2026].map((year) =>
        words(x(year), top + height + 15, String(year), { anchor: 'middle', size: 11 }),
      ),
      ...observations
        .filter((one) => one.source === source && one.series === series)
        .flatMap(({ year, value, discrepancy }) => {
          const [middle, low, high] = [
            x(year + 0.5),
            Math.max(0, value - discrepancy),
            Math.min(1, value + discrepancy),
          ];
          return [line(middle, y(low), middle, y(high), { width: 0.7 }), mark(middle, y(value), 'dot')];
        }),
    ];
  });
  const legend = [
    mark(50, 22, 'dot'),
    words(60, 26, 'observed, with its stated error'),
    path(
      [
        [258, 22],
        [286, 22],
      ],
      { width: 1.5 },
    ),
    words(292, 26, 'median'),
    box(350, 16, 24, 11, grey.middle),
    words(380, 26, 'half of the members'),
    box(512, 16, 24, 11, grey.light),
    words(542, 26, 'nine tenths'),
    line(636, 14, 636, 30, { dash: '5 3' }),
    words(644, 26, 'end of the fit'),
  ];
  return picture(
    'bands',
    {
      width: 2 * width + 110,
      height: 64 + 3 * (height + 62),
      title: 'The record and the model, 1996–2026',
      text: 'Five panels on the scale of the model, 0 to 1: observed years with their stated errors, and the bands of a thousand members with accepted parameters and chance. Deliveries peak in 2005 in the record and earlier in the model; exercises rise within the bands; votes come closer to about 2005 and hardly move after; the one treaty of 2001 lies within the bands. Bands are those of the model alone, without the errors of the record.',
    },
    [...legend, ...parts],
  );
}

const phases = ['1996', '2001', '2006', '2010', '2014', '2018'];

const lines = [
  [
    'arms-deliveries',
    'Arms deliveries: what carries the fall',
    [
      ['no-idle-industry', '2 3', 'without the idle industry'],
      ['threat-sells-no-arms', '8 4', 'without what threat does for arms'],
    ],
  ],
  [
    'joint-exercises',
    'Joint exercises: what carries the rise',
    [
      ['no-idle-industry', '2 3', 'without the idle industry'],
      ['threat-brings-no-exercises', '8 4', 'without what threat does for exercises'],
    ],
  ],
] as const;

/** Both trends by phase: observed, the model, and the model without what should carry the one and the other. */
export function trendsFigure(): string {
  const [width, height, top] = [330, 220, 40];
  const parts = lines.flatMap(([trend, title, withouts], panel) => {
    const left = 44 + panel * (width + 60);
    const [x, y] = [scale(-0.4, phases.length - 0.6, left, left + width), scale(0, 1, top + height, top)];
    const values = (without: string, column: string) =>
      phases.flatMap((from, place) => {
        const [row] = rowsWhere('outputs/trends.csv', [
          `trend=${trend}`,
          'role=trend',
          `without=${without}`,
          `from=${from}`,
        ]);
        const value = row ? numberIn(row, column) : Number.NaN;
        return Number.isNaN(value) ? [] : [[x(place), y(value)] as const];
      });
    const legend = top + height + 44;
    return [
      words(left, top - 14, title, { bold: true }),
      area(values('', 'low'), values('', 'high'), grey.light),
      path(values('', 'median'), { width: 2 }),
      ...withouts.map(([without, dash]) => path(values(without, 'median'), { dash, width: 1.5 })),
      ...values('', 'observed').map(([px, py]) => mark(px, py, 'dot')),
      line(left, top + height, left + width, top + height),
      line(left, top, left, top + height),
      ...[0, 0.5, 1].map((value) => words(left - 6, y(value) + 4, String(value), { anchor: 'end', size: 11 })),
      ...phases.map((from, place) => words(x(place), top + height + 15, `${from}–`, { anchor: 'middle', size: 11 })),
      mark(left + 14, legend - 4, 'dot'),
      words(left + 40, legend, 'observed'),
      line(left, legend + 14, left + 28, legend + 14, { width: 2 }),
      words(left + 40, legend + 18, 'model: median, and nine tenths of the members'),
      ...withouts.flatMap(([, dash, name], place) => {
        const down = legend + 18 * (place + 2);
        return [line(left, down - 4, left + 28, down - 4, { dash, width: 1.5 }), words(left + 40, down, name)];
      }),
    ];
  });
  return picture(
    'trends',
    {
      width: 2 * width + 124,
      height: top + height + 112,
      title: 'Two trends of one pair, and what carries each',
      text: 'Left: deliveries fell after 2005; without the idle arms industry of the 1990s they would have had no peak, without threat they would have fallen further. Right: exercises rose; without what threat does for exercises there would be none, and the idle industry makes no difference.',
    },
    parts,
  );
}
