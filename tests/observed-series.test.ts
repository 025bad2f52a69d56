import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { observe } from '../src/analysis/evidence/observe.ts';
import { ProblemList } from '../src/files/problem.ts';
import { quantityName } from '../src/files/signature.ts';
import { shippedFiles, shippedLibrary } from './support/library.ts';
import { loadModel, problemText } from './support/run.ts';
import { shippedSeries, shippedSeriesFiles } from './support/series.ts';

const series = shippedSeries();
const all = [...series.values()];
const drivers = all.filter(({ record }) => record.role === 'driver');
const outcomes = all.filter(({ record }) => record.role === 'outcome');
const plainFacts = all.filter(({ record }) => record.role === 'fact');
const library = shippedLibrary();
const { model } = loadModel(library, 'as-recorded');

/** Outcomes and the key by which worlds and scenarios refer to the publication that they come from. */
const publications: Readonly<Record<string, string>> = {
  'arms-deliveries': 'sipri-arms',
  rivalries: 'rivalries',
  'trade-share': 'imf-imts',
  'treaty-obligations': 'atop',
  'un-voting-distance': 'un-ideal-points',
};

/** The numbers and events in a file that refer to the publication of an outcome. */
function referrers(node: unknown, name: string, part = ''): { name: string; part: string; reference: string }[] {
  if (typeof node !== 'object' || node === null) return [];
  const { id, value: number, intensity, source, reference } = node as Record<string, unknown>;
  const own = typeof number === 'number' || typeof intensity === 'number' ? `${source ?? ''}; ${reference ?? ''}` : '';
  const keys = own.split('; ').filter((key) => Object.values(publications).includes(key));
  const inside = Object.entries(node).flatMap(([key, each]) =>
    name === 'cooperationAtStart' ? referrers(each, name, key) : referrers(each, key.replace(/\(.*/, '')),
  );
  return [...keys.map((key) => ({ name: typeof id === 'string' ? id : name, part, reference: key })), ...inside];
}

/** Value of a shipped series; `when` is a year, or the date as the table has it. */
function value(id: string, when: number, actor?: string, partner?: string): number | undefined {
  return series.get(id)?.rows.find((row) => row.year === when && row.actor === actor && row.partner === partner)?.value;
}

describe('the observed series', () => {
  test('are tables and records side by side, and nothing else lies in the folder', () => {
    const names = shippedSeriesFiles().map(({ file }) => file.replace(/^scenarios\/data\//, ''));
    const expected = [...series.keys()].flatMap((id) => [`${id}.csv`, `${id}.yaml`]);
    expect(names).toEqual(expected.sort());
  });

  test.each(all.map((one) => [one.record.series, one] as const))('%s has a complete record', (id, { record, rows }) => {
    for (const field of ['copy', 'attribution', 'transformation', 'quality'] as const) {
      expect(record[field], `${id} ${field}`).toBeTruthy();
    }
    expect(record.caveats?.length).toBeGreaterThan(0);
    if (record.role === 'outcome') expect(record.mapping?.alreadySeen).toBeTruthy();
    const years = rows.map(({ year }) => year);
    expect(record.years).toEqual({ from: Math.min(...years), to: Math.max(...years) });
  });

  test.each(shippedSeriesFiles().map(({ file, text }) => [file, text] as const))(
    '%s is UTF-8 with plain line ends',
    (_, text) => {
      expect(text).toMatch(/^[^\r\uFEFF\uFFFD]+\n$/);
    },
  );

  test('tell editors the schema of a record on its first line', () => {
    for (const { file, text } of shippedSeriesFiles().filter((one) => one.file.endsWith('.yaml'))) {
      expect(text.split('\n')[0], file).toBe('# yaml-language-server: $schema=../schemas/series.schema.json');
    }
  });

  test('say where numbers were taken from down to the commit, wherever that is a repository', () => {
    for (const { record } of all) {
      if (record.copy?.includes('GitHub')) expect(record.copy, record.series).toMatch(/\b[0-9a-f]{40}\b/);
    }
  });

  test('of SIPRI are small extracts with the credit that SIPRI asks for', () => {
    const ofSipri = all.filter(({ record }) => record.publisher.includes('SIPRI'));
    expect(ofSipri.map(({ record }) => record.series)).toEqual([
      'arms-deliveries',
      'arms-orders',
      'military-burden',
      'military-expenditure',
      's-400-deliveries',
      'su-35-deliveries',
    ]);
    for (const { record, rows } of ofSipri) {
      expect(record.attribution).toMatch(/SIPRI .* Database, https:\/\/www\.sipri\.org\/databases\/\w+, © SIPRI/);
      expect(record.licence).toContain('10 %');
      expect(rows.length).toBeLessThan(100);
    }
  });
});

describe('drivers and outcomes are kept apart:', () => {
  test('both roles are there, no driver has a mapping, and every outcome has one', () => {
    expect(drivers.length).toBeGreaterThan(5);
    expect(outcomes.length).toBeGreaterThan(5);
    expect(drivers.length + outcomes.length + plainFacts.length).toBe(all.length);
    expect([...drivers, ...plainFacts].filter(({ record }) => record.mapping !== undefined)).toEqual([]);
    expect(outcomes.filter(({ record }) => record.mapping === undefined)).toEqual([]);
  });

  test('no outcome reaches beyond 2021, so that later years stay a test for others', () => {
    for (const { record } of [...outcomes, ...plainFacts])
      expect(record.years.to, record.series).toBeLessThanOrEqual(2021);
  });

  test('every outcome is compared with something that the model works out, on its scale', () => {
    for (const one of outcomes) {
      const problems = new ProblemList();
      const observations = observe(one, model.names, problems) ?? [];
      expect(problemText(problems.all)).toBe('');
      expect(observations.length).toBeGreaterThan(0);
      for (const { series: name, value: observed } of observations) {
        const [low, high] = model.theory.vocabulary.quantities.get(quantityName(name))?.range ?? [0, 1];
        expect(observed, `${one.record.series} ${name}`).toBeGreaterThanOrEqual(low);
        expect(observed, `${one.record.series} ${name}`).toBeLessThanOrEqual(high);
        expect(model.program.outputs.some((output) => output.series === name)).toBe(true);
      }
    }
  });

  test('no theory, world or scenario refers to a file of the data', () => {
    for (const [file, text] of shippedFiles()) expect(text, file).not.toMatch(/data\/[\w-]+\.(csv|yaml)/);
  });

  test('what was set with an outcome’s publication in view is told in the outcome’s record', () => {
    const found = [...shippedFiles()]
      .filter(([file]) => /(as-recorded|strategic-triangle|defensive-realism)\.yaml$/.test(file))
      .flatMap(([, text]) => referrers(parse(text), ''));
    expect(found.length).toBeGreaterThan(10);
    const untold = found.filter(
      ({ name, reference, part }) =>
        !outcomes.some(({ record }) => {
          const seen = record.mapping?.alreadySeen ?? '';
          return publications[record.series] === reference && seen.includes(name) && seen.includes(part);
        }),
    );
    expect(untold).toEqual([]);
  });

  test('a driver and an outcome never have the same numbers', () => {
    const numbers = ({ rows }: (typeof all)[number]) => rows.map((row) => row.value).join();
    const ofDrivers = new Set(drivers.map(numbers));
    expect(outcomes.filter((one) => ofDrivers.has(numbers(one)))).toEqual([]);
  });
});

/** Read by hand in the publishers' tables, or in the copy that the record names. */
const facts: readonly (readonly [source: string, id: string, year: number, pair: string, value: number])[] = [
  ['SIPRI: Russia spent 69.9 billion (2023 US$) in 2014', 'military-expenditure', 2014, 'RUS', 69865.8],
  ['SIPRI: China spent 184.7 billion (2023 US$) in 2014', 'military-expenditure', 2014, 'CHN', 184676.8],
  ['SIPRI: 7.052 % of Russian GDP in 2024', 'military-burden', 2024, 'RUS', 7.052],
  ['SIPRI: 1.738 % of Chinese GDP in 2014', 'military-burden', 2014, 'CHN', 1.738],
  ['World Bank: Russian GDP of 1.506 trillion (2015 US$) in 2021', 'economy', 2021, 'RUS', 1.5062],
  ['World Bank: Chinese GDP of 16.199 trillion (2015 US$) in 2021', 'economy', 2021, 'CHN', 16.1988],
  ['COW: China has 0.229 of world capabilities in 2014', 'capabilities', 2014, 'CHN', 0.229],
  ['COW: the United States have 0.130 in 2014', 'capabilities', 2014, 'USA', 0.13],
  ['SIPRI: most arms of all years, 3,066, in 2005', 'arms-deliveries', 2005, 'RUS CHN', 3066],
  ['SIPRI: 1,656 in 2018, the year of the S-400', 'arms-deliveries', 2018, 'RUS CHN', 1656],
  ['SIPRI: eight orders in 2015, S-400 and Su-35 among them', 'arms-orders', 2015, 'RUS CHN', 8],
  ['Voeten: distance of 1.91 in 1996', 'un-voting-distance', 1996, 'RUS CHN', 1.9052],
  ['Voeten: distance of 0.81 in 2014', 'un-voting-distance', 2014, 'RUS CHN', 0.8143],
  ['ATOP: consultation since the treaty of 2001', 'treaty-obligations', 2001, 'RUS CHN', 1],
  ['ATOP: no consultation in 2000', 'treaty-obligations', 2000, 'RUS CHN', 0],
  ['Thompson: the United States and Russia rivals again from 2007', 'rivalries', 2007, 'RUS USA', 1],
  ['Thompson: and not in 2006', 'rivalries', 2006, 'RUS USA', 0],
  ['Thompson: the rivalry of China and Russia ended in 1989', 'rivalries', 2014, 'RUS CHN', 0],
  ['News: Coalition-2003 was the one exercise of 2003', 'joint-exercises', 2003, 'RUS CHN', 1],
  ['GSDB: eight cases against Russia in 2014', 'sanction-cases', 2014, 'RUS WORLD', 8],
  ['US-Taiwan Business Council: 6.4 billion on 29 January 2010', 'arms-sales-to-taiwan', 2010, 'USA TWN', 6.4],
];

test.each(facts)('%s', (_, id, year, pair, expected) => {
  const [actor, partner] = pair.split(' ');
  // Published figures are rounded to three places.
  expect(Math.abs((value(id, year, actor, partner) ?? Number.NaN) - expected)).toBeLessThan(0.0006);
});

describe('the traps of the sources are avoided:', () => {
  const mean = (id: string, from: number, to: number) => {
    const values = (series.get(id)?.rows ?? []).filter(({ year }) => year >= from && year <= to);
    expect(values).toHaveLength(to - from + 1);
    return values.reduce((sum, row) => sum + row.value, 0) / values.length;
  };

  test('arms deliveries have the period means that another release of the register gives, within its revisions', () => {
    // SIPRI register generated 3 January 2025: 2000-06 2,520; 2007-13 952; 2014-18 1,003; 2015-19 1,110.
    expect(mean('arms-deliveries', 2000, 2006)).toBeCloseTo(2520, -2);
    expect(mean('arms-deliveries', 2007, 2013) / 952).toBeCloseTo(1, 1);
    expect(mean('arms-deliveries', 2014, 2018) / 1003).toBeCloseTo(1, 1);
    expect(mean('arms-deliveries', 2015, 2019) / 1110).toBeCloseTo(1, 1);
  });

  test('exercises are the count of the events, 11 to 2013 and 35 in all, of which no published tally has fewer than half', () => {
    const sum = (from: number, to: number) => mean('joint-exercises', from, to) * (to - from + 1);
    // US National Defense University: 10 to 2013. CSIS: 53 from 2005 to 2021.
    expect(sum(2003, 2013)).toBeCloseTo(11, 9);
    expect(sum(2005, 2021) * 2).toBeGreaterThan(53);
    expect(sum(2005, 2021)).toBeLessThan(53);
  });

  test('the shares of Russia’s trade stay below one, and Chinese totals before 1999 (without Hong Kong) are not mixed in', () => {
    for (let year = 2016; year <= 2021; year++) {
      const shares = [value('trade-share', year, 'RUS', 'USA'), value('trade-share', year, 'RUS', 'CHN')];
      expect((shares[0] ?? 1) + (shares[1] ?? 1)).toBeLessThan(1);
    }
    const china = (series.get('trade-exposure')?.rows ?? []).filter(({ actor }) => actor === 'CHN');
    expect(Math.min(...china.map(({ year }) => year))).toBe(1999);
  });

  test('no row of American arms for Taiwan is a sum over a presidency', () => {
    const rows = series.get('arms-sales-to-taiwan')?.rows ?? [];
    // Sums from the same source: 8.702, 15.614, 13.962 and 18.278 billion.
    expect(rows.filter((row) => [8.702, 15.614, 13.962, 18.278].includes(row.value))).toEqual([]);
    expect(Math.max(...rows.map((row) => row.value))).toBe(8);
  });

  test('tariffs stand at their dates: 12 % on China in September 2018, 21 % in December 2019', () => {
    const rows = series.get('tariffs')?.rows ?? [];
    const at = (time: number) => rows.find((row) => row.actor === 'USA' && Math.abs(row.time - time) < 0.01)?.value;
    expect(at(2018 + 8.5 / 12)).toBe(12);
    expect(at(2019 + 11.5 / 12)).toBe(21);
  });
});

test('the economies of the world file are expenditure divided by its share of GDP, within half a per cent', () => {
  for (const actor of ['RUS', 'CHN', 'USA']) {
    const points = model.world.actors.get(actor)?.paths.get('economyBaseline')?.value.points ?? {};
    const measured = Object.entries(points).filter(([year]) => Number(year) <= 2024);
    expect(measured.length).toBeGreaterThan(5);
    for (const [year, stated] of measured) {
      const spent = value('military-expenditure', Number(year), actor) ?? Number.NaN;
      const share = value('military-burden', Number(year), actor) ?? Number.NaN;
      const trillions = spent / 1e6 / (share / 100);
      expect(Math.abs(Number(stated) / trillions - 1), `${actor} ${year}`).toBeLessThan(0.005);
    }
  }
});
