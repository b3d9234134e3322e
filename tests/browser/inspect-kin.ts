/** Comes to a cell of the small world that has kin. */
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openSmall } from './handling.ts';
import { readout, stepShown } from './page.ts';

/** Opens the small world at a step. */
export async function openAt(browser: Browser, step: number): Promise<{ page: Page; errors: string[] }> {
  const opened = await openSmall(browser);
  await opened.page.evaluate((to) => window.stroma.seek(to), step);
  await expect.poll(() => stepShown(opened.page)).toBe(step);
  return opened;
}

/** Looks at the cell in the middle, then at its neighbours, until one has daughters. */
export async function lookAtMother(page: Page): Promise<void> {
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
