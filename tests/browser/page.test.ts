import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { type OpenedPage, type PageOptions, useBrowser } from './browser.ts';

const openPage = useBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Few worlds, since these tests wait for them often. */
const few = 'members=20';

/** Opens the page and waits until its first simulation is complete. */
async function openSettled(options: PageOptions = {}): Promise<OpenedPage> {
  const path = options.path ?? '';
  const opened = await openPage({
    ...options,
    path: path.includes('#') ? `${path}&${few}` : `${path}#/explore?${few}`,
  });
  await settled(opened.page);
  return opened;
}

/** Waits until what is shown belongs to the present choices and is complete. */
async function settled(page: Page): Promise<void> {
  await page.locator('.headline[data-settled="true"]').waitFor();
  await page.locator('.progress[data-running="false"]').waitFor({ state: 'attached' });
}

const headline = (page: Page) => page.locator('.headline').innerText();
const plain = (text: string | null) =>
  (text ?? '')
    .replaceAll(/[\u2060\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Presses a key until the element has focus; fails when it takes too many. */
async function tabTo(page: Page, target: Locator, most = 40): Promise<number> {
  for (let presses = 1; presses <= most; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return presses;
  }
  throw new Error(`Not reached by ${most} presses of Tab.`);
}

async function violations(page: Page, part = 'html'): Promise<string[]> {
  // What stays in view covers now one part of the page and now another; scrolling frees it, so it is no small target.
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (getComputedStyle(element).position === 'sticky') element.style.position = 'static';
    }
  });
  await page.evaluate(axe);
  return page.evaluate(
    async ({ tags, part }) => {
      const { axe } = window as unknown as {
        axe: { run(context: string, options: object): Promise<{ violations: AxeViolation[] }> };
      };
      interface AxeViolation {
        id: string;
        nodes: { html: string; failureSummary?: string }[];
      }
      const found = await axe.run(part, { runOnly: { type: 'tag', values: tags } });
      return found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
      );
    },
    { tags: axeTags, part },
  );
}

test('the built page opens under its name, with charts, without fonts, and with a first script that brings no parser along', async () => {
  const { page } = await openSettled();
  expect(await page.title()).toBe('Counterpoise');
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.locator('figure').count()).toBeGreaterThanOrEqual(8);
  expect(await page.locator('.status').innerText()).toMatch(/20 worlds.*seed 1.*model \d.*result [0-9a-f]+/s);
  expect(await page.locator('body').innerText()).toContain('Model, not forecast');
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(loaded.filter((name) => name.includes('woff'))).toEqual([]);
  const scripts = await page.evaluate(() => [...document.scripts].map(({ src }) => src).filter(Boolean));
  expect(scripts).toHaveLength(1);
  for (const address of scripts) {
    expect(address.startsWith(inject('pageAddress'))).toBe(true);
    const text = await (await fetch(address)).text();
    expect(text.length).toBeLessThan(450_000);
    for (const foreign of ['mathjs', 'ZodError', 'YAMLParseError', 'YAMLMap']) expect(text).not.toContain(foreign);
  }
});

test.each(['en', 'fa'])('axe finds nothing in %s, in light and dark, with all that can be open', async (language) => {
  const changed = `?lang=${language}#/explore?scenario=post-2014&lever.us-pressure-on-russia=0.5`;
  const { page } = await openSettled({ path: changed });
  expect(await violations(page)).toEqual([]);
  await page.locator('.chart-table summary').first().click();
  await page.locator('.event-lists summary').first().click();
  await page.locator('.worlds summary').click();
  await page.locator('[aria-pressed]').click();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  expect(await violations(page)).toEqual([]);
  // The card lies over part of the page until it is closed, so that only the card itself is to be looked at.
  await page.locator('.slot').first().click();
  expect(await violations(page, '[popover]:popover-open')).toEqual([]);
});

test.each(['', '?lang=fa'])('nothing scrolls sideways in a window 320 pixels wide %s', async (path) => {
  const { page } = await openSettled({ path, viewport: { width: 320, height: 640 } });
  await page.locator('.chart-table summary').first().click();
  await page.locator('.event-lists summary').first().click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('a lever moved by keys changes the headline, and undo brings the first one back', async () => {
  const { page } = await openSettled();
  const before = await headline(page);
  const lever = page.locator('.lever input').first();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await tabTo(page, lever, 6)).toBeLessThanOrEqual(6);
  await page.keyboard.press('PageDown');
  await settled(page);
  const moved = await headline(page);
  expect(moved).toMatch(
    /^With “.*” at 0\.8, .* in \d{4} is (lower|higher) in \d+ of 20 worlds, typically by \d\.\d\d\./,
  );
  expect(await page.locator('.changes li').count()).toBe(1);
  await page.keyboard.press('Control+z');
  await settled(page);
  expect(await headline(page)).toBe(before);
  expect(await lever.inputValue()).toBe('1');
  await page.keyboard.press('Control+Shift+z');
  await settled(page);
  expect(await headline(page)).toBe(moved);
});

test('a drag is one step, and the − and + buttons do without dragging', async () => {
  const { page } = await openSettled();
  const lever = page.locator('.lever').first();
  const range = lever.locator('input');
  const box = await range.boundingBox();
  if (!box) throw new Error('The lever has no place.');
  const [middle, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(middle, y);
  await page.mouse.down();
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(middle - step * 8, y);
  await page.mouse.up();
  await settled(page);
  expect(Number(await range.inputValue())).toBeLessThan(0.6);
  await page.locator('[data-action="undo"]').click();
  await settled(page);
  expect(await range.inputValue()).toBe('1');
  await lever.locator('.icon-button[aria-label^="More"]').click();
  await settled(page);
  expect(await range.inputValue()).toBe('1.05');
  await lever.locator('.lever-reset').click();
  await settled(page);
  expect(await range.inputValue()).toBe('1');
});

test('a link brings back what it was made of, and the same result', async () => {
  const { page } = await openSettled({ path: '#/explore?scenario=post-2014&seed=7' });
  await page.locator('.lever input').first().press('ArrowRight');
  await page.locator('.history-picker select').selectOption({ index: 1 });
  await page.locator('#date').press('PageDown');
  await settled(page);
  const said = await headline(page);
  const hash = await page.locator('.status-hash').getAttribute('data-hash');
  const readout = await page.locator('.date-readout').innerText();
  await page.waitForFunction(() => location.hash.includes('at='));
  await page.reload();
  await settled(page);
  expect(await headline(page)).toBe(said);
  expect(await page.locator('.status-hash').getAttribute('data-hash')).toBe(hash);
  expect(await page.locator('.date-readout').innerText()).toBe(readout);
  expect(await page.locator('.changes li').count()).toBe(2);
  expect(await page.locator('.problems').count()).toBe(0);
});

test('a wrong link says what is wrong and shows the baseline', async () => {
  const { page } = await openSettled({
    path: '#/explore?scenario=as-recorded&variant=atlantis&lever.us-pressure-on-russia=9',
  });
  const said = await page.locator('.problems').innerText();
  expect(said).toContain('no history “atlantis”');
  expect(said).toContain('is 9, but must lie between 0 and 2');
  expect(await headline(page)).toMatch(/^In the baseline/);
  expect(await page.locator('.changes li').count()).toBe(0);
});

test('a parameter that the theory lacks is told, and the page goes on', async () => {
  const { page } = await openPage({ path: '#/explore?scenario=as-recorded&set.nonsense=1' });
  await page.locator('.problems[data-about="run"]').waitFor();
  expect(await page.locator('.problems').innerText()).toContain('nonsense');
  await settled(page);
  expect(await headline(page)).toMatch(/^In the baseline/);
  await page.locator('.changes .icon-button').click();
  await settled(page);
  expect(await page.locator('.problems').count()).toBe(0);
});

test('every chart has a name, a summary that follows the state, values at the date, and a table with the same values', async () => {
  const { page } = await openSettled();
  const figure = page.locator('figure').first();
  const summaryOf = () => figure.locator('.summary').innerText();
  const before = await summaryOf();
  expect(await figure.locator('canvas').getAttribute('aria-hidden')).toBe('true');
  await page.locator('#date').evaluate((range: HTMLInputElement) => {
    range.value = '2010.5';
    range.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await figure.locator('.chart-table summary').click();
  await figure.locator('.chart-table input').check();
  const cells = await figure.locator('tr[data-year="2010"] td').allInnerTexts();
  const parts = (await figure.locator('.readout-part').allInnerTexts()).map(plain);
  expect(cells.length).toBeGreaterThan(0);
  expect(parts).toHaveLength(cells.length);
  for (const [index, part] of parts.entries()) expect(part).toContain(cells[index]);
  const spoken = plain(await page.locator('#date').getAttribute('aria-valuetext'));
  expect(spoken).toBe(`July 2010: ${plain(await page.locator('.date-readout').innerText())}`);
  expect(spoken).toContain(cells[0]);
  await page.locator('.history-picker select').selectOption({ index: 1 });
  await settled(page);
  expect(await summaryOf()).not.toBe(before);
});

test('an event is switched off on its card, by keys, and named among the changes', async () => {
  const { page } = await openSettled();
  const strip = page.locator('.slots');
  await strip.locator('button').first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const card = page.locator('.event-card:popover-open');
  await card.waitFor();
  const title = await card.locator('h4').first().innerText();
  await card.locator('input[type="checkbox"]').first().press('Space');
  await settled(page);
  expect(await page.locator('.changes').innerText()).toContain('left out');
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'hidden' });
  expect(await strip.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  expect(title).not.toBe('');
});

test('one polite sentence tells a settled change', async () => {
  const { page } = await openSettled();
  await page.locator('[aria-live]').filter({ hasText: /./ }).waitFor({ state: 'attached' });
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => {
      const text = document.querySelector('[aria-live]')?.textContent;
      if (text) said.push(text);
    }).observe(document.querySelector('[aria-live]') as Element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  expect(await page.locator('[aria-live]').count()).toBe(1);
  await page.locator('.lever input').first().press('PageDown');
  await settled(page);
  await page.waitForFunction(() => (window as unknown as { said: string[] }).said.length > 0);
  await page.waitForTimeout(800);
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([await headline(page)]);
});

test('Persian is right-to-left with Persian digits and Gregorian years, and time runs left to right', async () => {
  const { page } = await openSettled({ path: '?lang=fa' });
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
    'fa',
    'rtl',
  ]);
  const said = await page.locator('.page').innerText();
  expect(said).not.toMatch(/[۱][۳۴][۰-۹]{2}/);
  expect(await page.locator('.lead, .charts').allInnerTexts()).not.toContainEqual(expect.stringMatching(/[0-9]/));
  const places = await page
    .locator('.year-axis span')
    .evaluateAll((labels) => labels.map((label) => label.getBoundingClientRect().left));
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  const lever = page.locator('.lever input').first();
  await lever.press('ArrowLeft');
  expect(Number(await lever.inputValue())).toBeGreaterThan(1);
  const font = await page.evaluate(() => document.fonts.check('1em "Vazirmatn Variable"', 'تهدید'));
  expect(font).toBe(true);
});

test('nothing moves by itself between the opening and the settled page', async () => {
  const { page } = await openPage();
  await page.evaluate(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        Object.assign(window, { shift: shiftSoFar() + (entry as unknown as { value: number }).value });
    }).observe({ type: 'layout-shift', buffered: true });
    function shiftSoFar(): number {
      return (window as unknown as { shift: number }).shift;
    }
  });
  await settled(page);
  await page.locator('.lever input').first().press('ArrowLeft');
  await settled(page);
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThanOrEqual(0.02);
});
