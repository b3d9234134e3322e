/** The gallery: what is there to open, by mouse and by keyboard, and the way back to it. */
import { readdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { violations } from './accessible.ts';
import { click, closePages, launch } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

async function openGallery(query = ''): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  await page.goto(inject('page') + query);
  await page.locator('.gallery .entry').first().waitFor();
  return { page, errors };
}

const entries = (page: Page) => page.locator('.gallery .entry');
const lessons = readdirSync('scenarios').filter((name) => name.endsWith('.yaml')).length;
const tumours = readdirSync('scenarios/presets').length;

test('the gallery shows every scenario, with the flagship alive above them', async () => {
  const { page, errors } = await openGallery('?lang=en&theme=dark');
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
  const { page, errors } = await openGallery('?lang=en');
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
  const { page, errors } = await openGallery('?lang=en');
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
  const { page, errors } = await openGallery('?lang=en');
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

test('what the gallery plays by itself is no session', async () => {
  const { page } = await openGallery();
  await page.waitForTimeout(1500);
  await page.reload();
  await entries(page).first().waitFor();
  expect(await page.locator('[data-action="gallery-sessions"]').count()).toBe(0);
});
