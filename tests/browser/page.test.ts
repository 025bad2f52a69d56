import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';

const openPage = useBrowser();

test('the built page opens under its name, with a heading and without errors', async () => {
  const { page, problems } = await openPage();
  expect(await page.title()).toContain('Counterpoise');
  expect(await page.locator('h1').count()).toBe(1);
  expect(problems).toEqual([]);
});
