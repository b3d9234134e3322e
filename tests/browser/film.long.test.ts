import { readFileSync } from 'node:fs';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openSmall } from './handling.ts';
import { click, closePages, digestShown, launch, stepShown } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('a film has one picture for every state that was asked for, and leaves the run as it was', async () => {
  const { page, errors } = await openSmall(browser);
  await page.evaluate(() => window.stroma.step(40));
  await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBe(40);
  const before = await digestShown(page);
  await click(page, 'share');
  await page.locator('.film summary').click();
  // Hours; a step is six minutes.
  for (const [name, value] of [
    ['film-from', '1'],
    ['film-to', '3'],
    ['film-every', '0.5'],
    ['film-speed', '10'],
  ] as const)
    await page.locator(`[data-control="${name}"]`).fill(value);
  expect(await page.locator('.film [role="status"]').innerText()).toBe('5 frames, 0.5 s');
  const saving = page.waitForEvent('download', { timeout: 60_000 });
  await page.locator('[data-action="film"]').click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^small\.(mp4|webm)$/);
  const film = new Input({ source: new BufferSource(readFileSync(await saved.path())), formats: ALL_FORMATS });
  const track = (await film.getPrimaryVideoTrack())!;
  const times: number[] = [];
  const sizes: number[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) {
    times.push(packet.timestamp);
    sizes.push(packet.byteLength);
  }
  expect(times.map((time) => Math.round(time * 10))).toEqual([0, 1, 2, 3, 4]);
  // Every picture differs from the one before.
  expect(Math.min(...sizes)).toBeGreaterThan(100);
  expect(await stepShown(page)).toBe(40);
  expect(await digestShown(page)).toBe(before);
  expect(errors).toEqual([]);
});
