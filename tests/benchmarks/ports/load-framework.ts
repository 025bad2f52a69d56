import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A package from the folder into which it was installed apart from this program's own (`npm install --no-save --prefix
 * <folder> <name>`). Throws where it isn't there or can't be loaded.
 */
export async function loadFramework<T>(folder: string, name: string): Promise<T> {
  const require = createRequire(pathToFileURL(join(folder, 'package.json')));
  return await import(pathToFileURL(require.resolve(name)).href);
}

/** What an error says, in one line. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
