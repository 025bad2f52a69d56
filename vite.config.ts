import { fileURLToPath } from 'node:url';
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
  return mode === 'cli' ? commandLine : page;
});
