import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { click, closePages, digestShown, launch, openPage, stepShown } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('play, pause, step and reset', async () => {
  const { page } = await openPage(browser, '?scenario=competition');
  const start = await digestShown(page);
  await click(page, 'play');
  await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBeGreaterThan(3);
  await click(page, 'pause');
  await page.locator('[data-action="play"]').waitFor();
  const paused = await digestShown(page);
  const at = await stepShown(page);
  expect(paused).not.toBe(start);
  await click(page, 'step');
  await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBe(at + 1);
  await click(page, 'reset');
  await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBe(0);
  await expect.poll(() => digestShown(page), { timeout: 20_000 }).toBe(start);
});

test('a dose given several times is in the log, a day apart', async () => {
  const { page } = await openPage(browser, '?scenario=hypoxia&seed=doses');
  expect(await page.locator('[data-readout="seed"]').inputValue()).toBe('doses');
  await page.locator('[data-control="repeat"]').selectOption('3');
  await click(page, 'give');
  const doses = async () => (await page.evaluate(() => window.stroma.log())).filter((one) => one.do === 'dose');
  await expect.poll(async () => (await doses()).length, { timeout: 20_000 }).toBe(3);
  const [first, second, third] = await doses();
  expect(second.step - first.step).toBe(third.step - second.step);
  expect(first.amount).toBeCloseTo(second.amount, 10);
});
