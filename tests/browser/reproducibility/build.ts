import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type InlineConfig } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Built for one test run. */
export interface Built {
  /** Folder of the page that runs the set. */
  readonly page: string;
  /** The thread that runs members in Node. */
  readonly workerFile: URL;
  remove(): void;
}

/** Builds the page and the thread, as the project is built, into a folder of this test run's own. */
export async function buildAll(): Promise<Built> {
  const folder = join(root, 'dist', `.reproducibility-${process.pid}`);
  const page = join(folder, 'page');
  const threads = join(folder, 'threads');
  const common: InlineConfig = { configFile: false, publicDir: false, logLevel: 'warn' };
  await build({
    ...common,
    root: join(root, 'tests/browser/reproducibility/page'),
    base: './',
    worker: { format: 'es' },
    build: { outDir: page, emptyOutDir: true, reportCompressedSize: false },
  });
  await build({
    ...common,
    root,
    ssr: { noExternal: true },
    build: { ssr: join(root, 'src/cli/ensemble-worker.ts'), outDir: threads, emptyOutDir: true, target: 'node20' },
  });
  return {
    page,
    workerFile: pathToFileURL(join(threads, 'ensemble-worker.js')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
