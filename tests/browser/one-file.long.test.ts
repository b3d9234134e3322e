import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { licencesFrom } from '../../scripts/licences.ts';
import { run } from '../../src/run/whole-run.ts';
import { load } from '../scenario/files.ts';
import { click, deniedByPolicy, digestShown, drawnByWebgl, launch } from './page.ts';

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

test('its policy allows its own script by its hash, and no other', async () => {
  const page = await browser.newPage();
  await page.goto(`${pathToFileURL('build/stroma.html').href}?scenario=competition`);
  await digestShown(page);
  const isRun = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = 1';
    document.head.append(script);
    return 'ran' in window;
  });
  expect(isRun).toBe(false);
  await expect.poll(deniedByPolicy).toContainEqual(expect.stringContaining('script-src-elem inline'));
});

test('it holds the licences of all that is in it, and opens them', async () => {
  const page = await browser.newPage();
  await page.goto(`${pathToFileURL('build/stroma.html').href}?scenario=competition`);
  await digestShown(page);
  await click(page, 'about');
  const link = page.locator('[data-action="licences"]');
  const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  const licences = licencesFrom(await opened.locator('body').innerText());
  expect(licences.map(({ name }) => name)).toEqual(expect.arrayContaining(['pixi.js', 'preact', 'assemblyscript']));
  expect(licences.every(({ text }) => text.length > 200)).toBe(true);
});
