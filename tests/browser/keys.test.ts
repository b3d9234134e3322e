/** What is done most often has a key, and what happens is announced in words. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, openPage, stepShown } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('keys play, pause, step and undo; each is announced, and all are listed', async () => {
  const { page, errors } = await openPage(browser, '?scenario=competition&lang=en');
  const announced = () => page.locator('[data-readout="announced"]').innerText();
  await expect.poll(announced).toContain('Competition at the receptor');
  await page.keyboard.press('?');
  expect(await page.locator('dialog .keys kbd').allInnerTexts()).toContain('Space');
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('.');
  await expect.poll(() => stepShown(page)).toBe(1);
  await page.keyboard.press(' ');
  await expect.poll(announced).toBe('The run plays.');
  await expect.poll(() => stepShown(page)).toBeGreaterThan(2);
  await page.keyboard.press(' ');
  await expect.poll(announced).toMatch(/^Paused at .+\. .+tumour cells/);
  const commands = () => page.evaluate(async () => (await window.stroma.log()).length);
  const before = await commands();
  const slider = page.locator('.panel input[type="range"][data-control*="."]').first();
  await slider.evaluate((one: HTMLInputElement) => {
    one.value = one.min;
    one.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await expect.poll(commands).toBe(before + 1);
  await page.keyboard.press('Control+z');
  await expect.poll(commands).toBe(before);
  await expect.poll(announced).toBe('Undone.');
  // What is typed is no shortcut.
  await page.locator('[data-control="seed"]').focus();
  await page.keyboard.type('g.');
  expect(await page.locator('.gallery').count()).toBe(0);
  expect(errors).toEqual([]);
});

test('nothing scrolls the page away: not the claims to their end, nor every fold', async () => {
  const { page } = await openPage(browser, '?claim=40&lang=en');
  const within = () => page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight);
  expect(await within()).toBe(true);
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, 100_000);
  await page.mouse.wheel(0, 100_000);
  expect(await page.evaluate(() => [document.documentElement.scrollTop, document.body.scrollTop])).toEqual([0, 0]);
  const { page: run } = await openPage(browser, '?scenario=competition');
  await run.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
  expect(await run.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(true);
});
