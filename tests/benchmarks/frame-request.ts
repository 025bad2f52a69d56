import type { StudyRequest } from '../../src/analysis/study.ts';
import type { Workbench } from '../../src/analysis/workbench.ts';

/** The scenario, thirty years at quarter steps, and the lever that is dragged. */
export const frameScenario = 'as-recorded';
const lever = 'us-pressure-on-russia';
const variables = 12;

/** The study of one place of a dragged lever, out of many; the baseline stays the same. */
export function frameRequest(workbench: Workbench, members: number, place: number): StudyRequest {
  const { outputs } = workbench.model.program;
  const series = outputs.filter(({ quantity }) => quantity.output).map((output) => output.series);
  return {
    baseline: { scenario: frameScenario },
    current: { scenario: frameScenario, levers: { [lever]: 0.05 * (1 + (place % 19)) } },
    members,
    seed: '1',
    uncertainty: 'both',
    series: series.slice(0, variables),
    fingerprint: false,
  };
}
