import { Command, CommanderError, Option } from 'commander';
import { version } from '../../package.json';
import { fitRules } from '../analysis/calibration/rules.ts';
import type { AllianceCommandOptions } from './alliance-command.ts';
import type { ClaimsCommandOptions } from './claims-command.ts';
import { CommandError, exitCodes } from './command-error.ts';
import type { CompareCommandOptions } from './compare-command.ts';
import type { EvidenceCommandOptions } from './evidence-command.ts';
import type { FitCommandOptions } from './fit-command.ts';
import { addRunOptions, mostWorkers } from './options.ts';
import { assignment, parseDate, parseSeed, wholeNumber } from './parse-values.ts';
import type { Place } from './place.ts';
import type { RunCommandOptions } from './run-command.ts';
import { say } from './say.ts';
import { type ServeCommandOptions, usualPort } from './serve-options.ts';
import { tell } from './tell.ts';

/** Carries out a command line, such as `['run', 'as-recorded']`, and gives its exit code. */
export async function runProgram(words: readonly string[], place: Place): Promise<number> {
  let exitCode: number = exitCodes.done;
  const program = createProgram(place, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.code === 'commander.unknownCommand') await suggestRun(words, place);
      return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    }
    if (error instanceof CommandError) {
      for (const line of error.lines) tell(line);
      return error.exitCode;
    }
    tellFault(error);
    return exitCodes.fault;
  }
}

/** Most draws of the parameters for claims, all of whose effects are kept. */
const mostDraws = 1_000_000;

function createProgram(place: Place, done: (exitCode: number) => void): Command {
  const program = new Command('counterpoise')
    .description(say('program-summary'))
    .version(version, '--version', say('option-version'))
    .helpOption('-h, --help', say('option-help'))
    .helpCommand(false)
    .addHelpText('after', `\n${say('program-examples')}`)
    .showHelpAfterError(say('help-hint'))
    .exitOverride();
  const command = (name: string) => program.command(name).description(say(`${name}-summary`));
  const scenario = ['<scenario>', say('argument-scenario')] as const;

  addRunOptions(
    command('run')
      .argument(...scenario)
      .option('--variant <id>', say('option-variant')),
  ).action(async (name: string, options: RunCommandOptions) => {
    const { runCommand } = await import('./run-command.ts');
    done(await runCommand(place, name, options));
  });
  addRunOptions(
    command('compare')
      .argument(...scenario)
      .requiredOption('--variants <list>', say('option-variants')),
  )
    .option('--at <date>', say('option-at'), parseDate)
    .action(async (name: string, options: CompareCommandOptions) => {
      const { compareCommand } = await import('./compare-command.ts');
      done(await compareCommand(place, name, options));
    });
  command('claims')
    .argument('[claims...]', say('argument-claims'))
    .option('--theory <id or path>', say('option-theory'))
    .option('--set <name=value>', say('option-set'), assignment(say('example-set')))
    .addOption(
      new Option('--draws <count>', say('option-claim-draws')).default(2000).argParser(wholeNumber(1, mostDraws)),
    )
    .addOption(new Option('--seed <seed>', say('option-seed')).default('1', '1').argParser(parseSeed))
    .addOption(new Option('--format <format>', say('option-format')).choices(['summary', 'csv', 'json']))
    .option('--out <file>', say('option-out'))
    .option('--workers <count>', say('option-workers'), wholeNumber(1, mostWorkers))
    .option('--quiet', say('option-quiet'))
    .action(async (names: readonly string[], options: ClaimsCommandOptions) => {
      const { claimsCommand } = await import('./claims-command.ts');
      done(await claimsCommand(place, names, options));
    });
  command('alliance')
    .option('--over <two parameters>', say('option-over'))
    .option('--condition <variant>', say('option-condition'))
    .addOption(new Option('--grid <size>', say('option-grid')).default(21).argParser(wholeNumber(2, 200)))
    .option('--theory <id or path>', say('option-theory'))
    .addOption(
      new Option('--draws <count>', say('option-claim-draws')).default(2000).argParser(wholeNumber(1, mostDraws)),
    )
    .addOption(new Option('--seed <seed>', say('option-seed')).default('1', '1').argParser(parseSeed))
    .addOption(new Option('--format <format>', say('option-format')).choices(['summary', 'csv', 'json']))
    .option('--out <file>', say('option-out'))
    .option('--workers <count>', say('option-workers'), wholeNumber(1, mostWorkers))
    .option('--quiet', say('option-quiet'))
    .action(async (options: AllianceCommandOptions) => {
      const { allianceCommand } = await import('./alliance-command.ts');
      done(await allianceCommand(place, options));
    });
  command('check')
    .argument('<files...>', say('argument-files'))
    .action(async (files: readonly string[]) => {
      const { checkCommand } = await import('./check-command.ts');
      done(await checkCommand(place, files));
    });
  command('describe')
    .argument(...scenario)
    .option('--theory <id or path>', say('option-theory'))
    .option('--out <file>', say('option-describe-out'), '-')
    .action(async (name: string, options: { theory?: string; out: string }) => {
      const { describeCommand } = await import('./describe-command.ts');
      done(await describeCommand(place, name, options));
    });
  command('list').action(async () => {
    const { listCommand } = await import('./list-command.ts');
    done(listCommand(place));
  });
  command('evidence')
    .argument('[scenario]', say('argument-scenario-evidence'), 'as-recorded')
    .option('--theory <id or path>', say('option-theory'))
    .option('--set <name=value>', say('option-set'), assignment(say('example-set')))
    .option('--series <folder>', say('option-series'))
    .option('--calibration <folder>', say('option-calibration'))
    .option('--ranges', say('option-ranges'))
    .addOption(
      new Option('--members <count>', say('option-evidence-members')).default(1000).argParser(wholeNumber(20, 100_000)),
    )
    .addOption(new Option('--seed <seed>', say('option-seed')).default('1', '1').argParser(parseSeed))
    .addOption(new Option('--table <table>', say('option-table')).choices(['scores', 'trends']).default('scores'))
    .addOption(new Option('--format <format>', say('option-format')).choices(['summary', 'csv', 'json', 'parquet']))
    .option('--out <file>', say('option-out'))
    .option('--workers <count>', say('option-workers'), wholeNumber(1, mostWorkers))
    .option('--quiet', say('option-quiet'))
    .action(async (name: string, options: EvidenceCommandOptions) => {
      const { evidenceCommand } = await import('./evidence-command.ts');
      done(await evidenceCommand(place, name, options));
    });
  command('fit')
    .argument('[scenario]', say('argument-scenario-fit'), 'as-recorded')
    .option('--theories <list>', say('option-theories'))
    .addOption(
      new Option('--draws <count>', say('option-draws')).default(fitRules.draws).argParser(wholeNumber(1, 1e7)),
    )
    .addOption(
      new Option('--seed <seed>', say('option-seed')).default(fitRules.seed, fitRules.seed).argParser(parseSeed),
    )
    .option('--series <folder>', say('option-series'))
    .option('--out <folder>', say('option-fit-out'))
    .option('--report <folder>', say('option-fit-report'))
    .option('--state <folder>', say('option-fit-state'))
    .option('--workers <count>', say('option-workers'), wholeNumber(1, mostWorkers))
    .option('--quiet', say('option-quiet'))
    .action(async (name: string, options: FitCommandOptions) => {
      const { fitCommand } = await import('./fit-command.ts');
      done(await fitCommand(place, name, options));
    });
  command('serve')
    .addOption(new Option('--port <port>', say('option-port')).default(usualPort).argParser(wholeNumber(0, 65_535)))
    .option('--open', say('option-open'))
    .action(async (options: ServeCommandOptions) => {
      const { serveCommand } = await import('./serve-command.ts');
      done(await serveCommand(place, options));
    });
  return program;
}

/** Says that the program is at fault; with the stack for those who ask for it. */
export function tellFault(error: unknown): void {
  tell(say('internal-error', { reason: error instanceof Error ? error.message : String(error) }));
  if (process.env.COUNTERPOISE_TRACE && error instanceof Error) tell(error.stack ?? '');
}

/** A scenario where a command should stand is most likely meant to be run. */
async function suggestRun([word = '']: readonly string[], place: Place): Promise<void> {
  const [{ libraryAt }, { isPath }] = await Promise.all([import('./place.ts'), import('./library.ts')]);
  if (libraryAt(place).ids('scenario').includes(word) || isPath(word))
    tell(say('did-you-mean-run', { scenario: word }));
}
