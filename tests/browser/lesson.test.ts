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
  // The title of the scenario may give an answer away.
  await expect.poll(() => page.locator('.head h1').innerText()).toBe('Oxygen and a receptor');
  await press(page, 'glossary');
  await page.locator('[data-readout="glossary"]').waitFor();
  await page.keyboard.press('Escape');
  await press(page, 'lesson-next');
  const title = page.locator('.lesson-title');
  const verdict = page.locator('[data-readout="verdict"]');

  await expect.poll(() => title.innerText()).toContain('Question 1 of 3');
  await tabTo(page, '[name="guess"]');
  await page.keyboard.press('Space');
  await tabTo(page, '[data-fold="sketch"] summary');
  await page.keyboard.press('Enter');
  await tabTo(page, '[data-control="sketch-end"]');
  await page.keyboard.type('1');
  await press(page, 'lesson-run');
  await verdict.waitFor({ timeout: 60_000 });
  expect(await verdict.getAttribute('data-held')).toBe('true');
  expect(await page.locator('[data-readout="explanation"]').innerText()).toMatch(/It has \d\d\s%/);
  await press(page, 'lesson-seeds');
  const seeds = page.locator('[data-readout="seeds"][data-value="5"]');
  await seeds.waitFor({ timeout: 60_000 });
  expect(await seeds.innerText()).toContain('5 × Less. Your answer holds in 5');

  // The second question shares a run, and goes no farther: it is answered at once.
  await press(page, 'lesson-next');
  await tabTo(page, '[data-control="guess-number"]');
  await page.keyboard.type('999999');
  const asked = Date.now();
  await press(page, 'lesson-run');
  await verdict.waitFor({ timeout: 60_000 });
  expect(Date.now() - asked).toBeLessThan(5000);
  expect(await verdict.getAttribute('data-held')).toBe('false');

  await press(page, 'lesson-next');
  await tabTo(page, '[data-view="tumour"]');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('[data-readout="place"]').innerText()).toContain('marked');
  await press(page, 'lesson-run');
  await verdict.waitFor({ timeout: 60_000 });
  expect(Number(await verdict.getAttribute('data-value'))).toBeGreaterThan(0.2);
  await press(page, 'lesson-next');
  expect(await page.locator('[data-readout="score"]').innerText()).toMatch(/[12] of 3 predictions held/);

  // A teacher's page pools what pages show at the end.
  const own = page.locator('[data-readout="result"]');
  await expect.poll(() => own.inputValue(), { timeout: 20_000 }).toMatch(/^stroma-lesson:/);
  await page.locator('.qr-code').waitFor();
  const results = readResults(await own.inputValue()).results;
  expect(results[0].answers.map(({ given, held }) => [given, held]).slice(0, 2)).toEqual([
    [0, true],
    [999_999, false],
  ]);
  const other = resultText({
    ...results[0],
    page: 'another',
    seed: 'another',
    answers: [{ ...results[0].answers[0], given: 2, held: false }],
  });
  const foreign = resultText({ page: 'third', scenario: 'hypoxia', seed: '1', answers: [] });
  await press(page, 'class');
  await page.locator('[data-control="results"]').fill(`${await own.inputValue()}\n${other}\n${foreign}`);
  const size = page.locator('[data-readout="class-size"]');
  await expect.poll(() => size.getAttribute('data-value'), { timeout: 20_000 }).toBe('2');
  expect(await size.getAttribute('data-seeds')).toBe('2');
  expect(await size.innerText()).toContain('1 of another scenario is left out');
  const first = page.locator('.pooled').first();
  // Until it is asked for, the class does not see what came out.
  expect(await first.innerText()).not.toContain('predictions held');
  await page.locator('[data-action="reveal-class"]').click();
  expect(await first.innerText()).toContain('1 of 2 predictions held');
  expect(errors).toEqual([]);
});

test('the focus moves with a step, not after it, and a number that is being typed stays as typed', async () => {
  const { page } = await openLesson(browser);
  await page.locator('[data-action="lesson"]').click();
  // As on a machine that is slow to draw: what is put off until after a picture comes late.
  await page.evaluate(() => {
    window.requestAnimationFrame = (draw) => window.setTimeout(() => draw(performance.now()), 3000);
  });
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.locator('[data-action="lesson-next"]').click();
  expect(await focused()).toBe('Question 1 of 3');
  await page.locator('.lesson-steps button').nth(1).click();
  expect(await focused()).toBe('Question 2 of 3');
  const number = page.locator('[data-control="guess-number"]');
  // Its parts "1" and "10" are below the least answer, and "10." is not a number.
  await number.pressSequentially('10.75');
  await number.blur();
  expect(await number.inputValue()).toBe('10.75');
  expect(await page.locator('[data-action="lesson-run"]').isEnabled()).toBe(true);
  await number.fill('3');
  await number.blur();
  expect(await number.inputValue()).toBe('3');
  expect(await page.locator('[data-action="lesson-run"]').isEnabled()).toBe(false);
});
