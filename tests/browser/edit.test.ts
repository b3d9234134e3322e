/** A scenario is changed as text in the page, checked while one types, and run. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('a scenario is edited, its problems are marked, keys are completed, and it runs', async () => {
  const { page, errors } = await openPage(browser, '?scenario=goldilocks');
  await page.locator('details:has([data-action="edit"]) > summary').click();
  await page.locator('[data-action="edit"]').click();
  const problems = page.locator('[data-readout="edit-problems"]');
  await expect.poll(() => problems.getAttribute('data-value'), { timeout: 30_000 }).toBe('0');
  expect(await page.locator('.cm-content').innerText()).toContain('# The goldilocks');

  const run = page.locator('[data-action="run-text"]');
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nmatrx: 1');
  await expect.poll(() => problems.innerText(), { timeout: 20_000 }).toContain('nearest is "matrix"');
  await page.locator('.cm-lint-marker').first().waitFor();
  expect(await run.isDisabled()).toBe(true);

  for (let n = 0; n < 'matrx: 1'.length; n++) await page.keyboard.press('Backspace');
  await page.keyboard.type('durat');
  await page.keyboard.press('Control+Space');
  await page.locator('.cm-tooltip-autocomplete li', { hasText: 'duration' }).waitFor();
  for (let n = 0; n < 'durat'.length; n++) await page.keyboard.press('Backspace');
  // Another seed, in place of the one in the file.
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.locator('.cm-search input[name="search"]').fill('seed: porridge');
  await page.locator('.cm-search input[name="replace"]').fill('seed: gravel');
  await page.locator('.cm-search button[name="replaceAll"]').click();
  await expect.poll(() => problems.getAttribute('data-value'), { timeout: 20_000 }).toBe('0');
  await run.click();
  await expect.poll(() => page.locator('[data-readout="seed"]').inputValue(), { timeout: 30_000 }).toBe('gravel');
  expect(errors).toEqual([]);
});
