/** The gallery: what is there to open, by mouse and by keyboard, and the way back to it. */
import { readdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { violations } from './accessible.ts';
import { entries, openGallery } from './gallery.ts';
import { click, closePages, launch } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

const lessons = readdirSync('scenarios').filter((name) => name.endsWith('.yaml')).length;
const tumours = readdirSync('scenarios/presets').length;

test('the gallery shows every scenario, with the flagship alive above them', async () => {
  const { page, errors } = await openGallery(browser, '?lang=en&theme=dark');
  expect(await entries(page).count()).toBe(lessons);
  const hours = () => page.locator('.band-chip b').innerText();
  const first = await hours();
  await expect.poll(hours).not.toBe(first);
  await click(page, 'gallery-tumours');
  expect(await entries(page).count()).toBe(tumours);
  await page.locator('[data-control="gallery-search"]').fill('glio');
  await expect.poll(() => entries(page).count()).toBe(1);
  await page.locator('[data-control="gallery-search"]').fill('nothing like it');
  await page.locator('[data-action="clear-search"]').click();
  await expect.poll(() => entries(page).count()).toBe(tumours);
  expect(await violations(page, 'gallery')).toEqual([]);
  expect(errors).toEqual([]);
});

test('a scenario is opened by keyboard, worked with, and found again among the sessions', async () => {
  const { page, errors } = await openGallery(browser, '?lang=en');
  await page.locator('[data-scenario="competition"]').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.title()).toContain('Competition');
  expect(page.url()).toContain('scenario=competition');
  await page.evaluate(() => window.stroma.seek(12));
  await expect.poll(() => page.locator('[data-readout="step"]').getAttribute('data-value')).toBe('12');
  const digest = await page.evaluate(() => window.stroma.digest());
  await page.goBack();
  await entries(page).first().waitFor();
  await click(page, 'gallery-sessions');
  await page.locator('[data-session]').press('Enter');
  await expect.poll(() => page.title()).toContain('Competition');
  await expect.poll(() => page.evaluate(() => window.stroma.digest())).toBe(digest);
  // The sign in the header leads back to the gallery, where the last session is offered.
  await page.locator('a.brand').press('Enter');
  await page.locator('[data-action="continue"]').press('Enter');
  await expect.poll(() => page.evaluate(() => window.stroma.digest())).toBe(digest);
  expect(errors).toEqual([]);
});

test('what the gallery plays by itself is no session', async () => {
  const { page } = await openGallery(browser);
  await page.waitForTimeout(1500);
  await page.reload();
  await entries(page).first().waitFor();
  expect(await page.locator('[data-action="gallery-sessions"]').count()).toBe(0);
});
