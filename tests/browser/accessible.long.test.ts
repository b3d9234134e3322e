/** axe-core finds nothing to complain of, on any view in any theme. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { PHONE, press, TABS, THEMES, type View, views, violations } from './accessible.ts';
import { closePages, launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test.each(THEMES)('axe-core finds nothing on any view of the theme %s', async (theme) => {
  const found: string[] = [];
  for (const view of Object.keys(views) as View[]) {
    const { page } = await openPage(browser, `?theme=${theme}`);
    await views[view](page);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(theme);
    found.push(...(await violations(page, view)));
    await closePages(browser);
  }
  expect(found).toEqual([]);
});

test('axe-core finds nothing on a phone in any theme', async () => {
  const found: string[] = [];
  for (const theme of THEMES) {
    const { page } = await openPage(browser, `?theme=${theme}`, PHONE);
    for (const tab of TABS) {
      await press(page, `tab-${tab}`);
      found.push(...(await violations(page, `${theme} ${tab}`)));
    }
    await closePages(browser);
  }
  expect(found).toEqual([]);
});
