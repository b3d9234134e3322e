/** axe-core finds nothing to complain of, on any view in any theme. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { openView, setTheme } from '../../scripts/screens/reach.mjs';
import { views } from '../../scripts/screens/views.mjs';
import { violations } from './accessible.ts';
import { closePages, emptyPage, launch } from './page.ts';

const THEMES = ['dark', 'light', 'projector'];
const PHONE = { width: 390, height: 844 };
/** Enough for charts to have curves. */
const STEPS = 30;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test.each(Object.entries(views))('axe-core finds nothing on the view %s in any theme', async (name, view) => {
  const { page } = await emptyPage(browser, 'narrow' in view ? PHONE : undefined);
  const url = inject('page');
  const found: string[] = [];
  await openView(page, view, { url, query: `&theme=${THEMES[0]}`, most: STEPS });
  for (const theme of THEMES) {
    if (!(await setTheme(page, theme))) await openView(page, view, { url, query: `&theme=${theme}`, most: STEPS });
    found.push(...(await violations(page, `${name}, ${theme}`)));
  }
  expect(found).toEqual([]);
});
