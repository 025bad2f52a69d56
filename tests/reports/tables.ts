import { told } from './numbers.ts';
import { numberIn, type Row, rowsWhere } from './outputs.ts';

type Cells = (row: Row) => readonly string[];

/** Markdown of a table; all columns but the first are numbers or short words, and stand to the right. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), `|${heads.map((_, at) => (at === 0 ? '---|' : '---:|')).join('')}`, ...rows.map(line)].join(
    '\n',
  );
}

const of = (path: string, words: string, cells: Cells) =>
  rowsWhere(path, words === '' ? [] : words.split(' ')).map(cells);
const text = (row: Row, column: string) => row.get(column) ?? '';
const number = (row: Row, column: string, decimals = 2, isSigned = false) => {
  const value = numberIn(row, column);
  return Number.isNaN(value) ? '–' : told(value, decimals, isSigned);
};
const percent = (row: Row, column: string, decimals = 0) => {
  const value = numberIn(row, column);
  return Number.isNaN(value) ? '–' : `${told(100 * value, decimals)} %`;
};
const years = (row: Row) => `${text(row, 'from')}–${text(row, 'to')}`;
const theory = 'defensive-realism';

/** The words for what is known of a sign. */
const signs: Readonly<Record<string, string>> = {
  assumed: 'built in',
  'never-reversed': 'never reversed',
  'assumed-wrongly': 'stated wrongly',
  free: 'free',
};

/** How a claim's verdict reads; that of a fact is the record's. */
function verdict(row: Row): string {
  if (text(row, 'verdict') !== '') return text(row, 'verdict').replace('-', ' ');
  return text(row, 'verdict_at_defaults') === 'refuted' ? 'refuted by the record' : 'the record agrees';
}

function decimalsOf(effect: number): number {
  if (Number.isInteger(effect)) return 0;
  return Math.abs(effect) < 0.1 ? 3 : 2;
}

/** A series with the pair of actors that it is of; several series together by their name. */
function pair(row: Row): string {
  const members = /\[(\w+,\w+)/.exec(text(row, 'series'))?.[1];
  return members === undefined ? text(row, 'source').replace('-', ' ') : `${text(row, 'source')} ${members}`;
}

function scores(period: string): string {
  return table(
    ['series', 'n', 'RMSE', 'mean error', 'in the 50 % band', 'in the 90 % band', 'CRPS'],
    of('outputs/scores.csv', `period=${period} kind=model`, (row) => [
      pair(row),
      text(row, 'observations'),
      number(row, 'rmse'),
      number(row, 'mean_error', 2, true),
      percent(row, 'coverage50'),
      percent(row, 'coverage90'),
      number(row, 'crps', 3),
    ]),
  );
}

function contrasts(period: string): string {
  const rows = of('outputs/scores.csv', `period=${period} source=fitted-series`, (row) => [
    text(row, 'forecaster'),
    text(row, 'kind'),
    number(row, 'skill_crps', 2, true),
    `${number(row, 'skill_crps_low', 2, true)} … ${number(row, 'skill_crps_high', 2, true)}`,
    text(row, 'model_is') === 'open' ? 'neither' : text(row, 'model_is'),
  ]);
  const others = rows.filter(([, kind]) => kind !== 'model');
  return table(['against', 'kind', 'skill by CRPS', '9 in 10 between', 'the model is'], others);
}

const phases = ['1996', '2001', '2006', '2010', '2014', '2018'];

function trend(id: string, withouts: readonly string[], terms: readonly string[]): string {
  const find = (words: string) => rowsWhere('outputs/trends.csv', [`trend=${id}`, ...words.split(' ')]);
  const line = (name: string, words: string, column: string) => [
    name,
    ...phases.map((from) => {
      const [row] = find(`${words} from=${from}`);
      return row ? number(row, column) : '–';
    }),
  ];
  const spans = phases.map((from) => {
    const [row] = find(`role=trend without= from=${from}`);
    return row ? years(row) : from;
  });
  return table(
    ['', ...spans],
    [
      line('observed', 'role=trend without=', 'observed'),
      line('model, median', 'role=trend without=', 'median'),
      ...withouts.map((without) => line(`*${without}*`, `role=trend without=${without}`, 'median')),
      ...terms.map((term) => line(`\`${term}\``, `role=term without= series=${term}`, 'median')),
    ],
  );
}

const parametersShown = 15;
const pairsShown = 6;

/** The tables that documents name, by these names. */
export const tables: Readonly<Record<string, () => string>> = {
  claims: () =>
    table(
      ['test', 'effect at the defaults', 'all draws: for / against', 'calibrated: for / against', 'verdict', 'sign'],
      of('outputs/claims.csv', '', (row) => {
        const shares = (prefix: string) =>
          text(row, 'draws') === ''
            ? ''
            : `${percent(row, `${prefix}supporting`)} / ${percent(row, `${prefix}contradicting`)}`;
        return [
          `${text(row, 'test')}: ${text(row, 'title')}`,
          number(row, 'at_defaults', decimalsOf(numberIn(row, 'at_defaults'))),
          shares(''),
          shares('calibrated_'),
          verdict(row),
          signs[text(row, 'sign')] ?? '',
        ];
      }),
    ),
  alliance: () =>
    table(
      ['condition', 'highest commitment at the defaults', 'draws with an alliance', '95 % interval'],
      of('outputs/alliance.csv', '', (row) => [
        text(row, 'condition'),
        number(row, 'at_defaults'),
        percent(row, 'alliance', numberIn(row, 'alliance') < 0.1 ? 1 : 0),
        `${percent(row, 'alliance_low')} – ${percent(row, 'alliance_high')}`,
      ]),
    ),
  targets: () =>
    table(
      ['target', 'observed', 'error', 'default', 'its implausibility', 'median of all draws', 'rules out', 'alone'],
      of('outputs/fit/targets.csv', `theory=${theory}`, (row) => [
        `${text(row, 'source')} ${years(row)}`,
        number(row, 'observed'),
        number(row, 'discrepancy'),
        number(row, 'default'),
        number(row, 'default_implausibility'),
        number(row, 'median_implausibility', 3),
        percent(row, 'ruled_out', 1),
        percent(row, 'ruled_out_alone', 2),
      ]),
    ),
  parameters: () =>
    table(
      ['parameter', 'range', 'default', '5 … 50 … 95 % of accepted', 'variance left', 'distance'],
      of('outputs/fit/parameters.csv', `theory=${theory}`, (row) => [
        `\`${text(row, 'parameter')}\``,
        `${number(row, 'least')} … ${number(row, 'most')}`,
        number(row, 'default', 3),
        `${number(row, 'q05', 3)} … ${number(row, 'q50', 3)} … ${number(row, 'q95', 3)}`,
        percent(row, 'variance_ratio'),
        number(row, 'distance'),
      ]).slice(0, parametersShown),
    ),
  pairs: () =>
    table(
      ['parameters', 'correlation over the accepted draws'],
      of('outputs/fit/pairs.csv', `theory=${theory}`, (row) => [
        `\`${text(row, 'one')}\`, \`${text(row, 'other')}\``,
        number(row, 'correlation', 2, true),
      ]).slice(0, pairsShown),
    ),
  theories: () =>
    table(
      [
        'theory',
        'kind',
        'accepted',
        'CRPS',
        'RMSE',
        'in the 50 % band',
        'in the 90 % band',
        'first minus this (9 in 10)',
      ],
      of('outputs/fit/theories.csv', '', (row) => [
        text(row, 'theory'),
        text(row, 'kind'),
        `${told((100 * numberIn(row, 'accepted')) / numberIn(row, 'draws'), 1)} %`,
        number(row, 'crps', 3),
        number(row, 'rmse'),
        percent(row, 'coverage50'),
        percent(row, 'coverage90'),
        text(row, 'kind') === 'model'
          ? '–'
          : `${number(row, 'difference', 3, true)} (${number(row, 'difference_low', 3, true)} … ${number(row, 'difference_high', 3, true)})`,
      ]),
    ),
  'scores-to-2013': () => scores('to-2013'),
  'scores-2014-2021': () => scores('2014-2021'),
  'contrasts-2014-2021': () => contrasts('2014-2021'),
  deliveries: () =>
    trend(
      'arms-deliveries',
      ['no-idle-industry', 'no-catching-up', 'threat-sells-no-arms'],
      [
        'revenueMotive[RUS,CHN]',
        'sharedThreat[RUS,CHN,technology]',
        'readinessToSell[RUS,CHN]',
        'technologyNeed[CHN,RUS]',
      ],
    ),
  exercises: () =>
    trend(
      'joint-exercises',
      ['no-idle-industry', 'no-catching-up', 'threat-brings-no-exercises', 'no-us-threat'],
      ['sharedThreat[RUS,CHN,operations]', 'sharedThreat[CHN,RUS,operations]', 'willingness[RUS,CHN,operations]'],
    ),
};
