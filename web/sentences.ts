import { type MessageArguments, type Messages, twoDecimals, yearNumber } from './messages.ts';
import { at, nearestStep, type SeriesBands, seriesBands } from './model/bands.ts';
import type { Change } from './model/changes.ts';
import type { CrossingFact, HeadlineFact, LineFact } from './model/facts.ts';
import type { LinkProblem } from './model/link.ts';
import type { Panel } from './model/panels.ts';
import type { ScenarioCard, StudyResult } from './model/study-types.ts';
import type { Names } from './names.ts';

/** Says facts in the reader's language. Each method returns whole sentences or phrases that messages complete. */
export class Sentences {
  readonly #messages: Messages;
  readonly #names: Names;

  constructor(messages: Messages, names: Names) {
    this.#messages = messages;
    this.#names = names;
  }

  /** The headline of a result. `certain` means that only one world was run; `withPair` that pairs must be named. */
  headline(fact: HeadlineFact, changes: readonly Change[], certain: boolean, withPair: boolean): string {
    const { text } = this.#messages;
    if (fact.kind === 'unclear') return text('headline-unclear', { changes: this.changes(changes) });
    const series = this.#names.series(fact.series, withPair);
    if (fact.kind === 'trend') {
      return text('headline-trend', {
        series,
        direction: Math.abs(fact.to - fact.from) < 0.005 ? 'stays' : fact.to > fact.from ? 'rises' : 'falls',
        from: twoDecimals(fact.from),
        fromYear: yearNumber(fact.fromYear),
        to: twoDecimals(fact.to),
        toYear: yearNumber(fact.toYear),
      });
    }
    return text(certain ? 'headline-change-certain' : 'headline-change', {
      changes: this.changes(changes),
      series,
      year: yearNumber(fact.year),
      direction: fact.direction,
      worlds: fact.worlds,
      members: fact.members,
      amount: twoDecimals(fact.typical),
    });
  }

  /** A sentence on how often something happens now and in the baseline. */
  crossing(fact: CrossingFact, scenario: ScenarioCard): string {
    const card = scenario.series.find(({ name }) => name === fact.series);
    const [a = '', b = ''] = card?.indices.map((id) => this.#names.memberInSentence(id)) ?? [];
    const id = `crossing-${card?.variable}`;
    const event = this.#messages.text(this.#messages.has(id) ? id : 'crossing-other', { a, b, name: fact.series });
    const { worlds, members, baselineWorlds } = fact;
    return this.#messages.text('headline-crossing', { event, worlds, members, baseline: baselineWorlds });
  }

  /** The differences from the baseline as one phrase after "with". */
  changes(changes: readonly Change[]): string {
    const [only] = changes;
    if (changes.length === 1 && only) return this.change(only);
    return this.#messages.text('change-many', { count: changes.length });
  }

  /** One difference from the baseline as a phrase. */
  change(change: Change): string {
    const { text } = this.#messages;
    switch (change.kind) {
      case 'lever':
        return text('change-lever', { lever: this.#names.lever(change.lever), value: this.number(change.to) });
      case 'variant':
        return text('change-variant', { variant: this.#variant(change.to) });
      case 'theory':
        return text('change-theory', { theory: this.#theory(change.to) });
      case 'event':
        return text('change-event-off', { event: this.#names.event(change.event) });
      case 'parameter':
        return text('change-parameter', { name: change.name, value: this.number(change.to ?? Number.NaN) });
      default:
        return this.step([change]);
    }
  }

  /** What an undone or repeated step changed. */
  step(changes: readonly Change[]): string {
    const { text } = this.#messages;
    const [change] = changes;
    if (!change || changes.length > 1) return text('step-many', { count: changes.length });
    switch (change.kind) {
      case 'scenario':
        return text('step-scenario', { to: this.#names.scenario(change.to) });
      case 'lever': {
        const values = { from: this.number(change.from), to: this.number(change.to) };
        return text('step-lever', { lever: this.#names.lever(change.lever), ...values });
      }
      case 'variant':
        return text('step-variant', { to: this.#variant(change.to) });
      case 'theory':
        return text('step-theory', { to: this.#theory(change.to) });
      case 'event':
        return text(change.on ? 'step-event-on' : 'step-event-off', { event: this.#names.event(change.event) });
      case 'parameter': {
        const number = (value: number | null) => (value === null ? '–' : this.number(value));
        return text('step-parameter', { name: change.name, from: number(change.from), to: number(change.to) });
      }
      case 'uncertainty':
        return text('step-uncertainty');
      case 'members':
        return text('step-members', { to: change.to });
      case 'seed':
        return text('step-seed', { to: change.to });
    }
  }

  /** What a chart shows, in one or two sentences for each line. */
  summary(facts: readonly LineFact[], certain: boolean): string {
    const sentences = facts.flatMap((fact) => {
      const name = this.#names.line(fact.line.series, fact.line.actor, 'fact-name');
      const values: MessageArguments = {
        name: name ?? '',
        direction: fact.direction,
        from: twoDecimals(fact.from),
        fromYear: yearNumber(fact.fromYear),
        to: twoDecimals(fact.to),
        toYear: yearNumber(fact.toYear),
        peak: fact.peak ? 'some' : 'none',
        top: twoDecimals(fact.peak?.value ?? 0),
        topYear: yearNumber(fact.peak?.year ?? 0),
        certain: certain ? 'yes' : 'no',
        low: twoDecimals(fact.half[0]),
        high: twoDecimals(fact.half[1]),
      };
      const said = this.#messages.text(name === null ? 'fact-single' : 'fact-line', values);
      if (fact.baseline === null) return [said];
      return [said, this.#messages.text('fact-baseline', { value: twoDecimals(fact.baseline) })];
    });
    return sentences.join(' ');
  }

  /** The values of a chart's lines at one time in one phrase; see `readoutParts`. */
  readout(panel: Panel, result: StudyResult | null, time: number, certain: boolean): string {
    const parts = this.readoutParts(panel, result, time, certain);
    return parts.length === 0 ? this.#messages.text('readout-none') : parts.map(({ text }) => text).join(' · ');
  }

  /** The values of each of a chart's lines at one time: the middle world, and the range of nine in ten worlds. */
  readoutParts(
    panel: Panel,
    result: StudyResult | null,
    time: number,
    certain: boolean,
  ): { actor: string | null; text: string }[] {
    return panel.lines.flatMap((line) => {
      const bands = result && seriesBands(result.current, line.series);
      if (!bands) return [];
      const name = this.#names.line(line.series, line.actor, 'line');
      const id = `readout-${name === null ? 'single' : 'line'}${certain ? '-certain' : ''}`;
      const values = valuesAt(bands, nearestStep(bands.times, time));
      return [{ actor: line.actor, text: this.#messages.text(id, { name: name ?? '', ...values }) }];
    });
  }

  /** One cell of a table. */
  cell(bands: SeriesBands, step: number, certain: boolean): string {
    return this.#messages.text(certain ? 'readout-single-certain' : 'table-cell', valuesAt(bands, step));
  }

  linkProblem(problem: LinkProblem): string {
    const { kind, ...values } = problem;
    if (problem.kind === 'not-a-choice') {
      return this.#messages.text('link-not-a-choice', { ...problem, choices: problem.choices.join(', ') });
    }
    return this.#messages.text(`link-${kind}`, values as MessageArguments);
  }

  /** A lever's or a parameter's value, with as many decimals as needed. */
  number(value: number): string {
    return this.#messages.format.short(value);
  }

  #variant(id: string | null): string {
    return id === null ? this.#messages.text('variant-none') : this.#names.variant(id);
  }

  #theory(id: string | null): string {
    return id === null ? this.#messages.text('variant-none') : this.#names.theory(id);
  }
}

function valuesAt(bands: SeriesBands, step: number): MessageArguments {
  return {
    value: twoDecimals(at(bands.middle, step)),
    low: twoDecimals(at(bands.low90, step)),
    high: twoDecimals(at(bands.high90, step)),
  };
}
