import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Look } from './charts/look.ts';
import { chartSpecs } from './charts/specs.ts';
import type { Digits, Language } from './format.ts';
import { englishMessages, loadMessages, type Messages } from './messages.ts';
import { type Change, changesBetween, changesFromBaseline } from './model/changes.ts';
import type { Command } from './model/commands.ts';
import { crossingFacts, type HeadlineFact, headlineFact } from './model/facts.ts';
import { type History, perform, redo, startHistory, undo } from './model/history.ts';
import { decodeLink, encodeLink, type LinkProblem, scenarioOfLink } from './model/link.ts';
import { type PanelGroup, panelsOfPair, planPanels, shownSeries } from './model/panels.ts';
import type { FromWorker, ToWorker } from './model/protocol.ts';
import { isChanged, type State, scenarioOf } from './model/state.ts';
import type { Catalogue, ScenarioCard } from './model/study-types.ts';
import { Names } from './names.ts';
import { keepPreferences, type Preferences, type Theme } from './preferences.ts';
import { Runner } from './runner.ts';
import { Sentences } from './sentences.ts';
import { View } from './view.ts';

/** What stays as long as scenario and language do: most of the page is drawn from it, and only once. */
export interface Scene {
  catalogue: Catalogue;
  scenario: ScenarioCard;
  groups: readonly PanelGroup[];
  names: Names;
  sentences: Sentences;
  messages: Messages;
}

/** Milliseconds of rest before the live region speaks, and before the address follows the state. */
const announceAfter = 600;
const writeLinkAfter = 250;

const nothing: readonly never[] = [];

/** The page's state and everything that derives from it. Components read signals and send commands. */
export class Store {
  readonly preferences: Signal<Preferences>;
  readonly messages: Signal<Messages> = signal(englishMessages());
  readonly linkProblems: Signal<readonly LinkProblem[]> = signal([]);
  readonly announcement = signal('');
  /** The page's style for what is drawn on canvases; null until it has been read. */
  readonly look: Signal<Look | null> = signal(null);
  readonly runner: Runner;
  readonly view: View;
  /** Null until a catalogue has been read. */
  readonly scene: ReadonlySignal<Scene | null>;
  readonly history: ReadonlySignal<History | null>;
  readonly state: ReadonlySignal<State | null>;
  readonly changes: ReadonlySignal<readonly Change[]>;
  readonly removedEvents: ReadonlySignal<readonly string[]>;
  readonly headlineFact: ReadonlySignal<HeadlineFact | null>;
  readonly headline: ReadonlySignal<string>;

  readonly #send: (message: ToWorker) => void;
  readonly #readCatalogue: () => void;
  readonly #catalogue: Signal<Catalogue | null> = signal(null);
  readonly #history: Signal<History | null> = signal(null);
  #hasAskedForCatalogue = false;
  #gesture: number | null = null;
  #gestures = 0;
  /** Said before the next headline, so that one settled change is one announcement. */
  #toSayFirst = '';
  #announcing: ReturnType<typeof setTimeout> | undefined;
  #writing: ReturnType<typeof setTimeout> | undefined;
  #languageRequest = 0;

  /** `readCatalogue` is called once, when the complete catalogue is wanted; it comes by `receive`. */
  constructor(send: (message: ToWorker) => void, readCatalogue: () => void, preferences: Preferences) {
    this.#send = send;
    this.#readCatalogue = readCatalogue;
    this.preferences = signal(preferences);
    this.history = this.#history;
    this.state = computed(() => this.#history.value?.present ?? null);
    this.removedEvents = computed(() => this.state.value?.removedEvents ?? nothing);
    const scenarioId = computed(() => this.state.value?.scenario);
    const scenarioCard = computed(() => {
      const catalogue = this.#catalogue.value;
      return catalogue && scenarioId.value !== undefined ? scenarioOf(catalogue, scenarioId.value) : null;
    });
    const groups = computed(() => (scenarioCard.value ? planPanels(chartSpecs, scenarioCard.value) : []));
    this.view = new View(scenarioCard);
    this.scene = computed(() => {
      const catalogue = this.#catalogue.value;
      const scenario = scenarioCard.value;
      const messages = this.messages.value;
      if (!catalogue || !scenario) return null;
      const names = new Names(messages, catalogue, scenario);
      return { catalogue, scenario, groups: groups.value, names, sentences: new Sentences(messages, names), messages };
    });
    this.changes = computed(() => {
      const catalogue = this.#catalogue.value;
      const state = this.state.value;
      return catalogue && state ? changesFromBaseline(state, catalogue) : nothing;
    });
    this.runner = new Runner(send, {
      onResult: ({ result }, isFirst) => {
        const scene = this.scene.peek();
        if (isFirst && scene) this.view.showLiveliestPairs(scene.groups, result.baseline, scene.scenario);
        // Reading all scenarios takes longer than running the first, which should not have to wait for it.
        this.#askForCatalogue();
      },
      onSettled: () => {
        this.announce([this.#toSayFirst, this.headline.value].join(' ').trim());
        this.#toSayFirst = '';
      },
    });
    this.headlineFact = computed(() => this.#headlineFact());
    this.headline = computed(() => this.#headline());
  }

  /** Asks for the scenario to begin with; the page opens when it comes. */
  start(): void {
    effect(() => keepPreferences(this.preferences.value));
    effect(() => {
      const { language, digits } = this.preferences.value;
      void this.#loadMessages(language, digits);
    });
    effect(() => {
      // Browsers allow only so many changes of the address in a while.
      if (!this.state.value || this.view.cursor.value === undefined) return;
      clearTimeout(this.#writing);
      this.#writing = setTimeout(() => this.writeLinkNow(), writeLinkAfter);
    });
    this.#send({ kind: 'open', scenario: scenarioOfLink(location.hash) });
  }

  /** Takes a message from a study worker. */
  receive(message: FromWorker): void {
    if (message.kind === 'catalogue') this.#receiveCatalogue(message.catalogue, message.complete);
    else this.runner.receive(message);
    if (message.kind !== 'problems') return;
    if (message.generation === undefined) this.runner.problems.value = message.problems;
    this.#askForCatalogue();
  }

  /** Carries out a command and simulates what it chose. */
  perform(command: Command): void {
    const history = this.#history.value;
    const catalogue = this.#catalogue.value;
    if (!history || !catalogue) return;
    this.#change(perform(history, command, catalogue, performance.now(), this.#gesture));
    this.linkProblems.value = [];
  }

  /** Between these two calls, commands on one lever are one step, and few members are simulated. */
  startGesture(): void {
    this.#gestures += 1;
    this.#gesture = this.#gestures;
  }

  endGesture(): void {
    if (this.#gesture === null) return;
    this.#gesture = null;
    this.#run();
  }

  undo(): void {
    this.#takeBack(undo, 'undid');
  }

  redo(): void {
    this.#takeBack(redo, 'redid');
  }

  /** Follows the address's hash, as after a link was opened. */
  openLink(hash: string): void {
    const catalogue = this.#catalogue.value;
    if (!catalogue || hash === this.#link()) return;
    const { state, cursor, problems } = decodeLink(hash, catalogue);
    this.perform({ type: 'open-link', state });
    this.view.cursor.value = cursor;
    this.linkProblems.value = problems;
  }

  /** Brings the address up to the state at once, rather than after a moment of rest. */
  writeLinkNow(): void {
    clearTimeout(this.#writing);
    const link = this.#link();
    if (link !== null && location.hash !== link) window.history.replaceState(null, '', link);
  }

  /** Speaks one sentence through the page's live region, once nothing has been said for a moment. */
  announce(sentence: string): void {
    clearTimeout(this.#announcing);
    this.announcement.value = '';
    this.#announcing = setTimeout(() => {
      this.announcement.value = sentence;
    }, announceAfter);
  }

  setLanguage(language: Language): void {
    this.preferences.value = { ...this.preferences.value, language };
  }

  setDigits(digits: Digits): void {
    this.preferences.value = { ...this.preferences.value, digits };
  }

  setTheme(theme: Theme | null): void {
    this.preferences.value = { ...this.preferences.value, theme };
  }

  /** Opens the page with the first catalogue that has all of what the link asks for; a later one only adds to it. */
  #receiveCatalogue(catalogue: Catalogue, complete: boolean): void {
    const known = this.#catalogue.value;
    if (known) {
      if (!complete) return;
      // Charts stand as long as their scenario's card is the same object.
      const scenarios = catalogue.scenarios.map((card) => known.scenarios.find(({ id }) => id === card.id) ?? card);
      this.#catalogue.value = { ...catalogue, scenarios };
      return;
    }
    const { state, cursor, problems } = decodeLink(location.hash, catalogue);
    if (!complete && problems.length > 0) {
      this.#askForCatalogue();
      return;
    }
    this.#catalogue.value = catalogue;
    this.#history.value = startHistory(state);
    this.view.cursor.value = cursor;
    this.linkProblems.value = problems;
    this.#run();
  }

  #askForCatalogue(): void {
    if (this.#hasAskedForCatalogue) return;
    this.#hasAskedForCatalogue = true;
    this.#readCatalogue();
  }

  #change(history: History): void {
    const before = this.#history.value;
    if (!before || history === before) return;
    this.#history.value = history;
    if (history.present.scenario !== before.present.scenario) {
      this.runner.clear();
      this.view.reset();
    }
    this.#run();
  }

  #takeBack(move: (history: History) => History, message: 'undid' | 'redid'): void {
    const before = this.#history.value;
    const catalogue = this.#catalogue.value;
    if (!before || !catalogue) return;
    this.#gesture = null;
    const after = move(before);
    if (after === before) return;
    const changes = changesBetween(before.present, after.present, catalogue);
    this.#change(after);
    const scene = this.scene.value;
    if (scene) this.#toSayFirst = scene.messages.text(message, { step: scene.sentences.step(changes) });
  }

  #run(): void {
    const scene = this.scene.peek();
    const state = this.state.peek();
    if (!scene || !state) return;
    const target = { state, changes: this.changes.peek(), series: shownSeries(scene.groups) };
    this.runner.run(target, this.#gesture !== null);
  }

  #headlineFact(): HeadlineFact | null {
    const scene = this.scene.value;
    const shown = this.runner.shown.value;
    if (!scene || !shown) return null;
    const { scenario, groups } = scene;
    const panels = groups.flatMap((group) => panelsOfPair(group, this.view.pairOf(group)));
    const ofHeadline = panels.filter(({ variable }) => scenario.headline.includes(variable));
    const lines = (ofHeadline.length > 0 ? ofHeadline : panels).flatMap((panel) => panel.lines);
    const scales = new Map(scenario.series.map(({ name, range }) => [name, range ? range[1] - range[0] : 1]));
    const series = lines.map((line) => line.series);
    return headlineFact(shown.result, series, scenario, isChanged(shown.state), scales);
  }

  #headline(): string {
    const scene = this.scene.value;
    const shown = this.runner.shown.value;
    if (!scene) return '';
    const { scenario, groups, sentences, names, messages } = scene;
    if (!shown) return messages.text('headline-pending', { scenario: names.scenario(scenario.id) });
    const fact = this.headlineFact.value;
    if (!fact) return names.scenarioSummary();
    const withPair = groups.some((group) => group.pairs.length > 1);
    const said = sentences.headline(fact, shown.changes, shown.certain, withPair);
    const [crossing] = isChanged(shown.state) && !shown.certain ? crossingFacts(shown.result) : [];
    return crossing ? `${said} ${sentences.crossing(crossing, scenario)}` : said;
  }

  #link(): string | null {
    const catalogue = this.#catalogue.peek();
    const state = this.state.peek();
    return catalogue && state ? encodeLink({ state, cursor: this.view.cursor.peek() }, catalogue.version) : null;
  }

  async #loadMessages(language: Language, digits: Digits): Promise<void> {
    this.#languageRequest += 1;
    const request = this.#languageRequest;
    const messages = await loadMessages(language, digits);
    if (request === this.#languageRequest) this.messages.value = messages;
  }
}
