import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { claimShown } from './atlas.ts';
import { closePages, launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

test('the address of a claim leads to it; it is seen by keyboard, and the way leads back', {
  timeout: 120_000,
}, async () => {
  const { page, errors } = await openPage(browser, '?claim=2');
  await expect.poll(() => focused(page)).toBe('claim-2');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-action'))).toBe('see-2');
  await page.keyboard.press('Enter');
  const { verdict, kept } = await claimShown(page, 2, 60_000);
  expect(verdict).toBe('more');
  expect(kept).toContain('Over 10 seeds');
  expect(await page.locator('.arm-head').count()).toBe(2);
  await page.locator('[data-action="to-atlas"]').press('Enter');
  await expect.poll(() => focused(page)).toBe('claim-2');
  await page.locator('[data-action="close-atlas"]').press('Enter');
  await page.locator('.atlas').waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
});

test('a claim is found by what it says, by where it is seen and by its state', async () => {
  const { page } = await openPage(browser, '?claim=1');
  const rows = page.locator('.atlas li');
  await expect.poll(() => rows.count()).toBe(78);
  const search = page.locator('[data-control="claim-search"]');
  await search.fill('lymph');
  expect(await rows.evaluateAll((all) => all.map(({ id }) => id))).toContain('claim-40');
  await search.fill('two roads muc1');
  expect(await rows.evaluateAll((all) => all.map(({ id }) => id))).toEqual(['claim-41']);
  await search.fill('');
  await page.locator('[data-control="claim-state"]').selectOption('explained');
  expect(await rows.count()).toBe(4);
});
