import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { click, closePages, digestShown, expectWithin, launch, openPage, stepShown } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

/** The smallest scenario, for what is so with any. */
const ANY = '?scenario=competition';

const notice = (page: Page) => page.locator('[data-readout="health"]');

/** Pauses; the state that the page saves then is there once the worker has answered what was asked after it. */
async function pauseAndSave(page: Page): Promise<void> {
  await page.evaluate(() => window.stroma.pause());
  expect(await page.evaluate(() => window.stroma.snapshot().then((kept) => kept.step))).toBe(6);
  await page.evaluate(() => window.stroma.digest());
}

/** Waits until the page waits for the lock that its worker holds as long as it lives. */
const watched = (page: Page) =>
  page.waitForFunction(async () => ((await navigator.locks.query()).pending ?? []).length > 0);

test('a worker that throws is reported within a second, and the run goes on from what was saved', {
  retry: 2,
}, async () => {
  const { page } = await openPage(browser, ANY);
  await page.evaluate(() => window.stroma.step(6));
  await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBe(6);
  const digest = await digestShown(page);
  await pauseAndSave(page);
  await page.workers()[0]!.evaluate(() => {
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

test('a worker that ends without a word is reported within a second', { retry: 2 }, async () => {
  const { page } = await openPage(browser, ANY);
  await watched(page);
  await page.workers()[0]!.evaluate(() => self.close());
  await expectWithin(1000, () => notice(page).waitFor());
  await click(page, 'restore');
  await notice(page).waitFor({ state: 'detached' });
  await click(page, 'play');
  await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBeGreaterThan(0);
});

test('a thread that ends stops the run with an error that names it; the run goes on from what was saved', async () => {
  const { page } = await openPage(browser, `${ANY}&threads=2`);
  await page.evaluate(() => window.stroma.step(6));
  await pauseAndSave(page);
  const helper = page.workers().find((worker) => worker.url().includes('step'));
  await helper!.evaluate(() => self.close());
  await click(page, 'play');
  await notice(page).waitFor();
  expect(await notice(page).innerText()).toContain('thread 2 of 2 ended');
  await click(page, 'restore');
  await notice(page).waitFor({ state: 'detached' });
  await page.locator('[data-action="play"]').waitFor({ timeout: 20_000 });
  await click(page, 'play');
  await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBeGreaterThan(8);
});

test('after a failure another scenario opens in another worker', async () => {
  const { page } = await openPage(browser, ANY);
  await page.workers()[0]!.evaluate(() => self.close());
  await notice(page).waitFor();
  await page.locator('[data-control="scenario"]').selectOption('mobilisation');
  await notice(page).waitFor({ state: 'detached' });
  await expect.poll(() => page.title()).toContain('stem cells');
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

test('a wrong scenario file that is dropped shows its problems line by line and leaves the run alone', async () => {
  const { page } = await openPage(browser);
  const digest = await digestShown(page);
  await page.evaluate(() => {
    const files = new DataTransfer();
    files.items.add(new File(['stroma: 1\nextends: base/cxcl12.yaml\ntitle: Wrong\ndurration: 3 d\n'], 'wrong.yaml'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
  });
  const lines = page.locator('[data-readout="problems"] li');
  await lines.first().waitFor();
  expect(await lines.allInnerTexts()).toContainEqual(expect.stringMatching(/^wrong\.yaml:4:1 .*durration/));
  await click(page, 'close');
  expect(await page.title()).toContain('Hypoxia');
  expect(await digestShown(page)).toBe(digest);
});
