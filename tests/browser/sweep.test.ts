import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { csvLine } from '../../src/base/csv.ts';
import { makeJob } from '../../src/sweep/job.ts';
import { type Plan, runsOf } from '../../src/sweep/plan.ts';
import { readSweep } from '../../src/sweep/read-sweep.ts';
import { shortNumber } from '../../src/sweep/report/plots.ts';
import { columnsOf, rowsOf, unitsIn } from '../../src/sweep/result-rows.ts';
import { fromDisk } from '../scenario/files.ts';
import { dropFile } from './handling.ts';
import { click, closePages, launch, openPage } from './page.ts';
import { runsDone, SWEEP } from './sweep.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

function planned(): Plan {
  const named = (id: string) => `scenarios/${id}.yaml`;
  const { plan, problems } = readSweep('speed.yaml', SWEEP, { files: fromDisk, named, version: 'test' });
  if (!plan) throw new Error(problems.join('\n'));
  return plan;
}

test('a sweep that is dropped runs in workers, shows what the command line gives, and opens any of its runs', async () => {
  const { page, errors } = await openPage(browser, '?scenario=competition');
  await dropFile(page, 'speed.yaml', SWEEP);
  await page.locator('[data-action="start-sweep"]').waitFor();
  expect(await page.locator('.sweep h2').innerText()).toBe('Speed of both kinds');
  await click(page, 'start-sweep');
  await expect.poll(() => runsDone(page), { timeout: 60_000 }).toBe(4);

  const plan = planned();
  const outcomes = [1, 2, 3, 4].map((run) => makeJob(plan)(run));
  for (const { run, readings } of outcomes) {
    for (const { measure, value } of readings) {
      const dot = page.locator(`[data-measure="${measure}"] [data-run="${run}"]`);
      expect(await dot.getAttribute('aria-label')).toBe(
        `run ${run}: speed ${run <= 2 ? 6 : 30} µm/h: ${shortNumber(value)}`,
      );
    }
  }

  // At full size both axes are named, and every run is there.
  await page.locator('[data-measure="cells"] [data-action="enlarge-sweep"]').click();
  const large = page.locator('.sweep-chart-large');
  await large.locator('svg').waitFor();
  expect(await large.locator('text.label').allTextContents()).toEqual(['Speed, µm/h', 'Tumour cells']);
  expect(await large.locator('[data-run]').count()).toBe(4);
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'detached' });

  const saving = page.waitForEvent('download');
  await click(page, 'save-sweep');
  const rows = outcomes.flatMap((outcome) => rowsOf(runsOf(plan).run(outcome.run), outcome, unitsIn(plan)));
  expect(readFileSync(await (await saving).path(), 'utf8')).toBe(
    [columnsOf(plan.factors), ...rows].map(csvLine).join(''),
  );

  const { seed } = runsOf(plan).run(3);
  await page.locator('[data-measure="cells"] [data-run="3"]').press('Enter');
  await page.waitForFunction(() => document.querySelector('.sweep') === null);
  await expect.poll(() => page.locator('[data-readout="seed"]').inputValue(), { timeout: 20_000 }).toBe(seed);
  const steps = plan.scenarios[0].until / plan.scenarios[0].scenario.step;
  await page.evaluate((count) => window.stroma.step(count), steps);
  await expect.poll(() => page.evaluate(() => window.stroma.digest()), { timeout: 20_000 }).toBe(outcomes[2].digest);
  await expect.poll(() => page.url(), { timeout: 20_000 }).toContain('#run=');

  // Its address opens it again, and the sweep is still there behind it.
  const { page: again } = await openPage(browser, new URL(page.url()).hash);
  expect(await again.locator('[data-readout="seed"]').inputValue()).toBe(seed);
  await click(page, 'sweep');
  expect(await runsDone(page)).toBe(4);
  expect(errors).toEqual([]);
});
