import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../find-browser.ts';

/** Opens an address in a browser of its own, and gives what ends it. */
export type OpenBrowser = (address: string) => Promise<() => Promise<void>>;

/** Opens a page in Chromium. */
export const openChromium: OpenBrowser = async (address) => {
  const { executablePath, environment } = findBrowser();
  const browser = await chromium.launch({
    executablePath,
    args: ['--disable-gpu', '--disable-background-networking', '--no-first-run'],
    env: { ...process.env, ...environment },
  });
  const page = await browser.newPage();
  await page.goto(address);
  return () => browser.close();
};

/**
 * The Firefox to test with: the program named by FIREFOX_PATH, else Debian's; none where there is neither.
 *
 * @throws Error when FIREFOX_PATH names no file.
 */
export function findFirefox(): string | undefined {
  const wanted = process.env.FIREFOX_PATH;
  if (wanted && !existsSync(wanted)) throw new Error(`FIREFOX_PATH names no file: ${wanted}`);
  return wanted || ['/usr/bin/firefox-esr'].find(existsSync);
}

/** No proxies, no questions, and nothing asked of other hosts. */
const preferences = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.proxy.type': 0,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'toolkit.telemetry.unified': false,
};

/** Opens pages in the Firefox `program`, which Playwright can't drive, each time with a fresh profile and home folder. */
export function firefoxOpener(program: string): OpenBrowser {
  return async (address) => {
    const home = mkdtempSync(join(tmpdir(), 'counterpoise-firefox-'));
    const lines = Object.entries(preferences).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    writeFileSync(join(home, 'user.js'), lines.join(''));
    const child = spawn(program, ['--headless', '--no-remote', '--profile', home, address], {
      // A group of its own, so that the processes it starts end with it.
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, HOME: home, MOZ_HEADLESS: '1', MOZ_CRASHREPORTER_DISABLE: '1' },
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    return async () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
      await ended;
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    };
  };
}
