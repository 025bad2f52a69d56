import { differencesOf, type PairedDifference } from '../analysis/bands.ts';
import type { Ensemble } from '../engine/ensemble.ts';
import { foundAndNearest } from '../files/names.ts';
import { ProblemList } from '../files/problem.ts';
import type { ScenarioSource } from '../files/scenario-source.ts';
import { mistake } from './command-error.ts';
import { onCommandLine } from './library.ts';
import { splitList } from './parse-values.ts';
import { problemsError } from './problem-text.ts';
import { say } from './say.ts';

/** The name under which a comparison takes the scenario as it is. */
export const baseline = say('baseline');

/** One variant's ensemble, and for all but the reference its differences from the reference. */
export interface ComparedVariant {
  readonly name: string;
  readonly ensemble: Ensemble;
  readonly differences: readonly PairedDifference[];
}

/** A comparison of variants on the same members and at the same dates. */
export interface Comparison {
  readonly reference: ComparedVariant;
  readonly others: readonly ComparedVariant[];
}

/**
 * Names of the variants to compare, the reference first: the baseline where it is named or the only other, else the
 * first. Throws `CommandError` with every name that is none.
 */
export function variantsToCompare(list: string, scenario: ScenarioSource): string[] {
  const known = scenario.variants.map(({ value }) => value.id);
  const names = [...new Set(splitList(list))];
  const problems = new ProblemList();
  for (const name of names) {
    if (name !== baseline && !known.includes(name)) {
      problems.error('unknown-variant', onCommandLine, foundAndNearest(name, [baseline, ...known]));
    }
  }
  if (problems.failed) throw problemsError(problems.all);
  const others = names.filter((name) => name !== baseline);
  if (others.length === 0) {
    const [example] = known;
    throw example === undefined
      ? mistake('variants-none', { scenario: scenario.id })
      : mistake('variants-empty', { example });
  }
  return names.includes(baseline) || others.length === 1 ? [baseline, ...others] : others;
}

/** Compares ensembles, the first of which is the reference, where their dates overlap. */
export function compareVariants(names: readonly string[], ensembles: readonly Ensemble[]): Comparison {
  const times = ensembles.reduce<readonly number[]>(
    (common, ensemble) => common.filter((time) => ensemble.times.includes(time)),
    Array.from(ensembles[0]?.times ?? []),
  );
  const [first, ...others] = ensembles.map((ensemble) => atTimes(ensemble, times));
  if (!first || times.length === 0) throw mistake('compare-no-overlap');
  const named = (at: number) => names[at] ?? '';
  return {
    reference: { name: named(0), ensemble: first, differences: [] },
    others: others.map((ensemble, at) => ({
      name: named(at + 1),
      ensemble,
      differences: differencesOf(first, ensemble),
    })),
  };
}

/** An ensemble cut down to some of its times. */
function atTimes(ensemble: Ensemble, times: readonly number[]): Ensemble {
  if (times.length === ensemble.times.length) return ensemble;
  const steps = times.map((time) => ensemble.times.indexOf(time));
  const count = ensemble.members.length;
  const values = new Float64Array(ensemble.series.length * steps.length * count);
  let to = 0;
  for (let series = 0; series < ensemble.series.length; series++) {
    for (const step of steps) {
      const from = (series * ensemble.times.length + step) * count;
      values.set(ensemble.values.subarray(from, from + count), to);
      to += count;
    }
  }
  return { ...ensemble, times: Float64Array.from(times), values };
}
