import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';

const openPage = useBrowser();

test('a page is opened as its reader wishes', async () => {
  const { page } = await openPage({ colorScheme: 'dark', forcedColors: true, reducedMotion: true, locale: 'fa-IR' });
  const wishes = await page.evaluate(() => [
    matchMedia('(prefers-color-scheme: dark)').matches,
    matchMedia('(forced-colors: active)').matches,
    matchMedia('(prefers-reduced-motion: reduce)').matches,
    navigator.language,
  ]);
  expect(wishes).toEqual([true, true, true, 'fa-IR']);
});

test('an exception, a console error and a request to another host are noticed', async () => {
  const { page, problems } = await openPage();
  await page.route('http://elsewhere.test/', (route) => route.fulfill({ body: '' }));
  const thrown = page.waitForEvent('pageerror');
  await page.evaluate(async () => {
    console.error('told to the console');
    await fetch('http://elsewhere.test/', { mode: 'no-cors' });
    setTimeout(() => {
      throw new Error('thrown');
    }, 0);
  });
  await thrown;
  for (const each of [
    'told to the console',
    'request to another host: http://elsewhere.test/',
    'exception: Error: thrown',
  ]) {
    expect(problems.join('\n')).toContain(each);
  }
  expect(problems).toHaveLength(3);
  problems.length = 0;
});
