import type { RaceOptions } from '../harness.ts';
import type { Report } from '../report.ts';

/** Benchmarks that belong together. */
export interface Suite {
  /** What to call for it on the command line. */
  readonly name: string;
  readonly what: string;
  run(report: Report, options: RaceOptions): Promise<void>;
}
