import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { findBrowser } from './find-browser.ts';

/** What the reader's machine and wishes are like. */
export interface PageOptions {
  /** Address below the page's own, such as `?scenario=pre-2014`; none by default. */
  path?: string;
  /** Serve the page without the headers that allow shared memory. */
  plain?: boolean;
  /** Size of the window in CSS pixels; 1280 by 800 by default. */
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  forcedColors?: boolean;
  reducedMotion?: boolean;
  /** A BCP 47 language tag; `en-GB` by default. */
  locale?: string;
  /** Whether the window answers to touch. */
  touch?: boolean;
}

/** An opened page, and what went wrong on it. */
export interface OpenedPage {
  page: Page;
  /**
   * Errors in the console, uncaught exceptions, and requests to other hosts, as they occur. A test during which any
   * occurred fails; one that provokes an error checks this list and empties it.
   */
  problems: string[];
}

const switches = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Starts a browser for the tests of the calling file and returns the function that opens the page in it, each time in
 * a fresh profile. Pages are closed after each test, the browser after the last.
 */
export function useBrowser(): (options?: PageOptions) => Promise<OpenedPage> {
  let browser: Browser | undefined;
  let opened: { context: BrowserContext; problems: string[] }[] = [];

  beforeAll(async () => {
    const { executablePath, environment } = findBrowser();
    browser = await chromium.launch({ executablePath, args: switches, env: { ...process.env, ...environment } });
  });

  afterEach(async () => {
    const closing = opened;
    opened = [];
    for (const { context } of closing) await context.close();
    expect(
      closing.flatMap(({ problems }) => problems),
      'errors on the page',
    ).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
  });

  return async (options = {}) => {
    if (!browser) throw new Error('A page can be opened within a test only.');
    const context = await browser.newContext({
      viewport: options.viewport ?? { width: 1280, height: 800 },
      colorScheme: options.colorScheme ?? 'light',
      forcedColors: options.forcedColors ? 'active' : 'none',
      reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
      locale: options.locale ?? 'en-GB',
      hasTouch: options.touch ?? false,
    });
    const problems: string[] = [];
    opened.push({ context, problems });
    const page = await context.newPage();
    const home = inject(options.plain ? 'plainPageAddress' : 'pageAddress');
    watch(page, problems, home);
    await page.goto(new URL(options.path ?? '', home).href);
    return { page, problems };
  };
}

function watch(page: Page, problems: string[], home: string): void {
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    const address = request.url();
    if (/^https?:/.test(address) && !address.startsWith(home)) problems.push(`request to another host: ${address}`);
  });
}
