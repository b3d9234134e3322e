import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { digestOf } from '../../src/run/run.ts';
import { run as runWhole } from '../../src/run/whole-run.ts';
import { load } from '../scenario/files.ts';
import { ANY, notice, pauseAndSave } from './failure.ts';
import { click, closePages, launch, openPage, stepShown } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('a thread that ends stops the run with an error that names it, or the others do its work; the run goes on', async () => {
  const { page } = await openPage(browser, `${ANY}&threads=2`);
  await page.evaluate(() => window.stroma.step(6));
  await pauseAndSave(page);
  const helper = page.workers().find((worker) => worker.url().includes('step'));
  await helper!.evaluate(() => self.close());
  await click(page, 'play');
  // The browser does not always give back at once the lock by which the end of a thread is known.
  const told = () => notice(page).isVisible();
  await expect.poll(async () => (await told()) || (await stepShown(page)) > 8).toBe(true);
  if (await told()) {
    expect(await notice(page).innerText()).toContain('thread 2 of 2 ended');
    await click(page, 'restore');
    await notice(page).waitFor({ state: 'detached' });
    await page.locator('[data-action="play"]').waitFor({ timeout: 20_000 });
    await click(page, 'play');
    await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBeGreaterThan(8);
  }
  await click(page, 'pause');
  const { step, digest } = await page.evaluate(async () => {
    await window.stroma.pause();
    const { step } = await window.stroma.snapshot();
    return { step, digest: await window.stroma.digest() };
  });
  const { run } = runWhole(load('scenarios/competition.yaml'), { steps: step });
  expect(digest).toBe(digestOf(run));
});

test('an address with an unknown scenario says so in the language of the page, shows another and goes on', async () => {
  const { page, errors } = await openPage(browser, '?scenario=hypoxya&lang=de');
  const why = page.locator('[data-readout="instead"]');
  await why.waitFor({ timeout: 5000 });
  expect(await why.innerText()).toMatch(
    /^Kein Szenario heißt „hypoxya“; am nächsten kommt „hypoxia“\. Gezeigt wird „Sauerstoff/,
  );
  await click(page, 'play');
  await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBeGreaterThan(0);
  await click(page, 'dismiss');
  await why.waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
});
