import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { run } from '../../src/run/whole-run.ts';
import { load } from '../scenario/files.ts';
import { drawnByWebgl, launch } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  build('file');
  browser = await launch();
}, 120_000);
afterAll(() => browser.close());

test('the page works from one file, and asks for no other', async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${pathToFileURL('build/stroma.html').href}?scenario=competition&lang=de`);
  await page.waitForFunction(() => document.querySelector('[data-readout="digest"]')?.textContent?.length === 16);
  await page.evaluate(() => window.stroma.step(5));
  const { digest } = run(load('scenarios/competition.yaml'), { steps: 5 });
  await expect.poll(() => page.evaluate(() => window.stroma.digest()), { timeout: 20_000 }).toBe(digest);
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  await page.locator('.uplot').first().waitFor({ timeout: 20_000 });
  // No memory is shared with a page from a file: it draws by itself.
  await drawnByWebgl(page);
  expect(asked.filter((url) => !/^(data|blob):/.test(url))).toHaveLength(1);
  expect(errors).toEqual([]);
});
