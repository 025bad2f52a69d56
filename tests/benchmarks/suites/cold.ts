import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type BenchBrowser, openBrowser } from '../bench-browser.ts';
import { type Contestant, race, speedOver } from '../harness.ts';
import { reasonOf } from '../ports/load-framework.ts';
import type { Suite } from './suite.ts';

const inNode = 'files to bands in a new process of Node';
const onPage = 'first bands on a cold page in Chromium';
const script = fileURLToPath(new URL('../../../dist/bench/cold-start.js', import.meta.url));

/** What a reader waits for who opens the page for the first time. */
export const cold: Suite = {
  name: 'cold',
  what: 'from files to the first bands of 256 members, on a cold page and in Node',
  async run(report, options) {
    let opened: BenchBrowser;
    try {
      opened = await openBrowser('web');
    } catch (error) {
      report.notice(`There is no browser here: ${reasonOf(error)}`);
      return;
    }
    try {
      const contestants: Contestant[] = [
        { name: inNode, work: 1, warmsUpItself: true, run: timeInNode },
        { name: onPage, work: 1, warmsUpItself: true, run: () => timeOnPage(opened) },
      ];
      const table = await race('Cold start with 256 members', 'milliseconds', contestants, options);
      report.table(table);
      const measured = 1 / speedOver(table, onPage, inNode);
      report.goal({ name: `${onPage} / ${inNode}`, measured, goal: 3, bound: 'most' });
    } finally {
      await opened.close();
    }
  },
};

async function timeInNode(): Promise<number> {
  return Number((await promisify(execFile)(process.execPath, [script])).stdout);
}

/** Seconds from the start of the navigation, in a fresh profile, until bands are drawn. */
async function timeOnPage({ browser, address }: BenchBrowser): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${address}#/explore?scenario=as-recorded&members=256`);
    const shown = await page.waitForFunction(
      () => (document.querySelector('.headline[data-settled="true"]') ? performance.now() : undefined),
      undefined,
      { polling: 'raf' },
    );
    return ((await shown.jsonValue()) ?? Number.NaN) / 1000;
  } finally {
    await context.close();
  }
}
