/** Minutes at full speed, with charts, recording and pictures: memory stays where it was after warming up. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserMemory } from '../../scripts/memory.mjs';
import { dropFile } from './handling.ts';
import { click, launch, openPage, stepShown } from './page.ts';

const MINUTE = 60_000;
const EVERY = 12_000;
const MINUTES = 5;
/** Compiling, filling caches and the budget of kept states takes so long. */
const WARM = 2.5;
const WITHIN = 0.05;

/** A tissue in which as many cells die as divide, for longer than the test lasts. */
const STEADY = `stroma: 1
extends: base/cxcl12.yaml
title: A steady world
seed: bench
duration: 4000 d
cells:
  tumour: { speed: 0.1 um/min, division: 2e-4 /min, apoptosis: 2.2e-4 /min }
debris: { apoptotic: 1 h }
tissues:
  tumour:
    label: Tumour
    width: 96
    height: 96
    vesselOxygen: 40 mmHg
    layout:
      - { draw: grid, cell: vessel, every: 9, jitter: 2 }
      - { draw: scatter, cell: CAF, fraction: 0.02 }
      - { draw: scatter, cell: tumour, fraction: 0.2 }
view: { colour: CXCR4, field: CXCL12, charts: [tumour.tumour.count, tumour.oxygen.mean, tumour.tumour.CXCR4.mean] }
controls: [tissues.tumour.vesselOxygen]
`;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('memory is flat', async () => {
  const { page, errors } = await openPage(browser);
  await dropFile(page, 'steady.yaml', STEADY);
  await expect.poll(() => page.title(), { timeout: 20_000 }).toContain('steady world');
  await page.locator('[data-control="speed"] input').last().check();
  await click(page, 'play');
  const samples: { at: number; held: number }[] = [];
  const began = performance.now();
  const since = () => (performance.now() - began) / MINUTE;
  while (since() < MINUTES) {
    await page.waitForTimeout(EVERY);
    // After collecting garbage: the page with its workers.
    const held = await page.evaluate(
      async () =>
        (
          await (
            performance as unknown as { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> }
          ).measureUserAgentSpecificMemory()
        ).bytes,
    );
    samples.push({ at: since(), held: held / 1e6 });
  }
  const warm = samples.filter(({ at }) => at >= WARM).map(({ held }) => held);
  const [least, most] = [Math.min(...warm), Math.max(...warm)];
  process.stdout.write(
    `${await stepShown(page)} steps; ${samples.map(({ held }) => held.toFixed(0)).join(' ')} MB; processes ${browserMemory()} MB\n`,
  );
  expect(warm.length).toBeGreaterThan(5);
  expect(most / least - 1).toBeLessThan(WITHIN);
  expect(errors).toEqual([]);
});
