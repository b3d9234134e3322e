import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { digestShown, launch } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('a page that was opened once opens without a network, and runs as before', async () => {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${inject('page')}?scenario=competition`);
  const digest = await digestShown(page);
  // Nothing here asks for it: the page has itself kept, once it has had time to start.
  await page.evaluate(() => navigator.serviceWorker.ready);
  expect(await page.evaluate(async () => (await (await caches.open('stroma')).keys()).length)).toBeGreaterThan(20);
  await page.context().setOffline(true);
  await page.goto(page.url().replace('competition', 'goldilocks'));
  await expect.poll(() => page.title(), { timeout: 20_000 }).toContain('goldilocks concentration');
  await page.goto(page.url().replace('goldilocks', 'competition'));
  expect(await digestShown(page)).toBe(digest);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(errors).toEqual([]);
});
