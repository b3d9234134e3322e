/** The run that the next question needs is computed while one reads the answer to the present one. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { advance, digestOf, openRun } from '../../src/run/run.ts';
import { withArm } from '../../src/run/scenario-arms.ts';
import { scenarioOf } from '../laws/worlds.ts';
import { ONE_RUN_FIRST, openLesson } from './lesson.ts';
import { click, closePages, launch } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

/** Workers that compute runs. */
const stepping = (page: Page) => page.workers().filter((worker) => /\bsimulation\b/.test(worker.url())).length;

/** Answers the first question, which needs one run. Returns how many workers computed before it was asked. */
async function answerFirst(page: Page): Promise<number> {
  await click(page, 'lesson');
  await click(page, 'lesson-next');
  const before = stepping(page);
  await page.locator('[data-control="guess-number"]').fill('100');
  await click(page, 'lesson-run');
  await page.locator('[data-readout="verdict"]').waitFor({ timeout: 60_000 });
  return before;
}

test('the next run is under way before its question is asked, and is the run that it would be', async () => {
  const { page, errors } = await openLesson(browser, ONE_RUN_FIRST);
  const before = await answerFirst(page);
  await expect.poll(() => stepping(page)).toBe(before + 1);
  // One run is still shown.
  expect(await page.locator('.stage').count()).toBe(1);
  await click(page, 'lesson-next');
  await page.locator('[data-control="guess"] input').first().check({ force: true });
  await click(page, 'lesson-run');
  await page.locator('[data-readout="verdict"]').waitFor({ timeout: 60_000 });
  // No other was opened in its place.
  expect(stepping(page)).toBe(before + 1);
  const scenario = withArm(scenarioOf('scenarios/lesson.yaml', ONE_RUN_FIRST), 'no response');
  const run = openRun(scenario, await page.locator('[data-readout="seed"]').inputValue());
  advance(run, Number(await page.locator('[data-readout="step"]').getAttribute('data-value')));
  expect(await page.locator('[data-readout="digest-B"]').getAttribute('data-value')).toBe(digestOf(run));
  expect(errors).toEqual([]);
});

test('it ends when the lesson is left', async () => {
  const { page } = await openLesson(browser, ONE_RUN_FIRST);
  const before = await answerFirst(page);
  await expect.poll(() => stepping(page)).toBe(before + 1);
  await click(page, 'lesson');
  await page.locator('.lesson').waitFor({ state: 'detached' });
  await expect.poll(() => stepping(page)).toBe(before);
});
