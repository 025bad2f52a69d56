import type { Model } from '../equations/model.ts';
import type { OutputSeries } from '../equations/program.ts';
import { yearToMonth } from '../files/dates.ts';
import { say, sayOr } from './say.ts';
import type { SeriesGroup } from './series-groups.ts';

/** How a summary calls the things of a model: by the words of the messages where they have any, else by their ids. */
export class Names {
  readonly #model: Model;

  constructor(model: Model) {
    this.#model = model;
  }

  /** Heading of a group of series. */
  heading({ variable, shared }: SeriesGroup): string {
    const members = listOf(shared.map((id) => this.#member(id)));
    const own = sayOr(`variable-${variable}.heading`, { members });
    return own ?? (shared.length === 0 ? variable : say('heading-generic', { variable, members }));
  }

  /** Label of one series within its group. */
  row({ variable }: SeriesGroup, members: readonly string[]): string {
    const named = members.map((id) => this.#member(id));
    const [a = '', b = ''] = named;
    const own = members.length === 2 ? sayOr(`variable-${variable}.row`, { a, b }) : undefined;
    return own ?? (members.length === 0 ? variable : named.join(', '));
  }

  /** One series in a sentence, where no heading says what it is. */
  series({ quantity, members, series }: OutputSeries): string {
    const [a = '', b = '', c = ''] = members.map((id) => sayOr(`in-sentence-${id}`) ?? this.#member(id));
    return sayOr(`variable-${quantity.name}.series`, { a, b, c }) ?? series;
  }

  #member(id: string): string {
    return this.#model.world.actors.get(id)?.name ?? id;
  }
}

/** An enumeration with "and". */
export function listOf(items: readonly string[]): string {
  const [first = '', second = ''] = items;
  if (items.length < 2) return first;
  if (items.length === 2) return say('list-of-two', { first, second });
  return say('list-of-many', { others: items.slice(0, -1).join(', '), last: items.at(-1) ?? '' });
}

/** A scenario's title with its years, unless it has them already. */
export function titleWithYears(title: string, period: { readonly from: number; readonly to: number }): string {
  const [from, to] = [year(period.from), year(period.to)];
  return title.includes(from) && title.includes(to) ? title : say('title-with-years', { title, from, to });
}

/** A decimal year as `2014-03`; steps at the start of a month may come out of sums a hair too early. */
export function month(time: number): string {
  return yearToMonth(time + 1e-6);
}

/** The calendar year of a decimal year. */
export function year(time: number): string {
  return String(Math.floor(time + 1e-6));
}
