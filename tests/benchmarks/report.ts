import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { styleText } from 'node:util';
import type { Goal, Row, Table, Unit } from './harness.ts';

/** Everything measured in one call of the benchmarks. */
export class Report {
  readonly #tables: Table[] = [];
  readonly #goals: Goal[] = [];
  readonly #notices: string[] = [];
  readonly #loadBefore = loadavg()[0] ?? 0;

  /** Adds a table and shows it on the terminal. */
  table(table: Table): void {
    this.#tables.push(table);
    tell(tableText(table));
  }

  /** Adds what was aimed at; a ratio that could not be measured is left out. */
  goal(goal: Goal): void {
    if (Number.isFinite(goal.measured)) this.#goals.push(goal);
  }

  /** Adds something that a reader must know, such as what was skipped and why. */
  notice(text: string): void {
    this.#notices.push(text);
    tell(`Notice: ${text}`);
  }

  /** Shows all goals, and writes everything as JSON to `path`, or to standard output. */
  end(path: string | undefined): void {
    const load = Math.max(this.#loadBefore, loadavg()[0] ?? 0);
    if (load > cpus().length + 1) {
      this.notice(
        `The machine was busy (load ${load.toFixed(1)} on ${cpus().length} processors): trust no ratio here.`,
      );
    }
    tell(goalsText(this.#goals));
    const result = {
      machine: {
        processor: cpus()[0]?.model,
        processors: cpus().length,
        node: process.version,
        v8: process.versions.v8,
        platform: `${process.platform} ${process.arch}`,
        load: [this.#loadBefore, loadavg()[0]],
      },
      tables: this.#tables,
      goals: this.#goals.map((goal) => ({ ...goal, isMet: isMet(goal) })),
      notices: this.#notices,
    };
    const text = `${JSON.stringify(result, null, 2)}\n`;
    if (path === undefined) process.stdout.write(text);
    else writeFileSync(path, text);
  }
}

/** Tells the person at the terminal; standard output is for JSON alone. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

function isMet({ measured, goal, bound }: Goal): boolean {
  return bound === 'least' ? measured >= goal : measured <= goal;
}

const shown: Readonly<Record<Unit, (secondsPerUnit: number) => number>> = {
  'million run-steps per second': (seconds) => 1e-6 / seconds,
  nanoseconds: (seconds) => 1e9 * seconds,
  milliseconds: (seconds) => 1e3 * seconds,
};

function tableText({ title, unit, rows }: Table): string {
  const value = shown[unit];
  const cells = ({ name, median, least, spread, speed, bestSpeed }: Row) => [
    name,
    short(value(median)),
    short(value(least)),
    `${Math.round(100 * spread)} %`,
    short(speed),
    short(bestSpeed),
  ];
  const heading = ['', 'median', 'best', 'spread', 'speed', 'of the best'];
  return `\n${styleText('bold', `${title} (${unit}; speed against the first row)`)}\n${inColumns([heading, ...rows.map(cells)])}\n`;
}

function goalsText(goals: readonly Goal[]): string {
  const cells = goals.map((goal) => [
    goal.name,
    short(goal.measured),
    `${goal.bound === 'least' ? '>=' : '<='} ${goal.goal.toPrecision(3)}`,
    isMet(goal) ? 'met' : 'MISSED',
  ]);
  return `\n${styleText('bold', 'Goals')}\n${inColumns([['', 'measured', 'goal', ''], ...cells])}`;
}

function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, cell.length)), []);
  const line = (row: readonly string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  return rows.map(line).join('\n');
}

function short(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : '';
}
