/** Two minutes behind another tab: the run goes on, and what the page shows afterwards is all there and right. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spawned } from '../cli/stroma.ts';
import { click, digestShown, launch, openPage, stepShown } from './page.ts';

const HIDDEN = 120_000;
/** Simulated hours a second: 20 steps, so that the run is not over before it is seen again. */
const SPEED = 2;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** As a browser does it: the page is told, and gets no animation frames until it is seen again. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((away) => {
    const kept = window as Window & { own?: typeof requestAnimationFrame; later?: FrameRequestCallback[] };
    kept.own ??= window.requestAnimationFrame.bind(window);
    const { own } = kept;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => away });
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (away ? 'hidden' : 'visible'),
    });
    kept.later ??= [];
    window.requestAnimationFrame = away ? (draw) => kept.later!.push(draw) : own;
    if (!away) for (const draw of kept.later.splice(0)) own(draw);
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

/** How many colours the picture has, how many symbols the legend, and how many of these are not there. */
const looks = (page: Page) =>
  page.evaluate(() => {
    const drawn = document.querySelector<HTMLCanvasElement>('.stage > canvas')!;
    const copy = new OffscreenCanvas(drawn.width, drawn.height).getContext('2d')!;
    copy.drawImage(drawn, 0, 0);
    const { data } = copy.getImageData(0, 0, drawn.width, drawn.height);
    const colours = new Set<number>();
    for (let at = 0; at < data.length; at += 4) colours.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
    const symbols = [...document.querySelectorAll<HTMLImageElement>('.legend img')];
    return {
      colours: colours.size,
      symbols: symbols.length,
      missing: symbols.filter(({ naturalWidth }) => naturalWidth === 0).length,
    };
  });

test('two minutes out of sight', async () => {
  const { page, errors } = await openPage(browser);
  const before = await looks(page);
  expect(before.symbols).toBeGreaterThan(3);
  await page.locator(`[data-control="speed"] [value="${SPEED}"]`).check();
  await click(page, 'play');
  await expect.poll(() => stepShown(page)).toBeGreaterThan(10);
  await hide(page, true);
  await page.waitForTimeout(1000);
  const leftAt = await stepShown(page);
  await page.waitForTimeout(HIDDEN);
  // Nothing is drawn for nobody, while the run goes on.
  expect(await stepShown(page)).toBe(leftAt);
  const reached = await page.evaluate(() =>
    window.stroma.frame({ layers: [], seriesFrom: 1e9, digest: false, recycle: null }).then(({ step }) => step),
  );
  expect(reached).toBeGreaterThan(leftAt + 1000);

  await hide(page, false);
  await expect.poll(() => stepShown(page), { timeout: 3000 }).toBeGreaterThanOrEqual(reached);
  const seen = await stepShown(page);
  await expect.poll(() => stepShown(page), { timeout: 3000 }).toBeGreaterThan(seen);
  await click(page, 'pause');
  await page.locator('[data-action="play"]').waitFor();
  const digest = await digestShown(page);
  const after = await looks(page);
  expect(after.missing).toBe(0);
  expect(after.symbols).toBeGreaterThanOrEqual(before.symbols);
  expect(after.colours).toBeGreaterThan(before.colours / 4);

  await click(page, 'share');
  const saving = page.waitForEvent('download');
  await page.locator('[data-action="save-run"]').click();
  const file = join(mkdtempSync(join(tmpdir(), 'stroma-hidden-')), 'run.json');
  await (await saving).saveAs(file);
  const { code, stdout } = await spawned('replay', file);
  expect(stdout).toContain(`the last one ${digest}`);
  expect(code).toBe(0);
  expect(errors).toEqual([]);
});
