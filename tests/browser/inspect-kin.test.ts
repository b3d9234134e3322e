/** From a cell to its kin and back through its past, with a run that stays as it is. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openSmall } from './handling.ts';
import { click, closePages, digestShown, launch, readout, stepShown } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(() => closePages(browser));

const AT = 500;
const DAY = 240;

async function openAt(step: number): Promise<{ page: Page; errors: string[] }> {
  const opened = await openSmall(browser);
  await opened.page.evaluate((to) => window.stroma.seek(to), step);
  await expect.poll(() => stepShown(opened.page)).toBe(step);
  return opened;
}

/** Looks at the cell in the middle, then at its neighbours, until one has daughters. */
async function lookAtMother(page: Page): Promise<void> {
  const view = page.locator('[data-view]').first();
  await view.press('Enter');
  for (let n = 0; n < 30; n++) {
    await page.locator('.kin').waitFor();
    if ((await page.locator('[data-action="look-daughters"]').count()) > 0) return;
    const before = await readout(page, 'identity');
    await view.press(n % 2 === 0 ? 'Shift+ArrowRight' : 'Shift+ArrowDown');
    await expect.poll(() => readout(page, 'identity')).not.toBe(before);
  }
  throw new Error('found no cell that has daughters');
}

test('a daughter is looked at, and from her the mother', { timeout: 90_000 }, async () => {
  const { page, errors } = await openAt(AT);
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
  expect((await back.getAttribute('aria-label'))!).toContain(mother);
  await back.press('Enter');
  await expect.poll(() => readout(page, 'identity')).toBe(mother);
  await expect.poll(() => page.locator(`[data-identity="${identity}"]`).count()).toBe(1);
  expect(await digestShown(page)).toBe(digest);
  expect(errors).toEqual([]);
});

test('looking back tells what a cell lived through and changes nothing', { timeout: 90_000 }, async () => {
  const { page, errors } = await openAt(AT);
  const digest = await digestShown(page);
  const charts = await page.locator('[data-chart]').count();
  expect(charts).toBeGreaterThan(0);
  await lookAtMother(page);
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
