import { type ClaimRequest, type ClaimResult, evaluateClaims } from '../analysis/claims/evaluate-claims.ts';
import type { OpenedClaim } from '../analysis/claims/open-claim.ts';
import { calibratedFor } from './calibrated-for.ts';
import { chooseClaims } from './choose-claims.ts';
import { claimsJson, claimsTable } from './claims-data.ts';
import { claimsSummary } from './claims-summary.ts';
import { exitCodes } from './command-error.ts';
import { chooseDestination, type Destination } from './destination.ts';
import { interruption } from './interruption.ts';
import { onCommandLine } from './library.ts';
import type { Place } from './place.ts';
import { Simulator } from './simulator.ts';
import { lookOf } from './terminal.ts';
import { type Written, writeResult } from './write-result.ts';
import { writeTable } from './write-table.ts';

/** Forms of a verdict on claims. */
export const claimFormats = ['summary', 'csv', 'json'] as const;

/** Options of `claims`. */
export interface ClaimsCommandOptions {
  readonly theory?: string;
  readonly set?: Readonly<Record<string, number>>;
  readonly draws: number;
  readonly seed: string;
  readonly format?: (typeof claimFormats)[number];
  readonly out?: string;
  readonly workers?: number;
  readonly quiet?: boolean;
}

/** Puts claims to the test over draws of the parameters. Gives the exit code. */
export async function claimsCommand(
  place: Place,
  names: readonly string[],
  options: ClaimsCommandOptions,
): Promise<number> {
  const destination = chooseDestination(options, process.stdout.isTTY === true);
  const { draws, seed, set = {}, quiet = false } = options;
  const signal = interruption();
  const simulator = new Simulator(place, { members: draws, workers: options.workers, quiet }, signal);
  try {
    const claims = chooseClaims(place, simulator, names, options);
    const calibrated = calibratedFor(place, set);
    const request: ClaimRequest = { draws, seed, set, calibrated, regions: true, conditions: false };
    await writeResult(destination, quiet, signal, async () => {
      const results = await simulator.work((executor, follow) =>
        evaluateClaims(claims, request, onCommandLine, executor, follow),
      );
      return written(claims, results, request, destination);
    });
    return exitCodes.done;
  } finally {
    await simulator.close();
  }
}

async function written(
  claims: readonly OpenedClaim[],
  results: readonly ClaimResult[],
  request: ClaimRequest,
  { format, toTerminal }: Destination,
): Promise<Written> {
  const rows = results.reduce((sum, { tests }) => sum + tests.length, 0);
  if (format === 'summary') {
    return { chunks: [claimsSummary(claims, results, request, lookOf(toTerminal))], what: ['wrote-summary'] };
  }
  if (format === 'json') {
    return { chunks: [claimsJson(results, request)], what: ['wrote-tests', { rows }] };
  }
  return writeTable(claimsTable(results), 'csv', {});
}
