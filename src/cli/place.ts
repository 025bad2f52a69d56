import { join } from 'node:path';
import { FileLibrary } from './library.ts';

/** Where the program lies. */
export interface Place {
  /** The folder with package.json, scenarios and dist. */
  readonly packageFolder: string;
  /** The built `ensemble-worker.ts`. */
  readonly workerFile: URL;
}

/** The shipped files, and the user's own from the working folder on. */
export function libraryAt({ packageFolder }: Place): FileLibrary {
  return new FileLibrary(join(packageFolder, 'scenarios'), process.cwd());
}
