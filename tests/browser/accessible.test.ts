/** axe-core finds nothing to complain of beside a run; the long tests look at every view in every theme. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { views } from '../../scripts/screens/views.mjs';
import { violations } from './accessible.ts';
import { closePages, launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('axe-core finds nothing beside a run', async () => {
  const { page } = await openPage(browser, '?theme=dark');
  const found: string[] = [];
  for (const view of ['run', 'branch', 'share', 'about', 'table', 'folds'] as const) {
    await views[view].show(page);
    found.push(...(await violations(page, view)));
    if ((await page.locator('dialog').count()) === 0) continue;
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  }
  expect(found).toEqual([]);
});
