/** Fields are measured by keyboard; the long tests measure by mouse and finger, and draw. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openSmall } from './handling.ts';
import { closePages, digestShown, launch } from './page.ts';
import { choose, fieldsAt, shownFields } from './probe.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('by keyboard a place is read with Enter, and a line to another with Shift and Enter', async () => {
  const { page, errors } = await openSmall(browser);
  await digestShown(page);
  const tissue = page.locator('[data-view="tumour"]');
  await choose(page, 'measure');
  expect(await tissue.getAttribute('aria-label')).toContain('Shift and Enter');
  await tissue.press('Enter');
  await expect.poll(() => shownFields(page)).toEqual(await fieldsAt(page, 24, 16));
  for (const key of ['+', '+', '+', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Shift+Enter']) await tissue.press(key);
  await page.locator('.profile').waitFor();
  expect(await page.locator('.measure-overlay text').first().textContent()).toBe('0');
  await tissue.press('Escape');
  await page.locator('.measured').waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
});
