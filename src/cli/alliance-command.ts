import { type ClaimGrid, claimGrid, gridAxis } from '../analysis/claims/claim-grid.ts';
import { type ClaimRequest, evaluateClaims, type TestResult } from '../analysis/claims/evaluate-claims.ts';
import type { OpenedClaim, OpenedTest } from '../analysis/claims/open-claim.ts';
import { foundAndNearest } from '../files/names.ts';
import { ProblemList } from '../files/problem.ts';
import { allianceJson, allianceTable, gridTable } from './alliance-data.ts';
import { allianceSummary } from './alliance-summary.ts';
import { calibratedFor } from './calibrated-for.ts';
import { chooseClaims } from './choose-claims.ts';
import { exitCodes, mistake } from './command-error.ts';
import { chooseDestination } from './destination.ts';
import { interruption } from './interruption.ts';
import { onCommandLine } from './library.ts';
import { splitList } from './parse-values.ts';
import type { Place } from './place.ts';
import { problemsError } from './problem-text.ts';
import { Simulator } from './simulator.ts';
import { lookOf } from './terminal.ts';
import { writeResult } from './write-result.ts';
import { writeTable } from './write-table.ts';

/** The shipped claim that there is no alliance, with the conditions under which there might be one. */
const claimId = 'c04-no-alliance';

/** Options of `alliance`. */
export interface AllianceCommandOptions {
  readonly theory?: string;
  readonly draws: number;
  readonly seed: string;
  /** Two parameters, with a comma between. */
  readonly over?: string;
  readonly condition?: string;
  readonly grid: number;
  readonly format?: 'summary' | 'csv' | 'json';
  readonly out?: string;
  readonly workers?: number;
  readonly quiet?: boolean;
}

/** What the command found: how often there is an alliance, and where over two parameters if it was asked for. */
export interface AllianceFindings {
  readonly test: TestResult;
  readonly request: ClaimRequest;
  readonly grid?: ClaimGrid;
  /** The condition of the grid. */
  readonly condition?: string;
}

/** Tells how often and where in the space of parameters an alliance comes about. Gives the exit code. */
export async function allianceCommand(place: Place, options: AllianceCommandOptions): Promise<number> {
  const destination = chooseDestination(options, process.stdout.isTTY === true);
  const { draws, seed, quiet = false, condition } = options;
  const signal = interruption();
  const simulator = new Simulator(place, { members: draws, workers: options.workers, quiet }, signal);
  try {
    const [claim] = chooseClaims(place, simulator, [claimId], options);
    const [opened] = claim?.tests ?? [];
    if (!claim || !opened) throw new Error('The claim of no alliance has one test.');
    const axes = options.over === undefined ? undefined : axesOf(claim, options.over, options.grid);
    if (condition !== undefined) checkCondition(claim, condition);
    const calibrated = calibratedFor(place, {});
    const request: ClaimRequest = { draws, seed, calibrated, regions: true, conditions: true };
    await writeResult(destination, quiet, signal, async () => {
      const findings = await find(simulator, claim, opened, request, axes, condition);
      if (destination.format === 'summary') {
        return { chunks: [allianceSummary(findings, lookOf(destination.toTerminal))], what: ['wrote-summary'] };
      }
      if (destination.format === 'json') {
        return {
          chunks: [allianceJson(findings)],
          what: ['wrote-tests', { rows: 1 + findings.test.conditions.length }],
        };
      }
      return writeTable(findings.grid ? gridTable(findings.grid) : allianceTable(findings), 'csv', {});
    });
    return exitCodes.done;
  } finally {
    await simulator.close();
  }
}

async function find(
  simulator: Simulator,
  claim: OpenedClaim,
  opened: OpenedTest,
  request: ClaimRequest,
  axes: ReturnType<typeof axesOf> | undefined,
  condition: string | undefined,
): Promise<AllianceFindings> {
  const [result] = await simulator.work((executor, follow) =>
    evaluateClaims([claim], request, onCommandLine, executor, follow),
  );
  const [test] = result?.tests ?? [];
  if (!test) throw new Error('One claim with one test gives one result.');
  if (!axes) return { test, request };
  const grid = await simulator.work((executor, follow) =>
    claimGrid(claim, opened, condition, axes.x, axes.y, onCommandLine, executor, follow),
  );
  return { test, request, grid, ...(condition === undefined ? {} : { condition }) };
}

function axesOf(claim: OpenedClaim, over: string, size: number) {
  const names = splitList(over);
  const problems = new ProblemList();
  const axes = names.map((name) => gridAxis(claim, name, size, onCommandLine, problems));
  if (problems.failed) throw problemsError(problems.all);
  const [x, y, third] = axes;
  if (!x || !y || third || x.series === y.series) throw mistake('over-two');
  return { x, y };
}

function checkCondition({ bench }: OpenedClaim, condition: string): void {
  const known = bench.scenario.variants.map(({ value }) => value.id);
  if (known.includes(condition)) return;
  const problems = new ProblemList();
  problems.error('unknown-variant', onCommandLine, foundAndNearest(condition, known));
  throw problemsError(problems.all);
}
