import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { parseColour } from '../../src/render/colour.ts';
import { run } from '../../src/run/whole-run.ts';
import { load } from '../scenario/files.ts';
import { click, closePages, digestShown, drawnByWebgl, launch, openPage, pixelsLike, stepShown } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('the page opens the flagship, and at least three types show in their own colours', async () => {
  const { page, errors } = await openPage(browser);
  expect(await page.title()).toContain('Hypoxia');
  await page
    .locator('[data-control="colour"] input[value="type"]')
    .evaluate((input: HTMLInputElement) => input.click());
  const cells = await page.evaluate(async () => (await window.stroma.reset(null)).cells);
  const tumour = parseColour(cells.find((cell) => cell.shape === 'disc')!.dark);
  await expect.poll(() => pixelsLike(page, tumour), { timeout: 20_000 }).toBeGreaterThan(150);
  const counts = await Promise.all(cells.map((cell) => pixelsLike(page, parseColour(cell.dark), 30)));
  expect(counts.filter((count) => count > 40).length).toBeGreaterThanOrEqual(3);
  expect(await page.locator('.legend li').count()).toBeGreaterThanOrEqual(3);
  // Drawn in a worker, of which the page's own thread knows nothing.
  await drawnByWebgl(page);
  expect(page.workers().filter((worker) => /\bdraw\b/.test(worker.url()))).toHaveLength(1);
  expect(errors).toEqual([]);
});

test('looking does not change the run: zoom, colours, tables and themes leave the digest alone', async () => {
  const { page } = await openPage(browser);
  await page.evaluate(() => window.stroma.step(12));
  const tissue = page.locator('[data-view]').first();
  await tissue.press('+');
  await tissue.press('ArrowLeft');
  await page.locator('[data-control="field"] input[value=""]').evaluate((input: HTMLInputElement) => input.click());
  await click(page, 'theme');
  await click(page, 'table');
  await click(page, 'close');
  await page.evaluate(() => window.stroma.step(12));
  await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBe(24);
  expect(await digestShown(page)).toBe(run(load('scenarios/hypoxia.yaml'), { steps: 24 }).digest);
});
