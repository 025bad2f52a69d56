import type { ScenarioCard, SeriesCard } from './study-types.ts';

/** How the series of one variable of the theory are spread over small charts. Positions count from 0. */
export interface ChartSpec {
  /** A variable of the theory's vocabulary; a theory without it gets no such charts. */
  variable: string;
  /** The group of charts it belongs to. */
  group: string;
  /** Position of the index that gives each value a chart of its own; null for one chart. */
  panel: number | null;
  /** Position of the index that tells the lines of a chart apart; null for a single line. */
  line: number | null;
  /** Positions of two actors whose order has no meaning; charts are shown for one pair at a time. */
  pair?: readonly [number, number];
  /** Whether the panel's member is an actor on which events act that its chart marks. */
  events?: boolean;
  /** Height of the plots. */
  size: 'large' | 'small';
}

/** One line of a chart, with the actor that gives it colour, dash and mark. */
export interface Line {
  series: string;
  indices: readonly string[];
  actor: string | null;
}

/** One chart. */
export interface Panel {
  /** Unique on the page and fit for an element's id. */
  id: string;
  variable: string;
  /** The index that the chart is for, such as an actor or a domain. */
  member: string;
  pair: readonly [string, string] | null;
  lines: readonly Line[];
  /** The actor whose suffered events are marked; null for none. */
  eventsOn: string | null;
  /** Bounds of the value axis, when the theory states them. */
  range: readonly [number, number] | null;
}

/** Charts that belong together. */
export interface PanelGroup {
  id: string;
  size: ChartSpec['size'];
  /** The pairs to choose from; empty when the charts are not about pairs. */
  pairs: readonly (readonly [string, string])[];
  panels: readonly Panel[];
}

/** Spreads a scenario's series over charts, in the order of the specs; specs whose variable is absent are skipped. */
export function planPanels(specs: readonly ChartSpec[], scenario: ScenarioCard): PanelGroup[] {
  const groups = new Map<string, PanelGroup>();
  for (const spec of specs) {
    const panels = planSpec(spec, scenario);
    if (panels.length === 0) continue;
    const before = groups.get(spec.group);
    const all = [...(before?.panels ?? []), ...panels];
    groups.set(spec.group, { id: spec.group, size: before?.size ?? spec.size, pairs: pairsOf(all), panels: all });
  }
  return [...groups.values()];
}

/** Names of all series shown by the charts, without repetition. */
export function shownSeries(groups: readonly PanelGroup[]): string[] {
  const names = groups.flatMap((group) => group.panels.flatMap((panel) => panel.lines.map((line) => line.series)));
  return [...new Set(names)];
}

/** The panels of one pair, or all when the group is not about pairs. */
export function panelsOfPair(group: PanelGroup, pair: readonly [string, string] | undefined): Panel[] {
  return group.panels.filter((panel) => panel.pair === null || (pair !== undefined && samePair(panel.pair, pair)));
}

/** Whether two pairs name the same actors in the same order. */
export function samePair(one: readonly [string, string], other: readonly [string, string]): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

function planSpec(spec: ChartSpec, scenario: ScenarioCard): Panel[] {
  const order = new Map(scenario.actors.map(({ id }, index) => [id, index]));
  const rank = (id: string | undefined) => order.get(id ?? '') ?? order.size;
  const pairOf = (series: SeriesCard): readonly [string, string] | null => {
    const first = series.indices[spec.pair?.[0] ?? -1];
    const second = series.indices[spec.pair?.[1] ?? -1];
    return first !== undefined && second !== undefined ? [first, second] : null;
  };
  const series = scenario.series
    .filter(
      ({ variable, indices }) =>
        variable === spec.variable && (spec.panel === null || indices[spec.panel] !== undefined),
    )
    .filter((card) => !spec.pair || rank(pairOf(card)?.[0]) < rank(pairOf(card)?.[1]));
  const panels = new Map<string, Panel & { lines: Line[] }>();
  for (const card of series) {
    const pair = pairOf(card);
    const member = spec.panel === null ? '' : (card.indices[spec.panel] ?? '');
    const id = ['chart', spec.variable, ...(pair ?? []), member]
      .filter(Boolean)
      .join('-')
      .replace(/[^A-Za-z0-9-]/g, '_');
    const panel = panels.get(id) ?? {
      id,
      variable: spec.variable,
      member,
      pair,
      lines: [],
      eventsOn: spec.events ? member : null,
      range: card.range ?? null,
    };
    const lineIndex = spec.line === null ? null : (card.indices[spec.line] ?? null);
    const actor = lineIndex !== null && order.has(lineIndex) ? lineIndex : null;
    panel.lines.push({ series: card.name, indices: card.indices, actor });
    panels.set(id, panel);
  }
  const inOrder = [...panels.values()].sort((one, other) => rank(one.member) - rank(other.member));
  for (const panel of inOrder) panel.lines.sort((one, other) => rank(one.actor ?? '') - rank(other.actor ?? ''));
  return inOrder;
}

function pairsOf(panels: readonly Panel[]): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (const { pair } of panels) if (pair && !pairs.some((known) => samePair(known, pair))) pairs.push(pair);
  return pairs;
}
