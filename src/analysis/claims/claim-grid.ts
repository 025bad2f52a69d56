import type { EnsembleOptions, Executor } from '../../engine/ensemble.ts';
import { resolveNames } from '../../equations/name-table.ts';
import type { Address, ProblemList } from '../../files/problem.ts';
import { effectsOnLanes } from './evaluate-claims.ts';
import type { OpenedClaim, OpenedTest } from './open-claim.ts';

/** A parameter and the values that it takes along one side of a grid, ascending. */
export interface GridAxis {
  readonly series: string;
  readonly values: Float64Array;
  /** The parameter's default. */
  readonly standard: number;
}

/** A point at which an effect passes a level, in the units of the two parameters. */
export interface BorderPoint {
  readonly x: number;
  readonly y: number;
}

/** The effect of a test over two parameters, all others at their defaults. */
export interface ClaimGrid {
  readonly x: GridAxis;
  readonly y: GridAxis;
  /** `[y][x]` */
  readonly effects: Float64Array;
  /** The level that parts contradiction from all else. */
  readonly level: number;
  /** Where the effect passes the level between neighbours in a row or a column, on a straight line between the two. */
  readonly border: readonly BorderPoint[];
}

/**
 * The axis of a parameter over its plausible range, or over all that it can be where it has none. Undefined after
 * reporting that the name means none, or several, or one without ends.
 */
export function gridAxis(
  { bench }: OpenedClaim,
  name: string,
  size: number,
  mention: Address,
  problems: ProblemList,
): GridAxis | undefined {
  const { model } = bench;
  const resolved = resolveNames(name, model.names, ({ kind }) => kind === 'parameter' || kind === 'constant');
  if (!resolved.ok) {
    problems.error(resolved.code, mention, { ...resolved.values, about: name });
    return undefined;
  }
  const [series = '', ...others] = resolved.series;
  const setting = model.settings.get(series);
  const [least, most] = setting?.range ?? setting?.limits ?? [Number.NaN, Number.NaN];
  if (others.length > 0 || !setting) {
    const { sets } = resolved.quantity;
    problems.error('arity', mention, { name: resolved.quantity.name, expected: sets.length, found: 0 });
    return undefined;
  }
  if (!(Number.isFinite(least) && Number.isFinite(most) && least < most)) {
    problems.error('not-finite', mention, { found: `${least} … ${most}`, about: name });
    return undefined;
  }
  const values = Float64Array.from({ length: size }, (_, at) => least + ((most - least) * at) / (size - 1));
  return { series, values, standard: setting.value };
}

/**
 * The effect of a test on a grid over two parameters, in the scenario as it is or (`condition`) in one of its variants,
 * as one ensemble whose members differ in these two alone. Throws `Cancelled` when the signal aborts it.
 */
export async function claimGrid(
  claim: OpenedClaim,
  test: OpenedTest,
  condition: string | undefined,
  x: GridAxis,
  y: GridAxis,
  mention: Address,
  executor: Executor,
  options: EnsembleOptions = {},
): Promise<ClaimGrid> {
  const width = x.values.length;
  const cells = width * y.values.length;
  const lanes = new Map([
    [x.series, Float64Array.from({ length: cells }, (_, cell) => x.values[cell % width] ?? 0)],
    [y.series, Float64Array.from({ length: cells }, (_, cell) => y.values[Math.floor(cell / width)] ?? 0)],
  ]);
  const effects = await effectsOnLanes(claim, test, condition, lanes, mention, executor, options);
  const level = test.test.contradiction.value;
  return { x, y, effects, level, border: borderOf(x.values, y.values, effects, level) };
}

/** Where values on a grid, `[y][x]`, pass a level between neighbours; by rows, then by columns. */
export function borderOf(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  values: ArrayLike<number>,
  level: number,
): BorderPoint[] {
  const width = xs.length;
  const points: BorderPoint[] = [];
  const share = (from: number, to: number) => {
    const [a, b] = [(values[from] ?? 0) - level, (values[to] ?? 0) - level];
    return a < 0 === b < 0 ? undefined : a / (a - b);
  };
  const between = (axis: ArrayLike<number>, at: number, part: number) => {
    const [from = 0, to = 0] = [axis[at], axis[at + 1]];
    return from + (to - from) * part;
  };
  for (let row = 0; row < ys.length; row++) {
    for (let column = 0; column + 1 < width; column++) {
      const part = share(row * width + column, row * width + column + 1);
      if (part !== undefined) points.push({ x: between(xs, column, part), y: ys[row] ?? 0 });
    }
  }
  for (let column = 0; column < width; column++) {
    for (let row = 0; row + 1 < ys.length; row++) {
      const part = share(row * width + column, (row + 1) * width + column);
      if (part !== undefined) points.push({ x: xs[column] ?? 0, y: between(ys, row, part) });
    }
  }
  return points;
}
