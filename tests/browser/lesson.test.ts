import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readResults, resultText } from '../../src/link/class-result.ts';
import { openLesson } from './lesson.ts';
import { closePages, launch } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

/** Moves the focus on with the Tab key until it is on what `selector` names. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 120; n++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not come to ${selector}`);
}

async function press(page: Page, action: string): Promise<void> {
  await page.locator(`[data-action="${action}"]:not([disabled])`).waitFor();
  await tabTo(page, `[data-action="${action}"]`);
  await page.keyboard.press('Enter');
}

test('a whole lesson by keyboard alone; what was predicted is judged from the runs', async () => {
  const { page, errors } = await openLesson(browser);
  await press(page, 'lesson');
  // A term is looked up, and closed again.
  await tabTo(page, '.glossary-term');
  await page.keyboard.press('Enter');
  await page.locator('[data-readout="glossary"]').waitFor();
  await page.keyboard.press('Escape');
  await press(page, 'lesson-next');
  const verdicts: string[] = [];
  for (const question of [1, 2]) {
    await expect.poll(() => page.locator('.lesson-title').innerText()).toContain(`Question ${question} of 2`);
    await tabTo(page, '[name="guess"]');
    await page.keyboard.press('Space');
    await tabTo(page, '[data-control="sketch-end"]');
    await page.keyboard.type('2');
    await press(page, 'lesson-run');
    const verdict = page.locator('[data-readout="verdict"]');
    await verdict.waitFor({ timeout: 60_000 });
    verdicts.push((await verdict.getAttribute('data-value')) ?? '');
    expect(await verdict.innerText()).toContain('You said less');
    if (question === 1) {
      await press(page, 'lesson-seeds');
      const seeds = page.locator('[data-readout="seeds"][data-value="5"]');
      await seeds.waitFor({ timeout: 60_000 });
      expect(await seeds.innerText()).toContain('Your answer holds in 5');
    }
    await press(page, 'lesson-next');
    if (question === 1) await press(page, 'lesson-next');
  }
  // Without R1 there is less CXCR4, without the fibroblasts' secretion less CXCL12.
  expect(verdicts).toEqual(['less', 'less']);
  expect(await page.locator('[data-readout="score"]').innerText()).toContain('2 of 2');

  // A teacher's page pools what pages show at the end.
  const own = page.locator('[data-readout="result"]');
  await expect.poll(() => own.inputValue(), { timeout: 20_000 }).toMatch(/^stroma-lesson:/);
  const results = readResults(await own.inputValue()).results;
  expect(results[0].answers.map(({ guess }) => guess)).toEqual(['less', 'less']);
  const other = resultText({
    ...results[0],
    page: 'another',
    seed: 'another',
    answers: [{ guess: 'more', found: results[0].answers[0].found }],
  });
  const foreign = resultText({ page: 'third', scenario: 'hypoxia', seed: '1', answers: [] });
  await press(page, 'class');
  await page.locator('[data-control="results"]').fill(`${await own.inputValue()}\n${other}\n${foreign}`);
  const size = page.locator('[data-readout="class-size"]');
  await expect.poll(() => size.getAttribute('data-value'), { timeout: 20_000 }).toBe('2');
  expect(await size.innerText()).toContain('1 of another scenario is left out');
  expect(await page.locator('.pooled').first().innerText()).toContain('1 less, 0 about the same, 1 more. 1 of 2');
  expect(errors).toEqual([]);
});
