import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { linkOf } from '../../src/link/link.ts';
import { run } from '../../src/run/whole-run.ts';
import { load } from '../scenario/files.ts';
import { closePages, digestShown, launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('a link opens its run, with the digest that it has anywhere', async () => {
  const changed = load('scenarios/competition.yaml', ['cells.tumour.speed=0.3', 'title=Slow ones']);
  const link = await linkOf(changed, 'linked', load('scenarios/competition.yaml'));
  const { page, errors } = await openPage(browser, link);
  expect(await page.title()).toContain('Slow ones');
  expect(await page.locator('[data-readout="seed"]').inputValue()).toBe('linked');
  const first = run(changed, { seed: 'linked', steps: 0 }).digest;
  await expect.poll(() => digestShown(page), { timeout: 20_000 }).toBe(first);
  await page.evaluate(() => window.stroma.step(5));
  await expect
    .poll(() => page.evaluate(() => window.stroma.digest()), { timeout: 20_000 })
    .toBe(run(changed, { seed: 'linked', steps: 5 }).digest);
  expect(errors).toEqual([]);
});

test('a broken link shows why, and the usual scenario', async () => {
  const { page } = await openPage(browser, '#run=broken');
  expect(await page.title()).toContain('Hypoxia');
  expect(await page.locator('body').innerText()).toContain('the address is cut or was changed');
});
