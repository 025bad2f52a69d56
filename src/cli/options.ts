import { type Command, Option } from 'commander';
import type { Uncertainty } from '../engine/run-plan.ts';
import { assignment, collect, parseSeed, wholeNumber } from './parse-values.ts';
import { say } from './say.ts';

/** Forms of a result. */
export const formats = ['summary', 'csv', 'json', 'jsonl', 'parquet'] as const;

/** One of {@link formats}. */
export type Format = (typeof formats)[number];

/** Most members of an ensemble. */
export const mostMembers = 1_000_000;
/** Most threads for ensembles. */
export const mostWorkers = 256;

/** What `run` and `compare` have in common, as commander gives it. */
export interface RunOptions {
  readonly theory?: string;
  readonly set?: Readonly<Record<string, number>>;
  readonly lever?: Readonly<Record<string, number>>;
  readonly without?: readonly string[];
  readonly members?: number;
  readonly seed: string;
  readonly uncertainty?: Uncertainty;
  readonly format?: Format;
  readonly out?: string;
  readonly variables?: string;
  readonly workers?: number;
  readonly quiet?: boolean;
}

/** Adds the options of {@link RunOptions} to a command. */
export function addRunOptions(command: Command): Command {
  return command
    .option('--theory <id or path>', say('option-theory'))
    .option('--set <name=value>', say('option-set'), assignment(say('example-set')))
    .option('--lever <id=value>', say('option-lever'), assignment(say('example-lever')))
    .option('--without <event>', say('option-without'), collect)
    .option('--members <count>', say('option-members'), wholeNumber(1, mostMembers))
    .addOption(new Option('--seed <seed>', say('option-seed')).default('1', '1').argParser(parseSeed))
    .addOption(
      new Option('--uncertainty <kind>', say('option-uncertainty')).choices([
        'none',
        'chance',
        'parameters',
        'calibrated',
        'both',
      ]),
    )
    .addOption(new Option('--format <format>', say('option-format')).choices(formats))
    .option('--out <file>', say('option-out'))
    .option('--variables <list>', say('option-variables'))
    .option('--workers <count>', say('option-workers'), wholeNumber(1, mostWorkers))
    .option('--quiet', say('option-quiet'));
}
