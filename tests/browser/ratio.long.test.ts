/** Screens of every density: a picture has a pixel for each of the screen's, shows the same, and gives way as others do. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { click, closePages, digestShown, drawnByWebgl, drawSlowly, launch } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
afterEach(() => closePages(browser));

async function openAt(ratio: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 640 }, deviceScaleFactor: ratio });
  await page.goto(`${inject('page')}?scenario=hypoxia`);
  await digestShown(page);
  await drawnByWebgl(page);
  return page;
}

/** Pixels for each CSS pixel, across and down, of every canvas that is seen. */
const densities = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('canvas')]
      .filter((canvas) => canvas.getBoundingClientRect().width > 0)
      .map((canvas) => {
        const { width, height } = canvas.getBoundingClientRect();
        return [canvas.width / width, canvas.height / height];
      }),
  );

/** The mean colour of each part of the tissues' picture, and how many pixels stand out from the one before. */
const lookAt = (page: Page) =>
  page.evaluate(() => {
    const drawn = document.querySelector<HTMLCanvasElement>('.stage > canvas')!;
    const { width, height } = drawn;
    const context = new OffscreenCanvas(width, height).getContext('2d')!;
    // What is not drawn is transparent, and a colour that is hardly there comes back as any.
    context.fillRect(0, 0, width, height);
    context.drawImage(drawn, 0, 0);
    const pixels = context.getImageData(0, 0, width, height).data;
    const [across, down, channels] = [12, 8, 3];
    const sums = new Array<number>(across * down * channels).fill(0);
    const counts = new Array<number>(across * down).fill(0);
    let edges = 0;
    for (let pixel = 0; pixel < width * height; pixel++) {
      const at = 4 * pixel;
      if (pixel > 0 && Math.abs(pixels[at] - pixels[at - 4]) > 60) edges++;
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      const part = Math.floor((y * down) / height) * across + Math.floor((x * across) / width);
      counts[part]++;
      for (let k = 0; k < channels; k++) sums[part * channels + k] += pixels[at + k];
    }
    return { parts: sums.map((sum, i) => sum / counts[Math.floor(i / channels)]), edges };
  });

/** The look of a picture to which nothing is added any more: fields come after the cells. */
async function wholeLook(page: Page) {
  let last = await lookAt(page);
  for (let same = 0; same < 3; ) {
    await page.waitForTimeout(700);
    const next = await lookAt(page);
    same = next.parts.every((one, k) => one === last.parts[k]) ? same + 1 : 0;
    last = next;
  }
  return last;
}

test('a picture is as sharp as the screen, and shows the same on each', async () => {
  const plain = await wholeLook(await openAt(1));
  expect(plain.edges).toBeGreaterThan(1000);
  for (const ratio of [1.5, 2, 3]) {
    const page = await openAt(ratio);
    for (const density of (await densities(page)).flat()) expect(Math.abs(density - ratio)).toBeLessThan(0.05 * ratio);
    const { parts, edges } = await wholeLook(page);
    // An edge is as long as before and crosses so many more rows; a picture that was enlarged has none.
    expect(edges).toBeGreaterThan(0.7 * ratio * plain.edges);
    const apart = parts.map((channel, k) => Math.abs(channel - plain.parts[k]));
    expect(apart.reduce((sum, one) => sum + one, 0) / apart.length).toBeLessThan(6);
    await page.close();
  }
});

test('where drawing is slow, a dense screen has no more to draw at full speed than a plain one', async () => {
  const page = await browser.newPage({ viewport: { width: 1000, height: 640 }, deviceScaleFactor: 3 });
  await drawSlowly(page);
  await page.goto(`${inject('page')}?scenario=hypoxia`);
  await digestShown(page);
  await page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('.transport input[type="radio"]')].at(-1)!.click(),
  );
  await click(page, 'play');
  await page.locator('[data-readout="fewer"]').waitFor();
  await page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.stage > canvas')!;
    return canvas.width <= canvas.getBoundingClientRect().width + 1;
  });
  await click(page, 'pause');
  await digestShown(page);
  await page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.stage > canvas')!;
    return canvas.width > 2.9 * canvas.getBoundingClientRect().width;
  });
});
