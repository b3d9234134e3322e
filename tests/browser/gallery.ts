import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';

/** The page with its gallery, as it opens. */
export async function openGallery(browser: Browser, query = ''): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  await page.goto(inject('page') + query);
  await page.locator('.gallery .entry').first().waitFor();
  return { page, errors };
}

/** The scenarios that the gallery lists. */
export const entries = (page: Page) => page.locator('.gallery .entry');
