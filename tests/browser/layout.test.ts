/** Nothing lies over anything else; the long tests look at every view at every size. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { faultsOfLayout, SIZES } from './layout.ts';
import { closePages, launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('a zoomed run in strips has all its plates apart at every size', async () => {
  const { page } = await openPage(browser, '?scenario=goldilocks');
  await page.keyboard.press('+');
  const found: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.waitForTimeout(150);
    found.push(...(await faultsOfLayout(page)).map((fault) => `${size.width} × ${size.height}: ${fault}`));
  }
  expect(found).toEqual([]);
});

test('a slider is seen in the colours that a system forces', async () => {
  const { page } = await openPage(browser);
  await page.emulateMedia({ forcedColors: 'active' });
  const slider = page.locator('.slider input').first();
  const clip = (await slider.boundingBox())!;
  const seen = await page.screenshot({ clip });
  await slider.evaluate((input) => {
    input.style.visibility = 'hidden';
  });
  expect(seen.equals(await page.screenshot({ clip }))).toBe(false);
});
