import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { load } from '../../src/cli/load-scenario.ts';
import { run } from '../../src/run/whole-run.ts';
import { withChanges } from '../../src/scenario/changes.ts';
import { prepare } from '../../src/scenario/prepared.ts';
import { type KeptRobustness, setOf } from '../../src/sweep/robustness-file.ts';
import { openLesson } from './lesson.ts';
import { click, closePages, launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('before a class the answer is kept back until it is asked for', async () => {
  const { page, errors } = await openLesson(browser);
  await page.locator('[data-action="lesson"]').click();
  await page.locator('[data-control="veil"]').check();
  await page.locator('[data-action="lesson-next"]').click();
  // Nobody has to say anything here.
  await page.locator('[data-action="lesson-run"]').click();
  await page.locator('[data-action="reveal"]').waitFor({ timeout: 60_000 });
  expect(await page.locator('[data-readout="verdict"]').count()).toBe(0);
  // What was known before is all that is drawn.
  expect(await page.locator('.lesson-curve').count()).toBe(1);
  await page.locator('[data-action="reveal"]').click();
  expect(await page.locator('[data-readout="verdict"]').innerText()).toMatch(/^The run gave/);
  expect(await page.locator('.lesson-curve').count()).toBe(2);
  expect(errors).toEqual([]);
});

test('while it is kept back, nothing else on the screen gives it away', async () => {
  const { page, errors } = await openPage(browser, '?scenario=mobilisation&lesson=1');
  await page.locator('[data-control="veil"]').check();
  await page.locator('[data-action="lesson-next"]').click();
  await page.locator('[data-action="lesson-run"]').click();
  const reveal = page.locator('[data-action="reveal"]');
  await reveal.waitFor({ timeout: 60_000 });
  const title = page.locator('.lesson-chart h3');
  const inBlood = () => page.locator('.blood dd').allInnerTexts();
  expect(new Set(await inBlood())).toEqual(new Set(['…']));
  expect(await page.locator('[data-readout="seats"]').count()).toBe(0);
  // The curve that is drawn is that of the drug.
  expect(await title.innerText()).toContain('plerixafor');
  await reveal.click();
  expect(await title.innerText()).toContain('progenitors');
  expect(await inBlood()).not.toContain('…');
  expect(await page.locator('[data-readout="seats"]').count()).toBe(1);
  expect(errors).toEqual([]);
});

test('an answer says in how many sets of numbers it holds, and one in which it does not opens beside the usual numbers', async () => {
  const { page, errors } = await openPage(browser, '?scenario=goldilocks&lesson=1');
  await click(page, 'lesson-next');
  await page.locator('[name="guess"]').first().check();
  await click(page, 'lesson-run');
  const sets = page.locator('[data-readout="sets"]');
  await sets.waitFor({ timeout: 60_000 });
  const kept = JSON.parse(readFileSync('scenarios/robustness/goldilocks.json', 'utf8')) as KeptRobustness;
  const found = kept.expectations.find(({ question }) => question === 0)!;
  expect(await sets.getAttribute('data-value')).toBe(String(found.holds));
  expect(await sets.innerText()).toContain(`With ${found.holds} of ${found.sets} plausible sets of values`);
  await page.locator('[data-fold="hangs-on"] summary').click();
  await click(page, 'failing-set');
  await page.locator('.arm-head').nth(1).waitFor();
  await page.locator('[data-readout="instead"]').waitFor();
  // The runs are those of the command line, with the seed of the set.
  const scenario = load('goldilocks');
  const { changes, seed } = setOf(kept, found.failing[0]);
  const runs = [scenario, prepare(withChanges(scenario, changes))];
  for (const [i, one] of runs.entries()) {
    const { digest } = run(one, { seed, steps: 0 });
    await expect
      .poll(() => page.locator('.arm-name [data-value]').nth(i).getAttribute('data-value'), { timeout: 20_000 })
      .toBe(digest);
  }
  expect(errors).toEqual([]);
});

test('a run is tried out by hand while the lesson waits, and its question is answered by untouched runs', async () => {
  const { page, errors } = await openLesson(browser);
  await click(page, 'lesson');
  await click(page, 'lesson-next');
  await page.locator('[name="guess"]').first().check();
  await click(page, 'lesson-run');
  const verdict = page.locator('[data-readout="verdict"]');
  await verdict.waitFor({ timeout: 60_000 });
  const digest = () => page.evaluate(() => window.stroma.digest());
  const before = await digest();
  await page.locator('[data-fold="hint"]').waitFor({ state: 'detached' });
  await page.evaluate(() => window.stroma.act({ do: 'remove', tissue: 'tumour', x: 20, y: 20, radius: 3 }));
  await expect.poll(digest, { timeout: 20_000 }).not.toBe(before);
  // Back at the question, the runs are done again without that.
  await click(page, 'lesson-next');
  await page.locator('[data-action="question-1"]').click();
  await verdict.waitFor();
  await click(page, 'lesson-next');
  await page.locator('[data-control="guess-number"]').fill('11');
  await click(page, 'lesson-run');
  await verdict.waitFor({ timeout: 60_000 });
  await expect.poll(digest, { timeout: 20_000 }).toBe(before);
  expect(errors).toEqual([]);
});

test('a lesson that is loaded again in its middle has the curves of all its runs, and does not repeat them', async () => {
  const { page } = await openLesson(browser);
  await page.locator('[data-action="lesson"]').click();
  await page.locator('[data-action="lesson-next"]').click();
  await page.locator('[data-control="guess"] input').first().check({ force: true });
  await page.locator('[data-action="lesson-run"]').click();
  const verdict = page.locator('[data-readout="verdict"]');
  await verdict.waitFor({ timeout: 60_000 });
  const curves = () =>
    page.locator('.lesson-curve').evaluateAll((all) => all.map((one) => one.getAttribute('points')!.split(' ').at(-1)));
  const before = await curves();
  expect(before).toHaveLength(2);
  // The last state is kept soon after it has come to rest.
  await page.waitForTimeout(500);
  await page.reload();
  await verdict.waitFor();
  await expect.poll(curves).toEqual(before);
  // The next question needs one of the two runs, which it finds.
  await page.locator('[data-action="lesson-next"]').click();
  await page.locator('[data-control="guess-number"]').fill('100');
  const workers = page.workers().map((worker) => worker.url());
  await page.locator('[data-action="lesson-run"]').click();
  await verdict.waitFor({ timeout: 60_000 });
  expect(page.workers().length).toBeLessThanOrEqual(workers.length);
});
