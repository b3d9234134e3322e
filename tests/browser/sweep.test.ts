import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { csvLine } from '../../src/base/csv.ts';
import { makeJob } from '../../src/sweep/job.ts';
import { type Plan, runsOf } from '../../src/sweep/plan.ts';
import { readSweep } from '../../src/sweep/read.ts';
import { shortNumber } from '../../src/sweep/report/plots.ts';
import { columnsOf, rowsOf } from '../../src/sweep/rows.ts';
import { fromDisk } from '../scenario/files.ts';
import { click, closePages, digestShown, launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

const SWEEP = `stroma: 1
sweep: Speed of both kinds
scenario: competition
until: 1 h
replicates: 2
vary:
  speed: { label: Speed, path: cells.tumour.speed, values: [6 um/h, 30 um/h] }
measures:
  - { name: cells, measure: low.tumour.count }
  - { name: signal, measure: low.CXCL12.mean }
`;

function planned(): Plan {
  const named = (id: string) => `scenarios/${id}.yaml`;
  const { plan, problems } = readSweep('speed.yaml', SWEEP, { files: fromDisk, named, version: 'test' });
  if (!plan) throw new Error(problems.join('\n'));
  return plan;
}

/** Drops a file on the page. */
const drop = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(
    ([name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text!], name!));
      document.documentElement.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
    },
    [name, text],
  );

const runsDone = (page: Page): Promise<number> =>
  page.locator('.sweep').evaluate((element: HTMLElement) => Number(element.dataset.runs));

test('a sweep that is dropped runs in workers, shows what the command line gives, and opens any of its runs', async () => {
  const { page, errors } = await openPage(browser, '?scenario=competition');
  await drop(page, 'speed.yaml', SWEEP);
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

  const saving = page.waitForEvent('download');
  await click(page, 'save-sweep');
  const rows = outcomes.flatMap((outcome) => rowsOf(runsOf(plan).run(outcome.run), outcome));
  expect(readFileSync(await (await saving).path(), 'utf8')).toBe(
    [columnsOf(plan.factors), ...rows].map(csvLine).join(''),
  );

  await page.locator('[data-measure="cells"] [data-run="3"]').press('Enter');
  await page.waitForFunction(() => document.querySelector('.sweep') === null);
  await expect.poll(() => page.locator('[data-readout="seed"]').inputValue(), { timeout: 20_000 }).toBe('speed-3');
  const steps = plan.scenarios[0]!.until / plan.scenarios[0]!.scenario.step;
  await page.evaluate((count) => window.stroma.step(count), steps);
  await expect.poll(() => page.evaluate(() => window.stroma.digest()), { timeout: 20_000 }).toBe(outcomes[2]!.digest);
  await expect.poll(() => page.url(), { timeout: 20_000 }).toContain('#run=');

  // Its address opens it again, and the sweep is still there behind it.
  const { page: again } = await openPage(browser, new URL(page.url()).hash);
  expect(await again.locator('[data-readout="seed"]').inputValue()).toBe('speed-3');
  await click(page, 'sweep');
  expect(await runsDone(page)).toBe(4);
  expect(errors).toEqual([]);
});

test('a sweep can be paused and goes on', async () => {
  const { page } = await openPage(browser, '?scenario=competition');
  await drop(page, 'speed.yaml', SWEEP.replace('replicates: 2', 'replicates: 400'));
  await page.locator('[data-action="start-sweep"]').waitFor();
  await click(page, 'start-sweep');
  await expect.poll(() => runsDone(page), { timeout: 60_000 }).toBeGreaterThan(0);
  await click(page, 'stop-sweep');
  const then = await runsDone(page);
  await page.locator('[data-action="start-sweep"]').waitFor();
  expect(await runsDone(page)).toBe(then);
  await click(page, 'start-sweep');
  await expect.poll(() => runsDone(page), { timeout: 60_000 }).toBeGreaterThan(then);
  expect(await page.locator('[data-readout="sweep"]').innerText()).toMatch(/^\d+ of 800 runs/);
});

test('a wrong sweep, one that is too large and one that is not there say so, and nothing is lost', async () => {
  const { page } = await openPage(browser, '?scenario=competition');
  const before = await digestShown(page);
  const said = async (name: string, text: string): Promise<string> => {
    await drop(page, name, text);
    await page.locator('dialog').waitFor();
    const shown = await page.locator('dialog').innerText();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    return shown;
  };
  expect(await said('wrong.yaml', SWEEP.replace('cells.tumour.speed', 'cells.tumor.speed'))).toContain(
    'nearest is "tumour"',
  );
  expect(await said('large.yaml', SWEEP.replace('replicates: 2', 'replicates: 2000'))).toContain(
    'found 4000 runs, expected at most 1000 in a page',
  );
  expect(await page.locator('.sweep').count()).toBe(0);
  expect(await digestShown(page)).toBe(before);
  const { page: other } = await openPage(browser, '?scenario=competition&sweep=oxigen');
  await expect.poll(() => other.locator('dialog').innerText()).toContain('there is none named "oxigen"');
});
