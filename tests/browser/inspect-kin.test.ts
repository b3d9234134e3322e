/** From a cell to its kin and back, with a run that stays as it is. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { lookAtMother, openAt } from './inspect-kin.ts';
import { closePages, digestShown, launch, readout } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

const AT = 500;

test('a daughter is looked at, and from her the mother', { timeout: 90_000 }, async () => {
  const { page, errors } = await openAt(browser, AT);
  const digest = await digestShown(page);
  await lookAtMother(page);
  const mother = await readout(page, 'identity');
  const daughter = page.locator('[data-action="look-daughters"]').first();
  const identity = await daughter.getAttribute('data-identity');
  await daughter.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => readout(page, 'identity')).toBe(identity!.replace(/^0+/, '').slice(0, 8));
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
  const back = page.locator('[data-action="look-mothers"]').first();
  await back.waitFor();
  expect(await back.getAttribute('aria-label')).toContain(mother);
  await back.press('Enter');
  await expect.poll(() => readout(page, 'identity')).toBe(mother);
  await expect.poll(() => page.locator(`[data-identity="${identity}"]`).count()).toBe(1);
  expect(await digestShown(page)).toBe(digest);
  expect(errors).toEqual([]);
});
