/** The smallest scenario branched and played on; the long tests do it with the flagship, over days. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, openPage } from './page.ts';
import { branchAndCompare, goTo } from './twins.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('two arms from one moment: the untreated one is the run that was never branched', async () => {
  const { page, errors } = await openPage(browser, '?scenario=competition');
  await branchAndCompare(page, 'competition', 20, 40);
  expect(errors).toEqual([]);
});

test('a comparison shows first what the drug changes most, though the scenario does not chart it', async () => {
  const { page, errors } = await openPage(browser, '?scenario=hypoxia');
  const shown = page.locator('.arm-head').last().locator('dt').first();
  await page.locator('[data-action="branch"]').click();
  await page.locator('[data-action="branch-now"]').click();
  await page.locator('.arm-head').nth(1).waitFor();
  expect(await shown.innerText()).toBe('Hypoxic tumour cells');
  await goTo(page, 40);
  await expect.poll(() => shown.innerText()).toBe('Blood-forming progenitors in blood');
  const apart = page.locator('[data-readout="difference"]');
  expect(Number(await apart.getAttribute('data-value'))).toBeGreaterThan(3);
  expect(errors).toEqual([]);
});
