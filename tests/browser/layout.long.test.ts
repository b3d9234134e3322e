/** Nothing lies over anything else, is cut off or leaves the window, on any view at any size, in both languages. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { openView } from '../../scripts/screens/reach.mjs';
import { views } from '../../scripts/screens/views.mjs';
import { load, SHIPPED } from '../scenario/files.ts';
import { faultsOfLayout, SIZES } from './layout.ts';
import { click, closePages, emptyPage, launch, openPage } from './page.ts';

/** Enough for charts to have curves. */
const STEPS = 30;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test.each(Object.entries(views))('the view %s fits every size in both languages', async (name, view) => {
  const found: string[] = [];
  for (const language of ['en', 'de']) {
    // Views that a narrow window reaches by other ways are opened in a wide one, which is then made narrow.
    const { page } = await emptyPage(browser, 'narrow' in view ? SIZES[0] : undefined);
    await openView(page, view, { url: inject('page'), query: `&lang=${language}`, most: STEPS });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.waitForTimeout(200);
      const place = `${name}, ${language}, ${size.width} × ${size.height}`;
      found.push(...(await faultsOfLayout(page)).map((fault) => `${place}: ${fault}`));
    }
    await closePages(browser);
  }
  expect(found).toEqual([]);
});

test('a tablet cuts off no question, and a lesson on it shows one tissue', async () => {
  const { page } = await openPage(browser, '?lang=de', { width: 820, height: 1180 });
  const questions = SHIPPED.flatMap((path) => {
    const { question } = load(path);
    return typeof question === 'string' ? [question] : Object.values(question);
  });
  const cut = await page.locator('.question h1').evaluate(
    (heading, texts) =>
      texts.filter((text) => {
        heading.textContent = text;
        return heading.scrollHeight > heading.clientHeight + 1 || heading.scrollWidth > heading.clientWidth + 1;
      }),
    questions,
  );
  expect(cut).toEqual([]);
  expect(await page.locator('[data-view]:visible').count()).toBe(2);
  await click(page, 'lesson');
  await page.locator('.lesson').waitFor();
  expect(await page.locator('[data-view]:visible').count()).toBe(1);
});
