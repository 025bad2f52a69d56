import { describeModel } from '../analysis/describe.ts';
import { openWorkbench } from '../analysis/workbench.ts';
import type { Result } from '../files/problem.ts';
import text from '../messages/en/describe.ftl?raw';
import { createMessages } from '../messages/format.ts';
import { exitCodes } from './command-error.ts';
import { checkPath } from './find-file.ts';
import { interruption } from './interruption.ts';
import { onCommandLine } from './library.ts';
import { libraryAt, type Place } from './place.ts';
import { problemsError } from './problem-text.ts';
import { type Written, writeResult } from './write-result.ts';

/** Writes the model description of a scenario. Gives the exit code. */
export async function describeCommand(
  place: Place,
  scenario: string,
  { theory, out }: { readonly theory?: string; readonly out: string },
): Promise<number> {
  const library = libraryAt(place);
  checkPath(library, 'scenario', scenario);
  if (theory !== undefined) checkPath(library, 'theory', theory);
  const bench = valueOrProblems(openWorkbench(library, scenario, theory, onCommandLine));
  const messages = createMessages([text], 'en');
  const description = valueOrProblems(describeModel(bench.model, bench.scenario, messages.text));
  const written: Written = { chunks: [description], what: ['wrote-description'] };
  await writeResult({ target: out }, false, interruption(), async () => written);
  return exitCodes.done;
}

function valueOrProblems<T>(result: Result<T>): T {
  if (!result.ok) throw problemsError(result.problems);
  return result.value;
}
