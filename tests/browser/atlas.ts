/** Claims of the source documents, seen in the page. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Presses *See it* of a claim in the open atlas, and waits for what comes out. */
export async function seeClaim(page: Page, row: number, patience: number): Promise<{ verdict: string; kept: string }> {
  await page.locator(`[data-action="see-${row}"]`).first().click();
  return claimShown(page, row, patience);
}

/** What comes out of the claim that is being shown. */
export async function claimShown(page: Page, row: number, patience: number) {
  await expect.poll(() => page.locator('.claim-head').innerText(), { timeout: 30_000 }).toBe(`Claim ${row}`);
  const verdict = page.locator('[data-readout="verdict"]');
  await verdict.waitFor({ timeout: patience });
  return {
    verdict: (await verdict.getAttribute('data-value')) ?? '',
    kept: await page.locator('[data-readout="kept"]').innerText(),
  };
}
