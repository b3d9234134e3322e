import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLesson } from './lesson.ts';
import { closePages, launch } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('before a class the answer is kept back until it is asked for', async () => {
  const { page, errors } = await openLesson(browser);
  await page.locator('[data-action="lesson"]').click();
  await page.locator('[data-control="veil"]').check();
  await page.locator('[data-action="lesson-next"]').click();
  // Nobody has to say anything here.
  await page.locator('[data-action="lesson-run"]').click();
  await page.locator('[data-action="reveal"]').waitFor({ timeout: 60_000 });
  expect(await page.locator('[data-readout="verdict"]').count()).toBe(0);
  // What was known before is all that is drawn.
  expect(await page.locator('.lesson-curve').count()).toBe(1);
  await page.locator('[data-action="reveal"]').click();
  expect(await page.locator('[data-readout="verdict"]').innerText()).toMatch(/^The run gave/);
  expect(await page.locator('.lesson-curve').count()).toBe(2);
  expect(errors).toEqual([]);
});
