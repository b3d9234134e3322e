/**
 * A measure is found among hundreds by a word, charted, enlarged, set over another one, and saved as a figure; a band
 * shows other seeds, a grid several charts.
 */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { advance, openRun } from '../../src/run/run.ts';
import { shipped } from '../laws/worlds.ts';
import { click, launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('a measure is sought, charted, and saved as a figure', async () => {
  const { page, errors } = await openPage(browser, '?scenario=goldilocks');
  await page.evaluate(() => window.stroma.step(30));
  await page.locator('[data-control="chart"]').first().click();
  await page.locator('[data-control="measure-search"]').fill('tumour cells moves');
  const found = page.locator('[data-readout="measures-found"]');
  await expect.poll(async () => Number(await found.getAttribute('data-value'))).toBeLessThan(20);
  await page.locator('[data-control="measure-search"]').fill('low.tumour.count');
  await page.locator('[data-measure="low.tumour.count"]').click();
  await page.locator('[data-chart="low.tumour.count"]').waitFor();

  await page.locator('[data-chart="low.tumour.count"] [data-action="enlarge"]').click();
  await page.locator('[data-control="figure-to"]').fill('0.1');
  await page.locator('[data-action="figure-over"]').click();
  await page.locator('[data-control="measure-search"]').last().fill('middle.tumour.across');
  await page.locator('[data-measure="middle.tumour.across"]').click();
  const saving = page.waitForEvent('download');
  await page.locator('[data-action="figure-svg"]').click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('goldilocks-low-tumour-count.svg');
  const svg = readFileSync(await download.path(), 'utf8');
  expect(svg).toContain('<polyline');
  expect(svg).toContain('seed porridge');
  const picture = page.waitForEvent('download');
  await page.locator('[data-action="figure-png"]').click();
  const png = readFileSync(await (await picture).path());
  // Width and height of a PNG stand at the bytes 16 to 23.
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1120]);
  expect(errors).toEqual([]);
});

/** The lowest and the highest value of a figure's band at its end, by the numbers on its axis. */
function endOfBand(svg: string): [number, number] {
  const ticks = [...svg.matchAll(/<text x="82" y="([\d.]+)" text-anchor="end"[^>]*>([^<]+)</g)].map(([, y, text]) => ({
    y: Number(y) - 4,
    value: Number(text.replace('−', '-').replaceAll(',', '')),
  }));
  const [first, last] = [ticks[0], ticks.at(-1)!];
  const valueAt = (y: number) => first.value + ((y - first.y) * (last.value - first.value)) / (last.y - first.y);
  const corners = /<polygon [^>]*points="([^"]*)"/
    .exec(svg)![1]
    .split(' ')
    .map((one) => Number(one.split(',')[1]));
  const half = corners.length / 2;
  return [valueAt(corners[half]), valueAt(corners[half - 1])];
}

test('a band holds what other seeds give with the same commands, and a grid holds any charts', async () => {
  const { page, errors } = await openPage(browser, '?scenario=goldilocks');
  await page.evaluate(() => window.stroma.step(20));
  await page.evaluate(() => window.stroma.act({ do: 'set', path: 'cells.tumour.speed', value: 2 }));
  await page.evaluate(() => window.stroma.step(40));
  const saving = page.waitForEvent('download');
  await click(page, 'charts-csv');
  expect((await saving).suggestedFilename()).toMatch(/-charts\.csv$/);
  await click(page, 'chart-grid');
  const charts = page.locator('.chart-grid figure');
  // Its code comes when it is first opened.
  await charts.first().waitFor();
  const before = await charts.count();
  await click(page, 'add-chart');
  await page.locator('[data-control="measure-search"]').fill('middle.tumour.across');
  await page.locator('[data-measure="middle.tumour.across"]').click();
  await page.locator('[data-chart-of="middle.tumour.across"] polyline').waitFor({ state: 'attached' });
  await charts.first().locator('[data-action="remove-chart"]').click();
  await expect.poll(() => charts.count()).toBeLessThanOrEqual(before);
  await page.locator('[data-chart-of="middle.tumour.across"] [data-action="enlarge-of"]').click();
  await click(page, 'figure-band');
  const told = page.locator('[data-readout="figure-band"]');
  await expect.poll(() => told.getAttribute('data-done'), { timeout: 60_000 }).toBe('5');
  const svg = await page.locator('.figure .figure-picture').last().innerHTML();
  const log = await page.evaluate(() => window.stroma.log());
  const scenario = shipped('goldilocks');
  const values = [1, 2, 3, 4, 5].map((seed) => {
    const run = openRun(
      scenario,
      `${scenario.seed}-${seed}`,
      log.map(({ number: _, ...command }) => command),
    );
    advance(run, run.engine.world.model.settle + 60);
    const [measure] = measuresOf(run.engine.world.model, scenario).filter(({ id }) => id === 'middle.tumour.across');
    return readMeasures(run.engine, [measure])[0];
  });
  const [low, high] = endOfBand(svg);
  const span = Math.max(...values) - Math.min(...values);
  expect(span).toBeGreaterThan(0);
  expect(Math.abs(low - Math.min(...values))).toBeLessThan(0.02 * span);
  expect(Math.abs(high - Math.max(...values))).toBeLessThan(0.02 * span);
  expect(errors).toEqual([]);
});
