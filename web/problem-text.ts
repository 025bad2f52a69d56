import type { Problem } from '../src/files/problem.ts';
import text from '../src/messages/en/problems.ftl?raw';
import { createMessages, describeProblem, formatProblem } from '../src/messages/format.ts';

const messages = createMessages([text], 'en');

/** A problem of a file or a request as a sentence, with its place in a file where it has one. */
export function problemText(problem: Problem): string {
  if (problem.address.file !== '') return formatProblem(problem, messages);
  const { about } = problem.values;
  const described = describeProblem(problem, messages);
  return typeof about === 'string' ? `${about}: ${described}` : described;
}
