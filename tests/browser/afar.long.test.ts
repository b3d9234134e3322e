/** A large tissue seen from afar: the page asks for no more sites than it has pixels, and every cell can be reached. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { dropFile } from './handling.ts';
import { closePages, digestShown, drawnByWebgl, launch } from './page.ts';

const LARGE = readFileSync('scenarios/bench/turnover.yaml', 'utf8').replace(/(width|height): 500/g, '$1: 1600');

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
afterEach(() => closePages(browser));

/** What the page asked of its worker last for the picture of the tissue, as `postMessage` saw it. */
const asked = (page: Page) =>
  page.evaluate(() => (window as unknown as { layers: { grain: number }[] }).layers[0].grain);

async function open(): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 640 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, message, ...rest: never[]) {
      const layers = message?.path?.[0] === 'frame' ? message.argumentList[0].value.layers : undefined;
      if (layers?.length > 0) (window as unknown as { layers: unknown }).layers = layers;
      return post.call(this, message, ...rest);
    };
  });
  await page.goto(`${inject('page')}?scenario=hypoxia`);
  await digestShown(page);
  await dropFile(page, 'large.yaml', LARGE);
  await expect.poll(() => page.title(), { timeout: 60_000 }).toContain('Turnover');
  await digestShown(page);
  await drawnByWebgl(page);
  return { page, errors };
}

test('from afar fewer sites are shown than there are, near all of them; every cell that is clicked is one', async () => {
  const { page, errors } = await open();
  const stage = page.locator('[data-view="tumour"]');
  await stage.hover();
  for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, 400);
  await expect.poll(() => asked(page), { timeout: 30_000 }).toBeGreaterThan(1);
  const box = (await stage.boundingBox())!;
  for (const [across, down] of [
    [0.5, 0.5],
    [0.3, 0.6],
    [0.7, 0.4],
  ]) {
    await stage.click({ position: { x: box.width * across, y: box.height * down } });
    await page.locator('.inspector').waitFor({ timeout: 30_000 });
    await page.keyboard.press('Escape');
    await page.locator('.inspector').waitFor({ state: 'detached' });
  }
  await stage.hover();
  for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, -400);
  await expect.poll(() => asked(page), { timeout: 30_000 }).toBe(1);
  expect(errors).toEqual([]);
});
