import { all, create, type FactoryFunctionMap } from 'mathjs/number';
import type { RunPlan } from '../../src/engine/run-plan.ts';
import type { Model } from '../../src/equations/model.ts';
import type { MadeCase, MadeEquation } from './arbitrary-theory.ts';
import { isRounded, type Meaning, type Term, writtenOut } from './theory-term.ts';

/** mathjs takes numbers that are nearly the same for equal unless told otherwise. */
const { evaluate } = create(all as FactoryFunctionMap, { relTol: Number.MIN_VALUE, absTol: 0 });

/** A value as mathjs finds it. */
export interface Calculated {
  readonly series: string;
  /** NaN where mathjs finds no finite number. */
  readonly value: number;
  /** Whether it, or what it was worked out from, calls for functions that are not the same to the last digit everywhere. */
  readonly isRounded: boolean;
}

interface Place {
  readonly series: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly equation: MadeEquation;
}

/**
 * Works a generated case out by mathjs, each value from those of a run that it needs. What the equations are, and whom
 * they are about, it knows from the generator; files, parser and unrolling have no part in it.
 */
export class Calculator {
  readonly #made: MadeCase;
  readonly #plan: RunPlan;
  readonly #values: Float64Array;
  readonly #inputs: ReadonlyMap<string, Float64Array | undefined>;
  readonly #events: readonly string[];
  readonly #settings: readonly ReadonlyMap<string, number>[];
  readonly #positions: ReadonlyMap<string, number>;
  readonly #places: readonly Place[];

  /** `values` are the outputs of one member of a plan without chance, `[output][step]`. */
  constructor(made: MadeCase, { program }: Model, plan: RunPlan, values: Float64Array) {
    this.#made = made;
    this.#plan = plan;
    this.#values = values;
    this.#inputs = new Map([...program.inputs.keys()].map((name, at) => [name, plan.schedule.inputs[at]]));
    this.#events = [...program.events.keys()];
    this.#settings = settingsByStep(plan);
    this.#positions = new Map(plan.outputs.map((series, at) => [series, at]));
    this.#places = plan.outputs.flatMap((series) => this.#placeOf(series));
  }

  /** The value of an output series in the run. */
  output(step: number, series: string): number {
    const at = this.#positions.get(series) ?? Number.NaN;
    return this.#values[at * this.#plan.schedule.times.length + step] ?? Number.NaN;
  }

  /** Every definition at a step. */
  definitions(step: number): Calculated[] {
    return this.#all('definition').map((place) => this.#side(place, 'is', step));
  }

  /** Every stock at a step: its start, or what it becomes by the step before, and then the events. */
  stocks(step: number): Calculated[] {
    let stocks = new Map(
      this.#all('stock').map((place) => [
        place.series,
        step === 0 ? this.#side(place, 'start', 'start') : this.#side(place, 'next', step - 1),
      ]),
    );
    for (const { rule, intensity } of this.#plan.schedule.events[step] ?? []) {
      stocks = this.#afterEvent(stocks, this.#events[rule] ?? '', intensity, step);
    }
    return [...stocks.values()];
  }

  /** Stocks after an event. What its effects read are the stocks before it. */
  #afterEvent(stocks: ReadonlyMap<string, Calculated>, key: string, intensity: number, step: number) {
    const [type = '', kind = '', source = '', target = ''] = key.split('/');
    const { isSymmetric = false, effects = [] } = this.#made.eventTypes.get(type) ?? {};
    const after = new Map(stocks);
    for (const [from, to] of isSymmetric
      ? [[source, target] as const, [target, source] as const]
      : [[source, target] as const]) {
      const letters = new Map([
        ['source', from],
        ['target', to],
      ]);
      const read: Meaning['read'] = (name, members, previous) =>
        stocks.get(seriesOf(name, members))?.value ?? this.#read(step, name, members, previous);
      const meaning = { letters, locals: new Map([['intensity', String(intensity)]]), others: this.#others, read };
      for (const { name, indices, kinds, becomes } of effects) {
        if (kinds && !kinds.includes(kind)) continue;
        const series = seriesOf(
          name,
          indices.map((index) => letters.get(index) ?? index),
        );
        const value = worth(becomes, meaning);
        // What it reads may be rounded by then.
        after.set(series, { series, value, isRounded: true });
      }
    }
    return after;
  }

  #side({ series, members, equation }: Place, side: 'is' | 'start' | 'next', moment: number | 'start'): Calculated {
    const { pattern } = equation;
    const term = equation[side];
    if (!term) return { series, value: Number.NaN, isRounded: true };
    const letters = new Map(
      pattern.flatMap((index, at) => (this.#made.letters.has(index) ? [[index, members[at] ?? ''] as const] : [])),
    );
    // At the first step, earlier values are what mathjs made of their starts.
    const meaning: Meaning = {
      letters,
      locals: new Map(),
      others: this.#others,
      read: (name, of, previous) =>
        moment === 'start' ? this.#readAtStart(name, of, previous) : this.#read(moment, name, of, previous),
    };
    return { series, value: worth(term, meaning), isRounded: isRounded(term) || moment === 'start' || moment === 0 };
  }

  /** A series with the equation that says most specially what it is. */
  #placeOf(series: string): Place[] {
    const isLetter = (index: string) => this.#made.letters.has(index);
    const [name = '', inside] = series.split(/[[\]]/);
    const members = inside === undefined ? [] : inside.split(',');
    const fitting = this.#made.equations.filter(
      (one) => one.name === name && one.pattern.every((index, at) => isLetter(index) || index === members[at]),
    );
    const equation = fitting.find(({ pattern }) => !pattern.every(isLetter)) ?? fitting[0];
    return equation ? [{ series, name, members, equation }] : [];
  }

  #all(kind: MadeEquation['kind']): readonly Place[] {
    return this.#places.filter(({ equation }) => equation.kind === kind);
  }

  readonly #others: Meaning['others'] = (letter, taken) => {
    const bound = new Set(taken);
    const all = this.#made.members.get(this.#made.letters.get(letter) ?? '') ?? [];
    return all.filter((member) => !bound.has(member)).sort((a, b) => (a < b ? -1 : 1));
  };

  #read(step: number, name: string, members: readonly string[], previous: boolean): number {
    const { schedule, shocks } = this.#plan;
    if (previous) return step > 0 ? this.output(step - 1, seriesOf(name, members)) : this.#startOf(name, members);
    if (name === 'time') return schedule.times[step] ?? Number.NaN;
    if (name === 'dt') return (schedule.times[1] ?? Number.NaN) - (schedule.times[0] ?? Number.NaN);
    const [first = '', second = '', ...others] = members;
    const isTurned = this.#made.symmetric.has(name) && second < first;
    const series = seriesOf(name, isTurned ? [second, first, ...others] : members);
    const shock = shocks.find((one) => one.series === series)?.quiet;
    return this.#settings[step]?.get(series) ?? this.#inputs.get(series)?.[step] ?? shock ?? this.output(step, series);
  }

  /** What stands in the equations of starts: of stocks and earlier values their starts, all else as at the first date. */
  #readAtStart(name: string, members: readonly string[], previous: boolean): number {
    const kind = this.#made.equations.find((equation) => equation.name === name)?.kind;
    if (previous || kind === 'stock') return this.#startOf(name, members);
    if (kind === undefined) return this.#read(0, name, members, false);
    // Events of the first date come after the start, so that the run does not show what a definition was before them.
    return this.#startOf(name, members, 'is');
  }

  #startOf(name: string, members: readonly string[], side: 'is' | 'start' = 'start'): number {
    const series = seriesOf(name, members);
    const place = this.#places.find((one) => one.series === series);
    return place ? this.#side(place, side, 'start').value : Number.NaN;
  }
}

/** Values of parameters and constants at every step. */
function settingsByStep({ settings, schedule }: RunPlan): ReadonlyMap<string, number>[] {
  const now = new Map(settings.map(({ series, value }) => [series, value]));
  return schedule.changes.map((changes) => {
    for (const { setting, value, factor = 1 } of changes) {
      const series = settings[setting]?.series ?? '';
      now.set(series, value ?? (now.get(series) ?? Number.NaN) * factor);
    }
    return new Map(now);
  });
}

function worth(term: Term, meaning: Meaning): number {
  const value = Number(evaluate(writtenOut(term, meaning)));
  return Number.isFinite(value) ? value : Number.NaN;
}

function seriesOf(name: string, members: readonly string[]): string {
  return members.length === 0 ? name : `${name}[${members.join(',')}]`;
}
