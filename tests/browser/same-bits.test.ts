import { expect, it } from 'vitest';
import { chosenDraws, isCurrent } from '../../src/analysis/calibration/accepted-set.ts';
import { Study } from '../../src/analysis/study.ts';
import { inlineExecutor } from '../../src/engine/ensemble.ts';
import { shippedSet } from '../support/accepted-sets.ts';
import { shippedLibrary } from '../support/library.ts';
import { useBrowser } from './browser.ts';

const openPage = useBrowser();
const scenario = 'post-2014';
const members = 50;

it.each([
  ['with shared memory', false],
  ['without shared memory', true],
] as const)('the page in a browser %s gives the same bits as Node', { timeout: 120_000 }, async (_, plain) => {
  const { page } = await openPage({ path: `#/explore?scenario=${scenario}&members=${members}`, plain });
  expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(!plain);
  await page.locator('.headline[data-settled="true"]').waitFor({ timeout: 60_000 });
  await page.locator('.progress[data-running="false"]').waitFor({ state: 'attached', timeout: 60_000 });
  const shown = await page.locator('.status-hash').getAttribute('data-hash');

  const set = shippedSet('defensive-realism');
  const study = new Study(
    shippedLibrary(),
    inlineExecutor(() => Promise.resolve()),
    (model) => (isCurrent(set, model) ? chosenDraws(set) : undefined),
  );
  const here = { file: '(test)', line: 1, column: 1 };
  const ensemble = await study.run(
    { scenario },
    { members, seed: '1', uncertainty: 'both' },
    { series: ['threat[RUS,USA]'], fingerprint: true },
    here,
  );
  if (!ensemble.ok) throw new Error('An ensemble was expected.');
  expect(shown).toBe(ensemble.value.hash);
});
