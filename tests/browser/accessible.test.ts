/** axe-core finds nothing to complain of, on any view; the long tests look at each of them in every theme. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { PHONE, press, TABS, type View, views, violations } from './accessible.ts';
import { closePages, launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

/** Views that are come to from one another on one page, with the address and the theme in which they are looked at. */
const pages: [query: string, shown: View[]][] = [
  ['?theme=dark', ['run', 'the twin dialog', 'share', 'about', 'a table', 'every fold']],
  ['?theme=light&scenario=competition', ['a cell', 'fields at a place', 'fields along a line']],
  ['?theme=projector&scenario=competition', ['a lesson']],
  ['?theme=dark&scenario=competition', ['a worksheet']],
  ['?theme=light&scenario=competition', ['a class']],
  ['?theme=projector&scenario=competition', ['twins', 'sweep']],
];

test('every view is looked at', () => {
  expect(pages.flatMap(([, shown]) => shown).sort()).toEqual(Object.keys(views).sort());
});

test.each(pages)('axe-core finds nothing at %s: %j', async (query, shown) => {
  const { page } = await openPage(browser, query);
  const found: string[] = [];
  for (const view of shown) {
    await views[view](page);
    found.push(...(await violations(page, view)));
    if ((await page.locator('dialog').count()) === 0) continue;
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  }
  expect(found).toEqual([]);
});

test('axe-core finds nothing on a phone', async () => {
  const { page } = await openPage(browser, '?theme=light', PHONE);
  const found: string[] = [];
  for (const tab of TABS) {
    await press(page, `tab-${tab}`);
    found.push(...(await violations(page, tab)));
  }
  expect(found).toEqual([]);
});
