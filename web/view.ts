import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { liveliestPair } from './model/facts.ts';
import type { PanelGroup } from './model/panels.ts';
import type { Bands, ScenarioCard } from './model/study-types.ts';

type Pair = readonly [string, string];

/** How the reader looks at what is simulated: nothing here changes a result, and nothing can be undone. */
export class View {
  /** Where the time cursor was put, in decimal years; null at the scenario's end. */
  readonly cursor: Signal<number | null> = signal(null);
  /** Where a pointer passes over a chart; it shows values there without moving the cursor. */
  readonly hover: Signal<number | null> = signal(null);
  /** Time marked on all charts while an event is looked at. */
  readonly marked: Signal<number | null> = signal(null);
  /** Whether charts begin where the simulation does, rather than shortly before the scenario. */
  readonly wholePast = signal(false);
  /** The chart whose values the time cursor tells. */
  readonly reading: Signal<string | null> = signal(null);
  /** The time that charts show, in decimal years. */
  readonly span: ReadonlySignal<{ from: number; to: number }>;
  /** The time that charts are read at. */
  readonly time: ReadonlySignal<number>;

  readonly #chosenPairs: Signal<Readonly<Record<string, Pair>>> = signal({});
  readonly #usualPairs: Signal<Readonly<Record<string, Pair>>> = signal({});

  constructor(scenario: ReadonlySignal<ScenarioCard | null>) {
    this.span = computed(() => {
      const card = scenario.value;
      if (!card) return { from: 0, to: 1 };
      return { from: this.wholePast.value ? card.simulatedFrom : shownFrom(card), to: card.to };
    });
    this.time = computed(() => this.hover.value ?? this.cursor.value ?? scenario.value?.to ?? 0);
  }

  /** The pair that a group of charts shows. */
  pairOf(group: PanelGroup): Pair | undefined {
    return this.#chosenPairs.value[group.id] ?? this.#usualPairs.value[group.id] ?? group.pairs[0];
  }

  choosePair(group: PanelGroup, pair: Pair): void {
    this.#chosenPairs.value = { ...this.#chosenPairs.value, [group.id]: pair };
  }

  /** Of each group about pairs, shows the one in which most happens until another is chosen. */
  showLiveliestPairs(groups: readonly PanelGroup[], bands: Bands, scenario: ScenarioCard): void {
    const chosen = groups.flatMap((group) => {
      const pair = liveliestPair(group, bands, scenario);
      return pair ? [[group.id, pair] as const] : [];
    });
    this.#usualPairs.value = Object.fromEntries(chosen);
  }

  /** Begins anew, as for another scenario. */
  reset(): void {
    this.cursor.value = null;
    this.hover.value = null;
    this.marked.value = null;
    this.#chosenPairs.value = {};
    this.#usualPairs.value = {};
  }
}

/** Where charts begin at first: as long before the scenario as it lasts, so that its own time has half of the room. */
export function shownFrom({ simulatedFrom, from, to }: ScenarioCard): number {
  return Math.max(simulatedFrom, from - (to - from));
}
