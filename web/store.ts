import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Look } from './charts/look.ts';
import { chartSpecs } from './charts/specs.ts';
import type { Digits, Language } from './format.ts';
import { englishMessages, loadMessages, type Messages } from './messages.ts';
import { type Change, changesBetween, changesFromBaseline } from './model/changes.ts';
import type { Command } from './model/commands.ts';
import { crossingFacts, type HeadlineFact, headlineFact, liveliestPair } from './model/facts.ts';
import { type History, perform, redo, startHistory, undo } from './model/history.ts';
import { decodeLink, encodeLink, type LinkProblem, scenarioOfLink } from './model/link.ts';
import { type Panel, type PanelGroup, panelsOfPair, planPanels, shownSeries } from './model/panels.ts';
import type { FromWorker, ToWorker } from './model/protocol.ts';
import { Scheduler } from './model/scheduler.ts';
import {
  baselineChoice,
  baselineState,
  isChanged,
  previewMembers,
  runChoice,
  type State,
  scenarioOf,
} from './model/state.ts';
import type { Catalogue, ScenarioCard, StudyRequest, StudyResult } from './model/study-types.ts';
import { Names } from './names.ts';
import { keepPreferences, type Preferences, type Theme } from './preferences.ts';
import { Sentences } from './sentences.ts';

/** A result with the state it belongs to. */
export interface Shown {
  result: StudyResult;
  state: State;
  changes: readonly Change[];
  complete: boolean;
  /** Whether nothing was uncertain, so that one world stands for all. */
  certain: boolean;
}

/** What is present once the catalogue has been read; everything that is on the page derives from it. */
export interface Scene {
  catalogue: Catalogue;
  history: History;
  state: State;
  scenario: ScenarioCard;
  groups: readonly PanelGroup[];
  names: Names;
  sentences: Sentences;
  messages: Messages;
  changes: readonly Change[];
}

/** Milliseconds of rest before the live region speaks, and before the address follows the state. */
const announceAfter = 600;
const writeLinkAfter = 250;

/** The page's state and everything that derives from it. Components read signals and send commands. */
export class Store {
  readonly preferences: Signal<Preferences>;
  readonly messages: Signal<Messages> = signal(englishMessages());
  readonly shown: Signal<Shown | null> = signal(null);
  readonly progress: Signal<{ done: number; total: number } | null> = signal(null);
  readonly isStopped = signal(false);
  readonly problems: Signal<readonly string[]> = signal([]);
  readonly linkProblems: Signal<readonly LinkProblem[]> = signal([]);
  readonly announcement = signal('');
  /** Where the time cursor was put, in decimal years; null at the scenario's end. */
  readonly cursor: Signal<number | null> = signal(null);
  /** Where a pointer passes over a chart; it shows values there without moving the cursor. */
  readonly hover: Signal<number | null> = signal(null);
  /** Time marked on all charts while an event is looked at. */
  readonly marked: Signal<number | null> = signal(null);
  /** The chosen pair of each group of charts about pairs. */
  readonly pairs: Signal<Readonly<Record<string, readonly [string, string]>>> = signal({});
  /** The chart whose values the time cursor tells. */
  readonly reading: Signal<string | null> = signal(null);
  readonly scene: ReadonlySignal<Scene | null>;
  /** Whether charts begin where the simulation does, rather than shortly before the scenario. */
  readonly wholePast = signal(false);
  /** The time that charts show. */
  readonly span: ReadonlySignal<{ from: number; to: number }>;
  readonly time: ReadonlySignal<number>;
  readonly headlineFact: ReadonlySignal<HeadlineFact | null>;
  readonly headline: ReadonlySignal<string>;
  /** The page's style for what is drawn on canvases; null until it has been read. */
  readonly look: Signal<Look | null> = signal(null);

  readonly #usualPairs: Signal<Readonly<Record<string, readonly [string, string]>>> = signal({});
  readonly #catalogue: Signal<Catalogue | null> = signal(null);
  readonly #history: Signal<History | null> = signal(null);
  readonly #scheduler: Scheduler;
  readonly #send: (message: ToWorker) => void;
  readonly #readCatalogue: () => void;
  #hasAskedForCatalogue = false;
  #requested: State | null = null;
  /** Whether the study under way is a small one, and the state has moved on since it began. */
  #isPreview = false;
  #isBehind = false;
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
    this.#scheduler = new Scheduler(send, {
      onProgress: (done, total) => {
        this.progress.value = { done, total };
      },
      onResult: (result, complete, request) => this.#show(result, complete, request),
      onProblems: (problems) => this.#tellProblems(problems),
    });
    const scenarioCard = computed(() => {
      const catalogue = this.#catalogue.value;
      const id = this.#history.value?.present.scenario;
      return catalogue && id !== undefined ? scenarioOf(catalogue, id) : null;
    });
    const groups = computed(() => (scenarioCard.value ? planPanels(chartSpecs, scenarioCard.value) : []));
    this.scene = computed(() => {
      const catalogue = this.#catalogue.value;
      const history = this.#history.value;
      const scenario = scenarioCard.value;
      if (!catalogue || !history || !scenario) return null;
      const state = history.present;
      const messages = this.messages.value;
      const names = new Names(messages, catalogue, scenario);
      const sentences = new Sentences(messages, names);
      const changes = changesFromBaseline(state, catalogue);
      return { catalogue, history, state, scenario, groups: groups.value, names, sentences, messages, changes };
    });
    this.span = computed(() => {
      const scenario = scenarioCard.value;
      if (!scenario) return { from: 0, to: 1 };
      return { from: this.wholePast.value ? scenario.simulatedFrom : shownFrom(scenario), to: scenario.to };
    });
    this.time = computed(() => this.hover.value ?? this.cursor.value ?? this.scene.value?.scenario.to ?? 0);
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
      if (!this.scene.value || this.cursor.value === undefined) return;
      clearTimeout(this.#writing);
      this.#writing = setTimeout(() => this.writeLinkNow(), writeLinkAfter);
    });
    this.#send({ kind: 'open', scenario: scenarioOfLink(location.hash) });
  }

  /** Takes a message from a study worker. */
  receive(message: FromWorker): void {
    if (message.kind === 'catalogue') this.#receiveCatalogue(message.catalogue, message.complete);
    else if (message.kind === 'problems' && message.generation === undefined) {
      this.problems.value = message.problems;
      this.#askForCatalogue();
    } else this.#scheduler.receive(message);
  }

  /** Carries out a command and simulates what it chose. */
  perform(command: Command): void {
    const history = this.#history.value;
    const catalogue = this.#catalogue.value;
    if (!history || !catalogue) return;
    this.#change(perform(history, command, catalogue, performance.now(), this.#gesture));
    if (command.type === 'open-link') return;
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
    this.#request();
  }

  undo(): void {
    this.#takeBack(undo, 'undid');
  }

  redo(): void {
    this.#takeBack(redo, 'redid');
  }

  /** Stops the running simulation; what is shown stays. */
  cancel(): void {
    this.#scheduler.cancel();
    this.#isBehind = false;
    this.progress.value = null;
    this.isStopped.value = true;
  }

  /** Follows the address's hash, as after a link was opened. */
  openLink(hash: string): void {
    const catalogue = this.#catalogue.value;
    const history = this.#history.value;
    if (!catalogue || !history) return;
    const scene = this.scene.peek();
    if (scene && hash === encodeLink({ state: scene.state, cursor: this.cursor.peek() }, catalogue.version)) return;
    const { state, cursor, problems } = decodeLink(hash, catalogue);
    this.perform({ type: 'open-link', state });
    this.cursor.value = cursor;
    this.linkProblems.value = problems;
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

  /** The pair that a group of charts shows. */
  pairOf(group: PanelGroup): readonly [string, string] | undefined {
    return this.pairs.value[group.id] ?? this.#usualPairs.value[group.id] ?? group.pairs[0];
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
    this.cursor.value = cursor;
    this.linkProblems.value = problems;
    this.#request();
  }

  /** What can't be simulated leaves what is shown; where nothing is, the baseline is shown. */
  #tellProblems(problems: readonly string[]): void {
    const requested = this.#requested;
    this.progress.value = null;
    if (!this.shown.peek() && requested && isChanged(requested)) {
      this.#request({ ...baselineState(requested.scenario), seed: requested.seed, members: requested.members });
    }
    this.problems.value = problems;
    this.#askForCatalogue();
  }

  /** Of each group about pairs, shows at first the one in which most happens in the baseline. */
  #choosePairs(result: StudyResult): void {
    const scene = this.scene.peek();
    if (!scene) return;
    const chosen = scene.groups.flatMap((group) => {
      const pair = liveliestPair(group, result.baseline, scene.scenario);
      return pair ? [[group.id, pair] as const] : [];
    });
    this.#usualPairs.value = Object.fromEntries(chosen);
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
      this.shown.value = null;
      this.pairs.value = {};
      this.#usualPairs.value = {};
      this.cursor.value = null;
      this.hover.value = null;
    }
    this.#request();
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

  /**
   * Asks for a study of the present state. While a lever is dragged, the study under way is left to finish: to start
   * anew with every move would show nothing until the lever rests.
   */
  #request(instead?: State): void {
    const scene = this.scene.peek();
    if (!scene) return;
    this.#isBehind = this.#gesture !== null && this.#scheduler.isRunning && this.#isPreview;
    if (this.#isBehind) return;
    this.#isPreview = this.#gesture !== null;
    const state = instead ?? scene.state;
    const members = state.uncertainty === 'none' ? 1 : state.members;
    this.#requested = state;
    this.isStopped.value = false;
    this.problems.value = [];
    this.progress.value = { done: 0, total: members };
    this.#scheduler.request({
      baseline: baselineChoice(state),
      current: runChoice(state),
      members: this.#gesture === null ? members : Math.min(members, previewMembers),
      seed: state.seed,
      uncertainty: state.uncertainty,
      series: shownSeries(scene.groups),
    });
  }

  #show(result: StudyResult, complete: boolean, request: StudyRequest): void {
    const catalogue = this.#catalogue.value;
    const state = this.#requested;
    if (!catalogue || !state) return;
    if (!this.shown.peek()) this.#choosePairs(result);
    const changes = changesFromBaseline(state, catalogue);
    this.shown.value = { result, state, changes, complete, certain: request.members === 1 };
    // Reading all scenarios takes longer than running the first, which should not have to wait for it.
    this.#askForCatalogue();
    if (!complete) return;
    if (this.#isBehind) {
      this.#request();
      return;
    }
    this.progress.value = null;
    if (this.#gesture !== null) return;
    this.announce([this.#toSayFirst, this.headline.value].join(' ').trim());
    this.#toSayFirst = '';
  }

  #headlineFact(): HeadlineFact | null {
    const scene = this.scene.value;
    const shown = this.shown.value;
    if (!scene || !shown) return null;
    const { scenario, groups } = scene;
    const shownNow = groups.flatMap((group) => panelsOfPair(group, this.pairOf(group)));
    const inHeadline = shownNow.filter(({ variable }) => scenario.headline.includes(variable));
    const series = seriesOf(inHeadline.length > 0 ? inHeadline : shownNow);
    const scales = new Map(scenario.series.map(({ name, range }) => [name, range ? range[1] - range[0] : 1]));
    return headlineFact(shown.result, series, scenario, isChanged(shown.state), scales);
  }

  #headline(): string {
    const scene = this.scene.value;
    const shown = this.shown.value;
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

  /** Brings the address up to the state at once, rather than after a moment of rest. */
  writeLinkNow(): void {
    clearTimeout(this.#writing);
    const scene = this.scene.peek();
    if (!scene) return;
    const hash = encodeLink({ state: scene.state, cursor: this.cursor.peek() }, scene.catalogue.version);
    if (location.hash !== hash) window.history.replaceState(null, '', hash);
  }

  async #loadMessages(language: Language, digits: Digits): Promise<void> {
    this.#languageRequest += 1;
    const request = this.#languageRequest;
    const messages = await loadMessages(language, digits);
    if (request === this.#languageRequest) this.messages.value = messages;
  }
}

/** Where charts begin at first: as long before the scenario as it lasts, so that its own time has half of the room. */
export function shownFrom({ simulatedFrom, from, to }: ScenarioCard): number {
  return Math.max(simulatedFrom, from - (to - from));
}

function seriesOf(panels: readonly Panel[]): string[] {
  return panels.flatMap((panel) => panel.lines.map(({ series }) => series));
}
