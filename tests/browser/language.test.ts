import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { closePages, launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('on a phone the language is changed from the menu', async () => {
  const { page } = await openPage(browser, '?lang=de', { width: 390, height: 844 });
  await page.locator('[data-action="menu"]').click();
  const item = page.locator('[data-action="language"]');
  const box = (await item.boundingBox())!;
  expect(box.height).toBeGreaterThanOrEqual(48);
  expect(box.x + box.width).toBeLessThanOrEqual(390);
  await item.click();
  await expect.poll(() => page.locator('.tabs').innerText()).toContain('Levers');
});
