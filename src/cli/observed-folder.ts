import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Observation, observe } from '../analysis/evidence/observe.ts';
import type { Model } from '../equations/model.ts';
import { ProblemList } from '../files/problem.ts';
import type { SeriesRecord } from '../files/series-schema.ts';
import { type ObservedSeries, readSeriesFolder } from '../files/series-source.ts';
import { isSystemError, mistake } from './command-error.ts';
import type { Place } from './place.ts';
import { problemsError } from './problem-text.ts';
import { readText } from './read-text.ts';

/** The observed series of a folder, or the shipped ones. Throws `CommandError` with every problem in them. */
export function observedSeries(place: Place, folder: string | undefined): readonly ObservedSeries[] {
  const path = folder ?? join(place.packageFolder, 'scenarios', 'data');
  const problems = new ProblemList();
  const files = namesIn(path).flatMap((name) => {
    const file = join(path, name);
    const text = /\.(csv|yaml)$/.test(name) ? readText(file, file) : undefined;
    return text === undefined ? [] : [{ file, text }];
  });
  const series = readSeriesFolder(files, problems);
  if (problems.failed) throw problemsError(problems.all);
  if (series.every(({ record }) => record.role !== 'outcome')) throw mistake('series-none', { folder: path });
  return series;
}

/** What was observed of a model's variables, year by year. Throws `CommandError` with everything that does not fit the model. */
export function observationsOf(series: readonly ObservedSeries[], model: Model): readonly Observation[] {
  const problems = new ProblemList();
  const observations = series
    .filter(({ record }) => record.role === 'outcome')
    .flatMap((one) => observe(one, model.names, problems) ?? []);
  if (problems.failed) throw problemsError(problems.all);
  return observations;
}

/**
 * What the shipped records know of the series of a user's folder: those of the same id that are compared with the same
 * variable by the same formula, so that a folder with later years alone can be set against simple forecasts too.
 */
export function shippedBeside(place: Place, own: readonly ObservedSeries[], model: Model): readonly Observation[] {
  const same = observedSeries(place, undefined).filter((shipped) =>
    own.some(({ record }) => record.series === shipped.record.series && isSameMapping(record, shipped.record)),
  );
  const problems = new ProblemList();
  // Shipped actors that another world lacks are no mistake of the user's.
  return same.flatMap((one) => observe(one, model.names, problems) ?? []);
}

function isSameMapping({ mapping: one }: SeriesRecord, { mapping: other }: SeriesRecord): boolean {
  if (!one || !other) return false;
  return (['variable', 'formula', 'aggregation'] as const).every((field) => one[field] === other[field]);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOTDIR') throw mistake('folder-is-file', { folder });
    throw isSystemError(error) ? mistake('folder-none', { folder }) : error;
  }
}
