import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { dropFile, openSmall } from './handling.ts';
import { click, closePages, launch, openPage } from './page.ts';

const PATIENCE = { timeout: 90_000 };
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

/** The digests of both runs, once they stand still at a step. */
async function digests(page: Page, step: number): Promise<string[]> {
  const at = page.locator('[data-readout="step"]');
  await expect.poll(() => at.getAttribute('data-value'), PATIENCE).toBe(String(step));
  await expect.poll(() => page.locator('.pace').innerText(), PATIENCE).not.toContain('going to');
  return Promise.all(
    ['A', 'B'].map(async (letter) => {
      const shown = page.locator(`[data-readout="digest-${letter}"]`);
      await expect.poll(() => shown.getAttribute('data-value'), PATIENCE).toMatch(/^[0-9a-f]{16}$/);
      return (await shown.getAttribute('data-value'))!;
    }),
  );
}

test('both arms come back from their address and from their file, with the same digests', {
  timeout: 400_000,
}, async () => {
  const { page, errors } = await openSmall(browser);
  await page.evaluate(() => window.stroma.step(20));
  await click(page, 'branch');
  await page.locator('[data-action="branch-now"]').click();
  await page.locator('.arm:nth-of-type(2) [data-view]').first().waitFor();
  // The dose is given at once.
  await expect.poll(async () => new Set(await digests(page, 20)).size, PATIENCE).toBe(2);
  await click(page, 'step');
  const both = await digests(page, 21);
  expect(both[0]).not.toBe(both[1]);

  await click(page, 'share');
  const shown = page.locator('[data-readout="address"]');
  await expect.poll(() => shown.inputValue(), PATIENCE).toContain('#run=');
  const { hash } = new URL(await shown.inputValue());
  const saving = page.waitForEvent('download');
  await page.locator('[data-action="save-session"]').click();
  const file = readFileSync(await (await saving).path(), 'utf8');

  const { page: linked } = await openPage(browser, hash);
  expect(await digests(linked, 21)).toEqual(both);
  const { page: dropped } = await openPage(browser, '?scenario=competition');
  await dropFile(dropped, 'mine.session.json', file);
  expect(await digests(dropped, 21)).toEqual(both);
  const name = dropped.locator('[data-control="name-B"]');
  expect(await name.inputValue()).toBe(await page.locator('[data-control="name-B"]').inputValue());
  // Changed by hand, it says so.
  await dropFile(dropped, 'edited.session.json', file.replace('"seed":"pebble"', '"seed":"stone"'));
  await expect.poll(() => dropped.locator('[role="dialog"], dialog').innerText(), PATIENCE).toContain('was changed');
  expect(errors).toEqual([]);
});
