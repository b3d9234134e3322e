/** A measure is found among hundreds by a word, charted, enlarged, set over another one, and saved as a figure. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('a measure is sought, charted, and saved as a figure', async () => {
  const { page, errors } = await openPage(browser, '?scenario=goldilocks');
  await page.evaluate(() => window.stroma.step(30));
  await page.locator('[data-control="chart"]').first().click();
  await page.locator('[data-control="measure-search"]').fill('tumour cells moves');
  const found = page.locator('[data-readout="measures-found"]');
  await expect.poll(async () => Number(await found.getAttribute('data-value'))).toBeLessThan(20);
  await page.locator('[data-control="measure-search"]').fill('low.tumour.count');
  await page.locator('[data-measure="low.tumour.count"]').click();
  await page.locator('[data-chart="low.tumour.count"]').waitFor();

  await page.locator('[data-chart="low.tumour.count"] [data-action="enlarge"]').click();
  await page.locator('[data-control="figure-to"]').fill('0.1');
  await page.locator('[data-action="figure-over"]').click();
  await page.locator('[data-control="measure-search"]').last().fill('middle.tumour.across');
  await page.locator('[data-measure="middle.tumour.across"]').click();
  const saving = page.waitForEvent('download');
  await page.locator('[data-action="figure-svg"]').click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('goldilocks-low-tumour-count.svg');
  const svg = readFileSync(await download.path(), 'utf8');
  expect(svg).toContain('<polyline');
  expect(svg).toContain('seed porridge');
  const picture = page.waitForEvent('download');
  await page.locator('[data-action="figure-png"]').click();
  const png = readFileSync(await (await picture).path());
  // Width and height of a PNG stand at the bytes 16 to 23.
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1120]);
  expect(errors).toEqual([]);
});
