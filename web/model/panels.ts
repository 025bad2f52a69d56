import type { ScenarioCard, SeriesCard } from './study-types.ts';

/** How the series of one variable of the theory are spread over small charts. Positions count from 0. */
export interface ChartSpec {
  /** A variable of the theory's vocabulary; a theory without it gets no such charts. */
  variable: string;
  /** Position of the index that gives each value a chart of its own. */
  panel: number;
  /** Position of the index that tells the lines of a chart apart; null for a single line. */
  line: number | null;
  /** Positions of two actors whose order has no meaning; charts are shown for one pair at a time. */
  pair?: readonly [number, number];
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
  /** Bounds of the value axis, when the theory states them. */
  range: readonly [number, number] | null;
}

/** The charts of one variable. */
export interface PanelGroup {
  variable: string;
  size: ChartSpec['size'];
  /** The pairs to choose from; empty when the charts are not about pairs. */
  pairs: readonly (readonly [string, string])[];
  panels: readonly Panel[];
}

/** Spreads a scenario's series over charts, in the order of the specs; specs whose variable is absent are skipped. */
export function planPanels(specs: readonly ChartSpec[], scenario: ScenarioCard): PanelGroup[] {
  return specs.flatMap((spec) => {
    const group = planGroup(spec, scenario);
    return group.panels.length > 0 ? [group] : [];
  });
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

function planGroup(spec: ChartSpec, scenario: ScenarioCard): PanelGroup {
  const order = new Map(scenario.actors.map(({ id }, index) => [id, index]));
  const rank = (id: string | undefined) => order.get(id ?? '') ?? order.size;
  const pairOf = (series: SeriesCard): readonly [string, string] | null => {
    const first = series.indices[spec.pair?.[0] ?? -1];
    const second = series.indices[spec.pair?.[1] ?? -1];
    return first !== undefined && second !== undefined ? [first, second] : null;
  };
  const series = scenario.series
    .filter(({ variable, indices }) => variable === spec.variable && indices[spec.panel] !== undefined)
    .filter((card) => !spec.pair || rank(pairOf(card)?.[0]) < rank(pairOf(card)?.[1]));
  const panels = new Map<string, Panel & { lines: Line[] }>();
  for (const card of series) {
    const pair = pairOf(card);
    const member = card.indices[spec.panel] ?? '';
    const id = ['chart', spec.variable, ...(pair ?? []), member].join('-').replace(/[^A-Za-z0-9-]/g, '_');
    const panel = panels.get(id) ?? { id, variable: spec.variable, member, pair, lines: [], range: card.range ?? null };
    const lineIndex = spec.line === null ? null : (card.indices[spec.line] ?? null);
    const actor = lineIndex !== null && order.has(lineIndex) ? lineIndex : null;
    panel.lines.push({ series: card.name, indices: card.indices, actor });
    panels.set(id, panel);
  }
  const inOrder = [...panels.values()].sort((one, other) => rank(one.member) - rank(other.member));
  for (const panel of inOrder) panel.lines.sort((one, other) => rank(one.actor ?? '') - rank(other.actor ?? ''));
  const pairs: (readonly [string, string])[] = [];
  for (const { pair } of inOrder) if (pair && !pairs.some((known) => samePair(known, pair))) pairs.push(pair);
  return { variable: spec.variable, size: spec.size, pairs, panels: inOrder };
}
