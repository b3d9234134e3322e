/** What the page says when something fails, and the state that it keeps for then. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The smallest scenario, for what is so with any. */
export const ANY = '?scenario=competition';

export const notice = (page: Page) => page.locator('[data-readout="health"]');

/** Pauses; the state that the page saves then is there once the worker has answered what was asked after it. */
export async function pauseAndSave(page: Page): Promise<void> {
  await page.evaluate(() => window.stroma.pause());
  expect(await page.evaluate(() => window.stroma.snapshot().then((kept) => kept.step))).toBe(6);
  await page.evaluate(() => window.stroma.digest());
}
