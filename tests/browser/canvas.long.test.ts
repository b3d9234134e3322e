import { expect, test } from 'vitest';
import { parseColour } from '../../src/render/colour.ts';
import { launch, openPage, pixelsLike } from './page.ts';

test('without WebGL the page says so and draws the same tissue', async () => {
  const browser = await launch(false);
  const { page, errors } = await openPage(browser);
  expect(await page.locator('.quiet-line').innerText()).toContain('WebGL');
  await page
    .locator('[data-control="colour"] input[value="type"]')
    .evaluate((input: HTMLInputElement) => input.click());
  const cells = await page.evaluate(async () => (await window.stroma.reset(null)).cells);
  const tumour = parseColour(cells.find((cell) => cell.shape === 'disc')!.dark);
  await expect.poll(() => pixelsLike(page, tumour), { timeout: 20_000 }).toBeGreaterThan(100);
  expect(errors).toEqual([]);
  await browser.close();
});

test('nothing scrolls at 1280 × 720, 1440 × 900 and on a phone', async () => {
  const browser = await launch();
  const { page } = await openPage(browser);
  const over = () =>
    page.evaluate(() => {
      const root = document.documentElement;
      return [root.scrollWidth - innerWidth, root.scrollHeight - innerHeight];
    });
  for (const [width, height] of [
    [1280, 720],
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect.poll(over, { message: `${width} × ${height}` }).toEqual([0, 0]);
  }
  await browser.close();
});
