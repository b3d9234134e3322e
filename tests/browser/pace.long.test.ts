import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { dropFile } from './handling.ts';
import { click, closePages, launch, openPage } from './page.ts';

/** More than any machine does at four hours a second, and less of it. */
const LARGE = `${readFileSync('scenarios/bench/turnover.yaml', 'utf8')
  .replace(/(width|height): 500/g, '$1: 800')
  .replace(/^arms:$/m, 'arms:\n  smaller: { set: { tissues.tumour.width: 64, tissues.tumour.height: 48 } }')}`;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('a page that does not keep up says so once, and goes on with a smaller tissue', async () => {
  const { page, errors } = await openPage(browser);
  await dropFile(page, 'turnover.yaml', LARGE);
  await expect.poll(() => page.title(), { timeout: 30_000 }).toContain('Turnover');
  await page.locator('[data-control="speed"] [value="4"]').check();
  await click(page, 'play');
  const notice = page.locator('.notice[data-readout="pace"]');
  await notice.waitFor({ timeout: 45_000 });
  expect(await notice.innerText()).toMatch(/This machine does [\d.]+ of the requested 4 h\/s/);
  await click(page, 'smaller');
  await expect.poll(() => notice.count(), { timeout: 20_000 }).toBe(0);
  const size = () =>
    page.evaluate(
      async () =>
        (await window.stroma.frame({ layers: [], seriesFrom: 0, digest: false, recycle: null })).tissues[0].width,
    );
  await expect.poll(size, { timeout: 20_000 }).toBe(64);
  await page.locator('[data-action="pause"]').waitFor({ timeout: 20_000 });
  expect(errors).toEqual([]);
});
