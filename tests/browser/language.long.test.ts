import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { click, closePages, digestShown, launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('the page speaks German when the address asks for it, and English at a press; the run stays as it is', async () => {
  const { page, errors } = await openPage(browser, '?lang=de');
  const spoken = () => page.evaluate(() => document.documentElement.lang);
  const branch = page.locator('[data-action="branch"]');
  const play = page.locator('.transport .round');
  await page.locator('.lever h2').first().waitFor();
  const digest = await digestShown(page);
  expect(await spoken()).toBe('de');
  expect(await branch.innerText()).toBe('Ab hier vergleichen');
  expect(await play.getAttribute('aria-label')).toBe('Abspielen');
  expect(await page.locator('.lever h2').first().innerText()).toContain('Sauerstoffmangel');
  // A comma, as German writes it.
  expect(await page.locator('.inset').first().innerText()).toMatch(/^Ausschnitt \d,\d\d × \d,\d\d mm/);

  await click(page, 'lesson');
  await page.locator('[data-action="lesson-next"]').click();
  const question = page.locator('[data-readout="question"]');
  expect(await question.innerText()).toMatch(/^Wo im Tumor werden nach anderthalb Tagen/);

  await click(page, 'language');
  await expect.poll(spoken).toBe('en');
  expect(await question.innerText()).toMatch(/^Where in the tumour will the cells/);
  await click(page, 'lesson');
  expect(await branch.innerText()).toBe('Compare from here');
  expect(await play.getAttribute('aria-label')).toBe('Play');
  expect(await page.locator('.inset').first().innerText()).toMatch(/^view \d\.\d\d × \d\.\d\d mm/);
  // The lesson had a seed of its own; the run has its own again.
  await expect.poll(() => digestShown(page), { timeout: 20_000 }).toBe(digest);
  expect(page.url()).not.toContain('lang=');

  // The browser remembers the choice.
  await page.reload();
  await digestShown(page);
  expect(await spoken()).toBe('en');
  expect(errors).toEqual([]);
});
