import { checkFile, type FileToCheck } from '../analysis/check.ts';
import type { DocumentKind } from '../files/library.ts';
import { CommandError, exitCodes } from './command-error.ts';
import { fileMissing } from './find-file.ts';
import type { FileLibrary } from './library.ts';
import { libraryAt, type Place } from './place.ts';
import { problemLine } from './problem-text.ts';
import { readStandardInput } from './read-text.ts';
import { say } from './say.ts';

/** Reports everything that is wrong in files. Gives the exit code: warnings alone are no failure. */
export async function checkCommand(place: Place, references: readonly string[]): Promise<number> {
  const library = libraryAt(place);
  const told = new Set<string>();
  let errors = 0;
  let filesWithErrors = 0;
  for (const reference of references) {
    const { lines, wrong } = await check(library, reference);
    errors += wrong;
    if (wrong > 0) filesWithErrors += 1;
    // Files that are checked one after another share what they refer to.
    for (const line of lines.filter((one) => !told.has(one))) process.stdout.write(`${line}\n`);
    for (const line of lines) told.add(line);
  }
  if (errors === 0) return exitCodes.done;
  const total = { problems: errors, files: filesWithErrors };
  process.stdout.write(`${say(references.length > 1 ? 'check-total' : 'check-total-one', total)}\n`);
  return exitCodes.usage;
}

/** What to say of one file, and how many errors it has. */
async function check(library: FileLibrary, reference: string): Promise<{ lines: string[]; wrong: number }> {
  try {
    const given = await open(library, reference);
    const problems = checkFile(library, given);
    const wrong = problems.filter(({ severity }) => severity === 'error').length;
    const warnings = problems.length - wrong;
    const end = say(warnings > 0 ? 'check-fine-warnings' : 'check-fine', { file: given.file, warnings });
    return { lines: [...problems.map(problemLine), ...(wrong > 0 ? [] : [end])], wrong };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { lines: [...error.lines], wrong: error.lines.length };
  }
}

/** Standard input for `-`, the file at that path, or the shipped one of that id. */
async function open(library: FileLibrary, reference: string): Promise<FileToCheck> {
  if (reference === '-') return { file: say('standard-input'), text: await readStandardInput() };
  const kinds: readonly DocumentKind[] = ['scenario', 'theory', 'world', 'claim'];
  const kind = kinds.find((candidate) => library.ids(candidate).includes(reference));
  const found = library.readPath(reference) ?? (kind && library.read(kind, reference));
  if (found) return found;
  throw fileMissing(reference);
}
