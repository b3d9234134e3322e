/** The page in a second browser, as its users have it: Firefox, told by its own protocol (WebDriver BiDi) what to do. */
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { findEngine, neededEngines } from '../../scripts/engines.mjs';
import { run } from '../../src/run/whole-run.ts';
import { answerQuestions } from '../../src/validation/lessons.ts';
import { load } from '../scenario/files.ts';

const NAME = 'competition';
const SEED = 'pebble';

describe.skipIf(!neededEngines().includes('firefox'))('in Firefox', () => {
  let browser: Browser;
  let page: Page;
  /** What reached the window, or was denied by the policy of the page. */
  let errors: string[];
  beforeAll(async () => {
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: findEngine('firefox'), timeout: 120_000 });
  }, 120_000);
  afterAll(() => browser?.close());
  afterEach(async () => {
    await page.close();
    expect(errors).toEqual([]);
  });

  async function open(query: string): Promise<void> {
    page = await browser.newPage();
    errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (/Content-Security-Policy/.test(message.text())) errors.push(message.text());
    });
    page.setDefaultTimeout(60_000);
    await page.setViewport({ width: 1280, height: 720 });
    await page.goto(inject('page') + query);
  }

  const textOf = (selector: string): Promise<string> => page.$eval(selector, (one) => one.textContent ?? '');
  /** Clicks as a script on the page would, without waiting for drawing. */
  async function press(action: string): Promise<void> {
    const control = await page.waitForSelector(`[data-action="${action}"]`);
    await control!.evaluate((one) => (one as HTMLElement).click());
  }

  test('the gallery leads to a scenario, which plays on threads to the digest of the command line', async () => {
    await open('?lang=en');
    await page.waitForSelector('.gallery .entry');
    await page.focus(`[data-scenario="${NAME}"]`);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('[data-readout="digest"]')?.textContent?.length === 16);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await press('play');
    const step = () => page.$eval('[data-readout="step"]', (one) => Number(one.getAttribute('data-value')));
    await expect.poll(step).toBeGreaterThan(3);
    await press('play');
    await page.waitForFunction(() => document.querySelector('[data-readout="digest"]')?.textContent?.length === 16);
    const reached = await step();
    const { digest } = run(load(`scenarios/${NAME}.yaml`), { steps: reached });
    expect([reached, await textOf('[data-readout="digest"]')]).toEqual([reached, digest]);
    // To a stated time, over as many steps as a lesson has.
    await page.evaluate(() => window.stroma.seek(120));
    const later = run(load(`scenarios/${NAME}.yaml`), { steps: 120 }).digest;
    await expect.poll(() => page.evaluate(() => window.stroma.digest())).toBe(later);
  });

  test('a lesson gives the answers of the command line', async () => {
    const scenario = load(`scenarios/${NAME}.yaml`);
    const key = answerQuestions(scenario, SEED);
    await open(`?lang=en&scenario=${NAME}&lesson=1&seed=${SEED}`);
    await press('lesson-next');
    for (const [i, { estimate, place }] of scenario.lesson.questions.entries()) {
      await expect.poll(() => textOf('.lesson-title')).toContain(`Question ${i + 1} of`);
      if (place) {
        await page.focus(`[data-view="${place.tissue}"]`);
        await page.keyboard.press('Enter');
      } else if (estimate) await page.type('[data-control="guess-number"]', String(estimate.low));
      else await page.$eval('[name="guess"]', (one) => (one as HTMLElement).click());
      await press('lesson-run');
      const verdict = await page.waitForSelector('[data-readout="verdict"]', { timeout: 300_000 });
      const value = await verdict!.evaluate((one) => one.getAttribute('data-value'));
      if (!place) expect([i, Number(value)]).toEqual([i, key[i]!.found]);
      await press('lesson-next');
    }
    await page.waitForSelector('[data-readout="score"]');
  });
});
