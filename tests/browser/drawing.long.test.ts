/** Drawing gives way where it is slow, and comes back when the browser drops what it was drawn with. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import {
  click,
  closePages,
  digestShown,
  drawingThatHangs,
  drawnByWebgl,
  drawSlowly,
  launch,
  losingContexts,
  openPage,
  pixelsLike,
} from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
afterEach(() => closePages(browser));

/** The background of the stage, and how many of its pixels are something else. */
const STAGE = [10, 13, 18] as const;
const drawnPixels = async (page: Page): Promise<number> => {
  const { width, height } = await sizeOf(page);
  return width * height - (await pixelsLike(page, STAGE, 6));
};

const sizeOf = (page: Page) =>
  page.evaluate(() => {
    const { width, height } = document.querySelector<HTMLCanvasElement>('.stage > canvas')!;
    return { width, height };
  });

test('a run at full speed is drawn less often and more coarsely where drawing is slow, and finely when it stands', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await drawSlowly(page);
  await page.goto(`${inject('page')}?scenario=hypoxia`);
  await digestShown(page);
  await drawnByWebgl(page);
  const full = await sizeOf(page);
  await page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('.transport input[type="radio"]')].at(-1)!.click(),
  );
  await click(page, 'play');
  await page.locator('[data-readout="fewer"]').waitFor();
  await page.waitForFunction(
    (width) => document.querySelector<HTMLCanvasElement>('.stage > canvas')!.width < 0.6 * width,
    full.width,
  );
  await click(page, 'pause');
  await digestShown(page);
  await page.waitForFunction(
    (width) => document.querySelector<HTMLCanvasElement>('.stage > canvas')!.width === width,
    full.width,
  );
  expect(await page.locator('[data-readout="fewer"]').count()).toBe(0);
  expect(await drawnPixels(page)).toBeGreaterThan(10_000);
});

test('a lost graphics context is replaced: the picture comes back, the run and its digest stay', async () => {
  let contexts: ReturnType<typeof losingContexts>;
  const { page, errors } = await openPage(browser, '?scenario=hypoxia', undefined, (empty) => {
    contexts = losingContexts(empty);
  });
  await drawnByWebgl(page);
  const digest = await digestShown(page);
  const before = await drawnPixels(page);
  expect(before).toBeGreaterThan(10_000);
  for (let k = 0; k < 2; k++) {
    await page.evaluate(() => {
      document.querySelector<HTMLCanvasElement>('.stage > canvas')!.dataset.lost = 'true';
    });
    await contexts!.lose();
    await page.locator('canvas[data-lost]').waitFor({ state: 'detached' });
    await drawnByWebgl(page);
    await expect.poll(() => drawnPixels(page), { timeout: 20_000 }).toBeGreaterThan(0.9 * before);
  }
  expect(await digestShown(page)).toBe(digest);
  await click(page, 'step');
  await page.waitForFunction((old) => document.querySelector('[data-readout="digest"]')?.textContent !== old, digest);
  expect(await drawnPixels(page)).toBeGreaterThan(0.9 * before);
  expect(errors).toEqual([]);
});

test('a worker whose pictures do not come is replaced, and the run goes on', async () => {
  const { page, errors } = await openPage(browser, '?scenario=hypoxia', undefined, drawingThatHangs);
  const digest = await digestShown(page);
  const [hangs] = page.workers().filter((worker) => /\bdraw\b/.test(worker.url()));
  await page.waitForEvent('worker', { predicate: (worker) => /\bdraw\b/.test(worker.url()), timeout: 60_000 });
  await drawnByWebgl(page);
  await expect.poll(() => drawnPixels(page), { timeout: 20_000 }).toBeGreaterThan(10_000);
  expect(page.workers()).not.toContain(hangs);
  expect(await digestShown(page)).toBe(digest);
  expect(errors).toEqual([]);
});

test('the symbols of the legend are images, which no lost canvas takes away', async () => {
  const { page } = await openPage(browser, '?scenario=hypoxia');
  const symbols = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLImageElement>('.legend .glyph')].map((one) => [one.tagName, one.naturalWidth]),
  );
  expect(symbols.length).toBeGreaterThan(5);
  for (const [tag, width] of symbols) {
    expect(tag).toBe('IMG');
    expect(width).toBeGreaterThanOrEqual(30);
  }
});
