import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { dropFile } from './handling.ts';
import { click, closePages, digestShown, launch, openPage } from './page.ts';
import { runsDone, SWEEP } from './sweep.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('a sweep can be paused and goes on', async () => {
  const { page } = await openPage(browser, '?scenario=competition');
  await dropFile(page, 'speed.yaml', SWEEP.replace('replicates: 2', 'replicates: 400'));
  await page.locator('[data-action="start-sweep"]').waitFor();
  await click(page, 'start-sweep');
  await expect.poll(() => runsDone(page), { timeout: 60_000 }).toBeGreaterThan(0);
  await click(page, 'stop-sweep');
  const then = await runsDone(page);
  await page.locator('[data-action="start-sweep"]').waitFor();
  expect(await runsDone(page)).toBe(then);
  await click(page, 'start-sweep');
  await expect.poll(() => runsDone(page), { timeout: 60_000 }).toBeGreaterThan(then);
  expect(await page.locator('[data-readout="sweep"]').innerText()).toMatch(/^\d+ of 800 runs/);
});

test('a wrong sweep, one that is too large and one that is not there say so, and nothing is lost', async () => {
  const { page } = await openPage(browser, '?scenario=competition');
  const before = await digestShown(page);
  const said = async (name: string, text: string): Promise<string> => {
    await dropFile(page, name, text);
    await page.locator('dialog').waitFor();
    const shown = await page.locator('dialog').innerText();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    return shown;
  };
  expect(await said('wrong.yaml', SWEEP.replace('cells.tumour.speed', 'cells.tumor.speed'))).toContain(
    'nearest is "tumour"',
  );
  expect(await said('large.yaml', SWEEP.replace('replicates: 2', 'replicates: 2000'))).toContain(
    'found 4000 runs, expected at most 1000 in a page',
  );
  expect(await page.locator('.sweep').count()).toBe(0);
  expect(await digestShown(page)).toBe(before);
  const { page: other } = await openPage(browser, '?scenario=competition&sweep=oxigen');
  await expect.poll(() => other.locator('dialog').innerText()).toContain('no sweep is called "oxigen"');
});
