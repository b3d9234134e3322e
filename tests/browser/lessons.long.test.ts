/** Every lesson by its own buttons: the page answers each question as the command line does, and says it in time. */
import { readdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { answerQuestions } from '../../src/validation/lessons.ts';
import { load } from '../scenario/files.ts';
import { closePages, launch } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

const SEED = 'pebble';

const LESSONS = ['scenarios', 'scenarios/presets'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name.replace('.yaml', ''), `${folder}/${name}`] as const),
);

test.each(LESSONS)('%s', { timeout: 900_000 }, async (id, path) => {
  const scenario = load(path);
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${inject('page')}?scenario=${id}&lesson=1&seed=${SEED}`);
  await page.locator('.lesson').waitFor({ timeout: 60_000 });
  await page.locator('[data-action="lesson-next"]').click();
  const found: (number | null)[] = [];
  for (const [i, row] of scenario.lesson.questions.entries()) {
    await expect.poll(() => page.locator('.lesson-title').innerText()).toContain(`Question ${i + 1} of`);
    if (row.place) {
      await page.locator(`[data-view="${row.place.tissue}"]`).focus();
      await page.keyboard.press('Enter');
    } else if (row.estimate) await page.locator('[data-control="guess-number"]').fill(String(row.estimate.low));
    else await page.locator('[name="guess"]').first().check();
    await page.locator('[data-action="lesson-run"]').click();
    const verdict = page.locator('[data-readout="verdict"]');
    await verdict.waitFor({ timeout: 300_000 });
    const value = (await verdict.getAttribute('data-value')) ?? '';
    found.push(row.place || value === '' ? null : Number(value));
    expect(await page.locator('[data-readout="explanation"]').innerText()).not.toMatch(/[{}]|NaN|–\s*(cells|%)/);
    await page.locator('[data-action="lesson-next"]').click();
  }
  await page.locator('[data-readout="score"]').waitFor();
  expect(errors).toEqual([]);
  const key = answerQuestions(scenario, SEED);
  scenario.lesson.questions.forEach(({ estimate }, i) => {
    // The page records every second step of a run, so a peak may lie between two of its rows.
    if (estimate) expect(Math.abs(found[i]! / key[i].found! - 1)).toBeLessThan(0.01);
    else expect([i, found[i]]).toEqual([i, key[i].found]);
  });
});
