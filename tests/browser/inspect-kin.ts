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

/** Looks at the cell in the middle, then at its neighbours, until one has daughters; a founder was there at the start. */
export async function lookAtMother(page: Page, { founder = false } = {}): Promise<void> {
  const view = page.locator('[data-view]').first();
  await view.press('Enter');
  const kin = (which: string) => page.locator(`.kin [data-action="look-${which}"]`).count();
  for (let n = 0; n < 60; n++) {
    await page.locator('.kin').waitFor();
    if ((await kin('daughters')) > 0 && (!founder || (await kin('mothers')) === 0)) return;
    const before = await readout(page, 'identity');
    await view.press(n % 2 === 0 ? 'Shift+ArrowRight' : 'Shift+ArrowDown');
    await expect.poll(() => readout(page, 'identity')).not.toBe(before);
  }
  throw new Error('found no such cell that has daughters');
}
