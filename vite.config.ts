import { fileURLToPath, pathToFileURL } from 'node:url';
import type { UserConfig } from 'vite';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { isolationHeaders } from './src/cli/isolation-headers.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page: `vite build`, to dist/web. Relative addresses, so that it can be served from any path. */
const page: UserConfig = {
  root: folder('web'),
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  server: { fs: { allow: [folder('.')] }, headers: isolationHeaders },
  preview: { headers: isolationHeaders },
  build: { outDir: folder('dist/web'), emptyOutDir: true, license: true, reportCompressedSize: false },
};

/**
 * The command line: `vite build --mode cli`, to dist/cli. All libraries are bundled: loading mathjs from its thousand
 * separate modules would take longer than a run does.
 */
const commandLine: UserConfig = {
  root: folder('.'),
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: folder('dist/cli'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    license: true,
    rolldownOptions: {
      input: { main: folder('src/cli/main.ts'), 'ensemble-worker': folder('src/cli/ensemble-worker.ts') },
    },
  },
};

/**
 * The benchmarks: `vite build --mode bench`, to dist/bench. Bundled like the command line, so that modules cost what they
 * cost there; files beside the sources are still read from where they are.
 */
const benchmarks: UserConfig = {
  ...commandLine,
  // Playwright finds its own files.
  ssr: { noExternal: true, external: ['playwright-core'] },
  plugins: [
    {
      name: 'source-addresses',
      transform: (code, id) =>
        id.startsWith(folder('tests/'))
          ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id)))
          : undefined,
    },
  ],
  build: {
    ...commandLine.build,
    outDir: folder('dist/bench'),
    license: false,
    rolldownOptions: {
      input: {
        main: folder('tests/benchmarks/main.ts'),
        'cold-start': folder('tests/benchmarks/cold-start.ts'),
        'peak-memory': folder('tests/benchmarks/peak-memory.ts'),
        'ensemble-worker': folder('src/cli/ensemble-worker.ts'),
      },
    },
  },
};

/** The page on which benchmarks run in a browser: `vite build --mode bench-page`, to dist/bench-page. */
const benchmarkPage: UserConfig = {
  ...page,
  root: folder('tests/benchmarks/page'),
  build: { ...page.build, outDir: folder('dist/bench-page'), license: false },
};

const tests: ViteUserConfig = {
  root: folder('.'),
  oxc: page.oxc ?? false,
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'web/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
          exclude: ['tests/browser/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/page-server.ts',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
};

export default defineConfig(({ mode }) => {
  if (process.env.VITEST) return tests;
  if (mode === 'bench') return benchmarks;
  if (mode === 'bench-page') return benchmarkPage;
  return mode === 'cli' ? commandLine : page;
});
