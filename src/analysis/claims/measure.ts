import type { StatisticOverYears } from '../../files/claim-source.ts';

/** Where a time and a year's end are the same but for rounding. */
const tolerance = 1e-6;

/** How to make one number of the values at some times: a weighted sum of them, or the greatest or least of those. */
export interface StepRule {
  readonly kind: 'sum' | 'highest' | 'lowest';
  /** Positions of the times that count, ascending, and the weight of each. */
  readonly steps: readonly number[];
  readonly weights: readonly number[];
}

/**
 * The rule of a statistic at these times (decimal years, ascending). Years count in full: `mean: [2015, 2021]` covers
 * all times from 2015 up to, but without, 2022. `at` takes the last time that is not after the date. Undefined where
 * there is no time to take.
 */
export function stepRule({ statistic, from, to }: StatisticOverYears, times: ArrayLike<number>): StepRule | undefined {
  const within = (first: number, last: number) =>
    Array.from(times, (_, step) => step).filter((step) => {
      const time = times[step] ?? Number.NaN;
      return time >= first - tolerance && time < last + 1 - tolerance;
    });
  const all = within(from, to);
  switch (statistic) {
    case 'highest':
    case 'lowest':
      return ruleOf(statistic, all, () => 1);
    case 'mean':
      return ruleOf('sum', all, () => 1 / all.length);
    case 'sum':
      return ruleOf('sum', all, () => 1);
    case 'change': {
      const [first, last] = [within(from, from), within(to, to)];
      if (first.length === 0 || last.length === 0) return undefined;
      const steps = [...new Set([...first, ...last])].sort((a, b) => a - b);
      const part = (step: number, of: readonly number[]) => (of.includes(step) ? 1 / of.length : 0);
      return ruleOf('sum', steps, (step) => part(step, last) - part(step, first));
    }
    case 'slope': {
      const middle = all.reduce((sum, step) => sum + (times[step] ?? 0), 0) / all.length;
      const apart = (step: number) => (times[step] ?? 0) - middle;
      const spread = all.reduce((sum, step) => sum + apart(step) * apart(step), 0);
      return spread > 0 ? ruleOf('sum', all, (step) => apart(step) / spread) : undefined;
    }
    case 'at': {
      const before = Array.from(times, (_, step) => step).filter((step) => (times[step] ?? 0) <= from + tolerance);
      return ruleOf('sum', before.slice(-1), () => 1);
    }
  }
}

function ruleOf(kind: StepRule['kind'], steps: readonly number[], weight: (step: number) => number) {
  return steps.length === 0 ? undefined : { kind, steps, weights: steps.map(weight) };
}

/** Series of a weighted sum by their position among the outputs of a run, and their weights. */
export type SeriesWeights = readonly (readonly [position: number, weight: number])[];

/** Outputs of `count` members at `steps` times: `[series][step][member]`. */
export interface BlockValues {
  readonly steps: number;
  readonly count: number;
  readonly values: Float64Array;
}

/** What a rule makes of a weighted sum of series, for each member of a block. */
export function measureBlock(rule: StepRule, sum: SeriesWeights, { steps, count, values }: BlockValues): Float64Array {
  const result = new Float64Array(count);
  const now = new Float64Array(count);
  for (const [at, step] of rule.steps.entries()) {
    now.fill(0);
    for (const [position, weight] of sum) {
      const first = (position * steps + step) * count;
      for (let member = 0; member < count; member++) {
        now[member] = (now[member] as number) + weight * (values[first + member] as number);
      }
    }
    addStep(rule, at, now, result);
  }
  return result;
}

/** What a rule makes of single values, one for each time. */
export function measureValues(rule: StepRule, values: ArrayLike<number>): number {
  return (
    measureBlock(rule, [[0, 1]], { steps: values.length, count: 1, values: Float64Array.from(values) })[0] ?? Number.NaN
  );
}

function addStep({ kind, weights }: StepRule, at: number, now: Float64Array, result: Float64Array): void {
  const weight = weights[at] ?? 0;
  for (let member = 0; member < result.length; member++) {
    const value = now[member] as number;
    const before = result[member] as number;
    if (kind === 'sum') result[member] = before + weight * value;
    else if (at === 0 || (kind === 'highest' ? value > before : value < before)) result[member] = value;
  }
}
