import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { linkOf } from '../../src/link/link.ts';
import { run } from '../../src/run/whole-run.ts';
import { load } from '../scenario/files.ts';
import { click, closePages, digestShown, emptyPage, launch, openPage, stepShown } from './page.ts';

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

test('a link to a late moment shows its run and how far it is, and stops where one wants', async () => {
  const hypoxia = load('scenarios/hypoxia.yaml');
  const late = { colour: 'CXCR4', field: 'CXCL12', step: 3000 };
  const { page } = await emptyPage(browser);
  await page.goto(inject('page') + (await linkOf(hypoxia, hypoxia.seed, hypoxia, { view: late })));
  const way = page.locator('[data-readout="way"]');
  await way.waitFor();
  expect(await way.innerText()).toMatch(/Computing the run up to 12\sd\s12\sh/);
  expect(await page.locator('.question h1').innerText()).toContain('Low oxygen arms cells to travel');
  const done = async () => Number(await way.getAttribute('data-value'));
  await expect.poll(done).toBeGreaterThan(0);
  // The button that plays now stops.
  expect(await page.locator('[data-action="play"]').count()).toBe(0);
  await click(page, 'halt');
  await way.waitFor({ state: 'detached' });
  await page.locator('[data-action="play"]').waitFor();
  await digestShown(page);
  // A picture of the way may still be on the page when the way has ended.
  let step = await stepShown(page);
  const stands = async () => {
    const before = step;
    step = await stepShown(page);
    return step === before;
  };
  await expect.poll(stands, { interval: 300 }).toBe(true);
  expect(step).toBeGreaterThan(0);
  expect(step).toBeLessThan(3000);
  // What is kept of it is where it stopped.
  await page.waitForTimeout(300);
  expect(await stepShown(page)).toBe(step);
});

test('a broken link shows why, and the usual scenario', async () => {
  const { page } = await openPage(browser, '#run=broken');
  expect(await page.title()).toContain('Hypoxia');
  expect(await page.locator('body').innerText()).toContain('the address is cut or was changed');
});
