/** A scenario with names of its own has its large lever, its subject in the sentences, and its legend. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { dropFile } from './handling.ts';
import { closePages, launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

const COLON = `stroma: 1
extends: base/cxcl12.yaml
title: A colon
seed: pebble
duration: 60 h
cells:
  carcinoma:
    like: tumour
    label: Carcinoma cell
    singular: carcinoma cell
    plural: carcinoma cells
    look: { shape: hexagon, dark: "#d55e00", light: "#a04000" }
tissues:
  colon:
    label: Colon
    width: 48
    height: 32
    vesselOxygen: 12 mmHg
    layout:
      - { draw: scatter, cell: CAF, fraction: 0.4, where: outside, radius: 8 }
      - { draw: disc, cell: carcinoma, radius: 7 }
      - { draw: grid, cell: vessel, every: 8, where: outside, radius: 8 }
view: { subject: carcinoma, charts: [colon.carcinoma.count] }
controls: [cells.carcinoma.division, tissues.colon.vesselOxygen]
`;

test('a tissue called colon and a cell called carcinoma have their lever, sentences and legend', async () => {
  const { page, errors } = await openPage(browser);
  await dropFile(page, 'colon.yaml', COLON);
  await expect.poll(() => page.title(), { timeout: 20_000 }).toContain('A colon');
  await page.evaluate(() => window.stroma.step(30));
  expect(await page.locator('.lever [data-control="tissues.colon.vesselOxygen"]').count()).toBe(1);
  expect(await page.locator('.lever-note').first().innerText()).toContain('Carcinoma cell');
  const sentences = page.locator('[data-readout="description"]').first();
  await expect.poll(() => sentences.textContent(), { timeout: 20_000 }).toMatch(/^Colon: \d+ carcinoma cells/);
  const legend = await page.locator('.legend li').allInnerTexts();
  expect(legend.map((text) => text.trim())).toContain('Carcinoma cell');
  expect(errors).toEqual([]);
});
