import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { load } from '../../src/cli/load-scenario.ts';
import { english } from '../../src/texts/words.ts';
import { ANY, notice, pauseAndSave } from './failure.ts';
import { dropFile } from './handling.ts';
import { click, closePages, digestShown, expectWithin, launch, openPage, stepShown } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('a worker that throws is reported within a second, and the run goes on from what was saved', {
  retry: 2,
}, async () => {
  const { page } = await openPage(browser, ANY);
  await page.evaluate(() => window.stroma.step(6));
  await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBe(6);
  const digest = await digestShown(page);
  await pauseAndSave(page);
  await page.workers()[0].evaluate(() => {
    setTimeout(() => {
      throw new Error('out of breath');
    });
  });
  await expectWithin(1000, () => notice(page).waitFor());
  expect(await notice(page).innerText()).toContain('out of breath');
  await expect(page.evaluate(() => window.stroma.digest())).rejects.toThrow('out of breath');
  await click(page, 'restore');
  await notice(page).waitFor({ state: 'detached' });
  await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBe(6);
  await expect.poll(() => digestShown(page), { timeout: 20_000 }).toBe(digest);
});

test('after a failure another scenario opens in another worker', async () => {
  const { page } = await openPage(browser, ANY);
  await page.workers()[0].evaluate(() => self.close());
  await notice(page).waitFor();
  await page.locator('[data-control="scenario"]').selectOption('mobilisation');
  await notice(page).waitFor({ state: 'detached' });
  await expect.poll(() => page.title()).toContain(english(load('mobilisation').title));
  expect(page.url()).toContain('scenario=mobilisation');
  expect(await page.locator('dialog').count()).toBe(0);
});

test('a seed is typed while the run goes on', async () => {
  const { page } = await openPage(browser, ANY);
  await click(page, 'play');
  const seed = page.locator('[data-control="seed"]');
  await seed.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('bees', { delay: 100 });
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => window.stroma.snapshot().then((kept) => kept.seed))).toBe('bees');
});

test('a wrong scenario file that is dropped shows its problems line by line and leaves the run alone', async () => {
  const { page } = await openPage(browser);
  const digest = await digestShown(page);
  await dropFile(page, 'wrong.yaml', 'stroma: 1\nextends: base/cxcl12.yaml\ntitle: Wrong\ndurration: 3 d\n');
  const lines = page.locator('[data-readout="problems"] li');
  await lines.first().waitFor();
  expect(await lines.allInnerTexts()).toContainEqual(expect.stringMatching(/^wrong\.yaml:4:1 .*durration/));
  await click(page, 'close');
  expect(await page.title()).toContain('Hypoxia');
  expect(await digestShown(page)).toBe(digest);
});

test('a part of the page that cannot be loaded is told, and comes when the page is loaded again', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' });
  await page.route(/\/assets\/workbench-[^/]*\.js/, (route) => route.abort());
  await page.goto(`${inject('page')}?lang=en&scenario=competition`);
  const told = page.locator('.not-loaded');
  await told.waitFor();
  expect(await told.innerText()).toContain('Your work is kept');
  await page.unroute(/\/assets\/workbench-[^/]*\.js/);
  await click(page, 'reload');
  await page.locator('[data-action="play"]').first().waitFor();
  expect(await told.count()).toBe(0);
});
