/** From a cell back through its past, with a run that stays as it is. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { lookAtMother, openAt } from './inspect-kin.ts';
import { click, closePages, digestShown, launch, stepShown } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

const AT = 500;
const DAY = 240;

test('looking back tells what a cell lived through and changes nothing', { timeout: 90_000 }, async () => {
  const { page, errors } = await openAt(browser, AT);
  const digest = await digestShown(page);
  const charts = await page.locator('[data-chart]').count();
  expect(charts).toBeGreaterThan(0);
  await lookAtMother(page, { founder: true });
  expect(await page.locator('[data-chart]').count()).toBe(0);
  const known = async () => Number(await page.locator('[data-readout="known"]').getAttribute('data-value'));
  expect(await known()).toBe(AT);

  await click(page, 'look-back');
  await expect.poll(known, { timeout: 30_000 }).toBe(AT - DAY);
  await page.locator('[data-action="look-back"]').waitFor();
  await click(page, 'look-back-whole');
  // It ends with the cell's birth, beyond which there is nothing to look back at.
  await expect
    .poll(() => page.locator('[data-action="look-back"], [data-action="stop-looking-back"]').count(), {
      timeout: 60_000,
    })
    .toBe(0);
  expect(await known()).toBeLessThanOrEqual(AT - 2 * DAY);
  expect(await page.locator('[data-lane="cell.state"] .unseen li').count()).toBeGreaterThan(0);
  await page.locator('.cell-head [data-action="table"]').click();
  expect(await page.locator('dialog tbody tr').count()).toBeGreaterThan(48);
  const download = page.waitForEvent('download');
  await click(page, 'csv');
  expect((await download).suggestedFilename()).toMatch(/-cell-[0-9a-f]+\.csv$/);
  await click(page, 'close');

  expect(await stepShown(page)).toBe(AT);
  expect(await digestShown(page)).toBe(digest);
  expect(await page.evaluate(() => window.stroma.digest())).toBe(digest);
  await click(page, 'leave-cell');
  await expect.poll(() => page.locator('[data-chart]').count()).toBe(charts);
  expect(errors).toEqual([]);
});
