/** A rule is switched off from a step on, and on again as if it had never been off. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('a rule that was switched off and on again leaves no trace', async () => {
  const { page, errors } = await openPage(browser, '?scenario=hypoxia');
  const toStep = async (step: number) => {
    await page.evaluate((to) => window.stroma.seek(to), step);
    return page.evaluate(() => window.stroma.digest());
  };
  const untouched = await toStep(30);
  await toStep(10);
  const rule = page.locator('[data-control="rules.R1"]');
  const press = () =>
    rule.evaluate((box: HTMLInputElement) => {
      box.closest('details')!.open = true;
      box.click();
    });
  await press();
  await expect.poll(() => rule.isChecked()).toBe(false);
  const without = await toStep(30);
  expect(without).not.toBe(untouched);
  await press();
  await expect.poll(() => rule.isChecked()).toBe(true);
  await expect.poll(() => toStep(30), { timeout: 20_000 }).toBe(untouched);
  expect(await page.evaluate(() => window.stroma.log())).toEqual([]);
  expect(errors).toEqual([]);
});
