/** Nothing lies over anything else, is cut off or leaves the window, on any view at any size, in both languages. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type View, views } from './accessible.ts';
import { faultsOfLayout, SIZES } from './layout.ts';
import { closePages, launch, openPage } from './page.ts';

/** Views that a narrow window reaches by other ways are opened in a wide one, which is then made narrow. */
const VIEWS = Object.keys(views) as View[];

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test.each(['en', 'de'])('every view fits every size in the language %s', async (language) => {
  const found: string[] = [];
  for (const view of VIEWS) {
    const { page } = await openPage(browser, `?lang=${language}`);
    await views[view](page);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.waitForTimeout(200);
      found.push(...(await faultsOfLayout(page)).map((fault) => `${view}, ${size.width} × ${size.height}: ${fault}`));
    }
    await closePages(browser);
  }
  expect(found).toEqual([]);
});
