import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import sirv from 'sirv';
import { isolationHeaders } from '../../src/cli/isolation-headers.ts';
import { findBrowser } from '../browser/find-browser.ts';

/** A headless browser, and the address of a folder of built pages. */
export interface BenchBrowser {
  readonly browser: Browser;
  /** Ends with a slash. */
  readonly address: string;
  close(): Promise<void>;
}

/** Starts a browser for a built page: `web`, or `bench-page`. Throws where there is no browser. */
export async function openBrowser(page: 'web' | 'bench-page'): Promise<BenchBrowser> {
  const { executablePath, environment } = findBrowser();
  const browser = await chromium.launch({
    executablePath,
    args: ['--disable-gpu', '--disable-background-networking', '--no-first-run'],
    env: { ...process.env, ...environment },
  });
  const server = createServer(
    sirv(fileURLToPath(new URL(`../../dist/${page}`, import.meta.url)), {
      setHeaders: (response) => {
        for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value);
      },
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    browser,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
