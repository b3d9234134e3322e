import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { click, closePages, digestShown, launch, openPage, stepShown } from './page.ts';
import { branchAndCompare } from './twins.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('two arms from one moment: the untreated one is the run that was never branched', async () => {
  const { page, errors } = await openPage(browser, '?scenario=hypoxia');
  await branchAndCompare(page, 'hypoxia', 60, 100);
  expect(errors).toEqual([]);
});

test('a change is undone and done again, also after a step', async () => {
  const { page, errors } = await openPage(browser);
  await page.evaluate(() => window.stroma.step(6));
  const before = await digestShown(page);
  const set = (value: string) =>
    page.locator('[data-control="tissues.tumour.vesselOxygen"]').evaluate((lever: HTMLInputElement, to) => {
      lever.value = to;
      lever.dispatchEvent(new Event('input', { bubbles: true }));
    }, value);
  await set('10');
  await page.locator('.log li').first().waitFor({ state: 'attached' });
  await click(page, 'step');
  await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBe(7);
  const changed = await digestShown(page);
  await page.locator('[data-action="undo"]:not([disabled])').click();
  await expect.poll(() => page.locator('.log li').count(), { timeout: 20_000 }).toBe(0);
  await expect.poll(() => page.locator('.pace').innerText(), { timeout: 20_000 }).toContain('paused');
  const undone = await digestShown(page);
  expect(undone).not.toBe(changed);
  await page.locator('[data-action="redo"]:not([disabled])').click();
  await expect.poll(() => digestShown(page), { timeout: 20_000 }).toBe(changed);
  await page.locator('[data-action="undo"]:not([disabled])').click();
  await expect.poll(() => digestShown(page), { timeout: 20_000 }).toBe(undone);
  await page.evaluate(() => window.stroma.seek(6));
  await expect.poll(() => digestShown(page), { timeout: 20_000 }).toBe(before);
  expect(errors).toEqual([]);
});

test('an address carries the log and the moment', async () => {
  const { page } = await openPage(browser);
  await page.evaluate(() => window.stroma.step(5));
  await click(page, 'give');
  await expect.poll(async () => (await page.evaluate(() => window.stroma.log())).length).toBe(1);
  await page.evaluate(() => window.stroma.step(7));
  await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBe(12);
  const digest = await digestShown(page);
  await click(page, 'share');
  const shown = page.locator('[data-readout="address"]');
  await expect.poll(() => shown.inputValue(), { timeout: 20_000 }).toContain('#run=');
  const address = new URL(await shown.inputValue());
  const { page: other } = await openPage(browser, address.hash);
  await expect.poll(() => stepShown(other), { timeout: 20_000 }).toBe(12);
  await expect.poll(() => digestShown(other), { timeout: 20_000 }).toBe(digest);
});
