import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import type { TestProject } from 'vitest/node';
import { isolationHeaders } from '../../src/cli/isolation-headers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built page is served, with a slash at its end. */
    pageAddress: string;
    /** The same page without the headers that allow shared memory. */
    plainPageAddress: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds the page as it is published, into a folder of this test run's own, and serves it on a free port of this
 * machine until all browser tests are done.
 */
export default async function servePage(project: TestProject): Promise<() => Promise<void>> {
  const built = join(root, 'dist', `.web-${process.pid}`);
  const { VITEST, NODE_ENV, ...environment } = process.env;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  execFileSync(process.execPath, [vite, 'build', '--outDir', built, '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 2, 2],
  });
  const isolated = await serve(built, isolationHeaders);
  const plain = await serve(built, {});
  project.provide('pageAddress', isolated.address);
  project.provide('plainPageAddress', plain.address);
  return async () => {
    await isolated.close();
    await plain.close();
    rmSync(built, { recursive: true, force: true });
  };
}

async function serve(folder: string, headers: Readonly<Record<string, string>>) {
  const setHeaders = (response: ServerResponse) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  };
  const server = createServer(sirv(folder, { setHeaders }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
