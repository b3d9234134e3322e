/** From the gallery and back to it: nothing that was done is lost or stopped on the way. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { entries, openGallery } from './gallery.ts';
import { click, closePages, launch } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('what was done is found again however late the code that keeps it comes', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' });
  const held: (() => Promise<void>)[] = [];
  await page.route(/\/assets\/keeper-/, (route) => void held.push(() => route.continue()));
  await page.goto(`${inject('page')}?lang=en&scenario=colorectal`);
  await page.waitForFunction(() => window.stroma !== undefined);
  await page.evaluate(() => window.stroma.seek(3));
  const digest = await page.evaluate(() => window.stroma.digest());
  await page.locator('a.brand').press('Enter');
  await expect.poll(() => held.length).toBeGreaterThan(0);
  for (const go of held) await go();
  await entries(page).first().waitFor();
  await click(page, 'gallery-sessions');
  await page.locator('[data-session]').press('Enter');
  await expect.poll(() => page.title()).toContain('Colorectal');
  await expect.poll(() => page.evaluate(() => window.stroma.digest())).toBe(digest);
});

test('a tissue that has to settle is not stopped on its way when it is chosen', async () => {
  const { page, errors } = await openGallery(browser, '?lang=en');
  const hours = () => page.locator('.band-chip b').innerText();
  const first = await hours();
  await expect.poll(hours).not.toBe(first);
  await page.locator('[data-scenario="niche"]').press('Enter');
  await expect.poll(() => page.title()).toContain('nursery');
  await expect
    .poll(() => page.locator('[data-readout="step"]').getAttribute('data-value'), { timeout: 20_000 })
    .toBe('0');
  expect(errors).toEqual([]);
});

test('Back passes over the views that were closed', async () => {
  const { page, errors } = await openGallery(browser, '?lang=en');
  await page.locator('[data-scenario="competition"]').press('Enter');
  await expect.poll(() => page.title()).toContain('Competition');
  for (const view of ['atlas', 'sweep']) {
    await click(page, view);
    await page.locator(`main.${view}`).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator(`main.${view}`).waitFor({ state: 'detached' });
  }
  await click(page, 'atlas');
  await click(page, 'close-atlas');
  await page.locator('main.atlas').waitFor({ state: 'detached' });
  await page.goBack();
  await entries(page).first().waitFor();
  expect(errors).toEqual([]);
});
