import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ProblemList } from '../../src/files/problem.ts';
import { type NamedText, type ObservedSeries, readSeriesFolder } from '../../src/files/series-source.ts';
import { problemText } from './run.ts';

const folder = fileURLToPath(new URL('../../scenarios/data', import.meta.url));

/** The files of the shipped observed series, by their paths from the repository's root. */
export function shippedSeriesFiles(): NamedText[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ file: `scenarios/data/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') }));
}

/** The shipped observed series by their ids; throws with all problems where there are any. */
export function shippedSeries(): Map<string, ObservedSeries> {
  const problems = new ProblemList();
  const read = readSeriesFolder(shippedSeriesFiles(), problems);
  if (problems.all.length > 0) throw new Error(problemText(problems.all));
  return new Map(read.map((series) => [series.record.series, series]));
}

/** Kinds of problems that only records and tables of observed series can have. */
export const seriesProblems = [
  'cell-count',
  'column-missing',
  'csv-after-quote',
  'csv-quote',
  'csv-quote-open',
  'csv-separator',
  'driver-mapped',
  'duplicate-row',
  'fact-mapped',
  'formula-not-finite',
  'outcome-informs',
  'own-partner',
  'record-missing',
  'rows-mixed',
  'table-empty',
  'table-missing',
  'year-outside-record',
] as const;
