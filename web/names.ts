import type { Messages } from './messages.ts';
import type { Panel, PanelGroup } from './model/panels.ts';
import type { Catalogue, EventCard, LeverCard, ScenarioCard, SeriesCard } from './model/study-types.ts';

/**
 * The names of things as a reader of one language meets them. Where the language has no message for something that a
 * file brings along, the file's own text stands.
 */
export class Names {
  readonly #messages: Messages;
  readonly #catalogue: Catalogue;
  readonly #scenario: ScenarioCard;

  constructor(messages: Messages, catalogue: Catalogue, scenario: ScenarioCard) {
    this.#messages = messages;
    this.#catalogue = catalogue;
    this.#scenario = scenario;
  }

  actor(id: string): string {
    return this.#messages.textOr(`actor-${id}`, this.#actorInFile(id));
  }

  /** An actor's name as it stands within a sentence, with an article where the language wants one. */
  actorInSentence(id: string): string {
    return this.#messages.textOr(`actor-${id}.sentence`, this.actor(id));
  }

  /** A few letters for the ends of lines. */
  actorShort(id: string): string {
    return this.#messages.textOr(`actor-${id}.short`, id);
  }

  /** An actor or another member of an index, such as a domain. */
  member(id: string): string {
    return this.#isActor(id) ? this.actor(id) : this.#messages.textOr(`member-${id}`, id);
  }

  memberInSentence(id: string): string {
    return this.#isActor(id) ? this.actorInSentence(id) : this.#messages.textOr(`member-${id}.sentence`, id);
  }

  scenario(id: string): string {
    const card = this.#catalogue.scenarios.find((each) => each.id === id);
    return this.#messages.textOr(`scenario-${id}-title`, card?.title ?? id);
  }

  scenarioSummary(): string {
    return this.#messages.textOr(`scenario-${this.#scenario.id}-summary`, this.#scenario.summary);
  }

  variant(id: string): string {
    const card = this.#scenario.variants.find((each) => each.id === id);
    return this.#own('variant', id, 'title', card?.title ?? id);
  }

  variantText(id: string): string {
    const card = this.#scenario.variants.find((each) => each.id === id);
    return this.#own('variant', id, 'text', card?.text ?? '');
  }

  theory(id: string): string {
    const card = this.#catalogue.theories.find((each) => each.id === id);
    return this.#messages.textOr(`theory-${id}-title`, card?.title ?? id);
  }

  theorySummary(id: string): string {
    const card = this.#catalogue.theories.find((each) => each.id === id);
    return this.#messages.textOr(`theory-${id}-summary`, card?.summary ?? '');
  }

  lever(id: string): string {
    const card = this.#scenario.levers.find((each) => each.id === id);
    return this.#own('lever', id, 'title', card?.title ?? id);
  }

  leverText(card: LeverCard): string {
    return this.#own('lever', card.id, 'text', card.text);
  }

  event(id: string): string {
    const card = this.#scenario.events.find((each) => each.id === id);
    return this.#messages.textOr(`event-${id}-title`, card?.title ?? id);
  }

  /** The language of an event's name: the page's, or that of the scenario file. */
  eventLanguage(id: string): string {
    return this.#messages.has(`event-${id}-title`) ? this.#messages.language : 'en';
  }

  kind({ kind }: Pick<EventCard, 'kind'>): string {
    return this.#messages.textOr(`kind-${kind}`, kind);
  }

  /** Heading of a group of charts, for the pair they are about, if any. */
  group(group: PanelGroup, pair: readonly [string, string] | undefined): string {
    const values = {
      a: this.actorInSentence(pair?.[0] ?? ''),
      b: this.actorInSentence(pair?.[1] ?? ''),
      meaning: group.id,
    };
    return this.#messages.text(this.#known('group', group.id), values);
  }

  groupText(group: PanelGroup): string {
    return this.#messages.textOr(`group-${group.id}.text`, '');
  }

  panel(panel: Panel): string {
    const member = panel.member === '' ? this.#meaning(panel.variable) : this.member(panel.member);
    const values = { member, inSentence: this.memberInSentence(panel.member) };
    return this.#messages.text(this.#known('panel', panel.variable), values);
  }

  /** A series as part of a sentence, such as "the threat China perceives from Russia". */
  series(name: string, withPair: boolean): string {
    const card = this.#scenario.series.find((each) => each.name === name);
    if (!card) return name;
    const paired = `series-${card.variable}-of-pair`;
    const id = withPair && this.#messages.has(paired) ? paired : this.#known('series', card.variable);
    return this.#messages.text(id, this.#seriesValues(card));
  }

  /** A line of a chart by what tells it from the other lines; null when it is the only one. */
  line(name: string, actor: string | null, prefix: 'line' | 'fact-name'): string | null {
    const card = this.#scenario.series.find((each) => each.name === name);
    if (!card || actor === null || card.indices.length === 1) return null;
    const values = { ...this.#seriesValues(card), name: this.actor(actor) };
    return this.#messages.text(this.#known(prefix, card.variable), values);
  }

  /** A text of this scenario's file: as translated for this scenario, for any, or as the file has it. */
  #own(kind: 'lever' | 'variant', id: string, part: 'title' | 'text', fallback: string): string {
    const ofAny = this.#messages.textOr(`${kind}-${id}-${part}`, fallback);
    return this.#messages.textOr(`${kind}-${id}-${part}-in-${this.#scenario.id}`, ofAny);
  }

  #seriesValues(card: SeriesCard): Record<string, string> {
    const [a = '', b = '', c = ''] = card.indices.map((member) => this.memberInSentence(member));
    const members = this.#messages.format.list(card.indices.map((member) => this.member(member)));
    return { a, b, c, members, meaning: card.meaning };
  }

  #meaning(variable: string): string {
    return this.#scenario.series.find((card) => card.variable === variable)?.meaning ?? variable;
  }

  /** The message written for a variable, or the one that serves any. */
  #known(prefix: string, variable: string): string {
    const id = `${prefix}-${variable}`;
    return this.#messages.has(id) ? id : `${prefix}-other`;
  }

  #isActor(id: string): boolean {
    return this.#scenario.actors.some((actor) => actor.id === id);
  }

  #actorInFile(id: string): string {
    return this.#scenario.actors.find((actor) => actor.id === id)?.name ?? id;
  }
}
