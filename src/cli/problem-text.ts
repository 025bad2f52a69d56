import type { Problem } from '../files/problem.ts';
import text from '../messages/en/problems.ftl?raw';
import { createMessages, describeProblem, formatProblem, type Messages } from '../messages/format.ts';
import { CommandError } from './command-error.ts';
import { onCommandLine } from './library.ts';
import { say } from './say.ts';

let messages: Messages | undefined;

/** A problem in one line: where, how grave, what. On the command line there is no place, but what it is about. */
export function problemLine(problem: Problem): string {
  messages ??= createMessages([text], 'en');
  const { address, severity, values } = problem;
  if (address.file !== onCommandLine.file) return formatProblem(problem, messages);
  const described = describeProblem(problem, messages);
  const about =
    typeof values.about === 'string' ? say('about', { about: values.about, message: described }) : described;
  return say(`${severity}-prefix`, { message: about });
}

/** The error that ends a command because of problems in files or in what was asked. */
export function problemsError(problems: readonly Problem[]): CommandError {
  return new CommandError(problems.filter(({ severity }) => severity === 'error').map(problemLine));
}
