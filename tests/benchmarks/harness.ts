/** Something that is timed. */
export interface Contestant {
  readonly name: string;
  /** How much one run does, in the table's units. */
  readonly work: number;
  /** Whether a run does some work first that is not timed. */
  readonly warmsUpItself?: boolean;
  /** Does the work once and gives the seconds that it took. */
  run(): Promise<number> | number;
}

/** Seconds per unit of work of one contestant over all rounds. */
export interface Row {
  readonly name: string;
  readonly median: number;
  readonly least: number;
  readonly greatest: number;
  /** (greatest - least) / median. */
  readonly spread: number;
  /** How many times as fast as the reference: the medians, and the best rounds, which other work disturbs least. */
  readonly speed: number;
  readonly bestSpeed: number;
  readonly seconds: readonly number[];
}

/** Contestants compared, with the first of them as reference, and once more as null control. */
export interface Table {
  readonly title: string;
  /** How rows are shown; `seconds` hold seconds per unit of work. */
  readonly unit: Unit;
  readonly rows: readonly Row[];
}

/** How seconds per unit of work are shown. */
export type Unit = 'million run-steps per second' | 'nanoseconds' | 'milliseconds';

/** What a measured ratio should be. */
export interface Goal {
  readonly name: string;
  readonly measured: number;
  readonly goal: number;
  /** Whether the ratio should be at least, or at most, the goal. */
  readonly bound: 'least' | 'most';
}

/** How to race. */
export interface RaceOptions {
  readonly rounds: number;
  readonly onRound?: (round: number) => void;
}

/** The name of a reference raced against itself. */
export const nullControl = (name: string) => `${name}, again (null control)`;

/**
 * Times contestants in interleaved rounds, so that whatever else the machine does meets all alike, each in another
 * place of the order every round. The first is the reference; it runs once more as null control, whose distance from 1
 * tells how far ratios can be trusted.
 */
export async function race(
  title: string,
  unit: Unit,
  contestants: readonly Contestant[],
  { rounds, onRound }: RaceOptions,
): Promise<Table> {
  const [reference] = contestants;
  if (!reference) throw new Error('A race needs a contestant.');
  const all = [...contestants, { ...reference, name: nullControl(reference.name) }];
  const seconds = all.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    onRound?.(round);
    for (let turn = 0; turn < all.length; turn++) {
      const at = (turn + round) % all.length;
      const contestant = all[at] as Contestant;
      seconds[at]?.push((await takeTurn(contestant)) / contestant.work);
    }
  }
  return tableOf(
    title,
    unit,
    all.map(({ name }, at) => ({ name, seconds: seconds[at] ?? [] })),
  );
}

/** How long a turn should last. */
const turnSeconds = 0.2;

/**
 * Seconds of one run, the median over a turn. Unless a contestant warms up by itself, the first run of a turn counts
 * for nothing: it brings back what those before drove out of the caches, and the memory that starting a process took.
 */
async function takeTurn({ run, warmsUpItself }: Contestant): Promise<number> {
  if (!warmsUpItself) await run();
  const seconds: number[] = [];
  for (let total = 0; total < turnSeconds; ) {
    const next = await run();
    seconds.push(next);
    total += next;
  }
  return medianOf(seconds.sort((a, b) => a - b));
}

/** A table of measured seconds per unit of work; the first row is the reference. */
export function tableOf(
  title: string,
  unit: Unit,
  measured: readonly { readonly name: string; readonly seconds: readonly number[] }[],
): Table {
  const summaries = measured.map(({ name, seconds }) => {
    const sorted = [...seconds].sort((a, b) => a - b);
    const [least = Number.NaN] = sorted;
    const greatest = sorted.at(-1) ?? Number.NaN;
    const median = medianOf(sorted);
    return { name, median, least, greatest, spread: (greatest - least) / median, seconds };
  });
  const [reference] = summaries;
  const rows = summaries.map((row) => ({
    ...row,
    speed: (reference?.median ?? Number.NaN) / row.median,
    bestSpeed: (reference?.least ?? Number.NaN) / row.least,
  }));
  return { title, unit, rows };
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  const above = sorted[Math.floor(middle)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? above : ((sorted[middle - 1] ?? Number.NaN) + above) / 2;
}

/** How many times as fast as another row of a table a row is, by medians; NaN where one of them is missing. */
export function speedOver({ rows }: Table, name: string, other: string): number {
  const secondsOf = (wanted: string) => rows.find((row) => row.name === wanted)?.median ?? Number.NaN;
  return secondsOf(other) / secondsOf(name);
}

/** Seconds that something takes. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}

/** Does something again and again for at least `milliseconds`: engines make code fast only after it ran for a while. */
export async function warmUp(work: () => unknown, milliseconds = 400): Promise<void> {
  const begin = performance.now();
  while (performance.now() - begin < milliseconds) await work();
}
