import type { ChartSpec } from '../model/panels.ts';

/** The charts of the page, in their order. */
export const chartSpecs: readonly ChartSpec[] = [
  { variable: 'threat', group: 'threat', panel: 0, line: 1, events: true, size: 'large' },
  { variable: 'cooperation', group: 'cooperation', panel: 2, line: null, pair: [0, 1], size: 'small' },
  { variable: 'korolevIndex', group: 'cooperation', panel: null, line: null, pair: [0, 1], size: 'small' },
  { variable: 'security', group: 'security', panel: 0, line: 0, size: 'small' },
];
