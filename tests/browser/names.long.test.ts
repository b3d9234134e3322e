/** A scenario that shares no name with the shipped ones: the page speaks of it in its own words, and of nothing else. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { dropFile } from './handling.ts';
import { click, closePages, launch, type Opened, openPage, stepShown } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

const ATTIC = readFileSync(new URL('fixtures/attic.yaml', import.meta.url), 'utf8');

/** Words of the shipped biology, in both languages. */
const SHIPPED =
  /tumou?r|cancer|krebs|metasta|marrow|knochenmark|fibroblast|stem cell|stammzell|CXC|CAF|HPC|plerix|mavor|niche/i;

/** All that the page says to a reader, but for the list of shipped scenarios. */
const wordsOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const list of copy.querySelectorAll('.picker, script, style')) list.remove();
    const names = [...copy.querySelectorAll('[aria-label], [title]')].flatMap((one) =>
      ['aria-label', 'title'].flatMap((name) => one.getAttribute(name) ?? []),
    );
    return [copy.textContent, ...names].join('\n');
  });

async function expectOwnWords(page: Page): Promise<void> {
  const words = await wordsOf(page);
  const found = SHIPPED.exec(words);
  expect(found && words.slice(Math.max(0, found.index - 60), found.index + 60)).toBeNull();
}

async function openAttic(text = ATTIC, address = ''): Promise<Opened> {
  const opened = await openPage(browser, address);
  await dropFile(opened.page, 'attic.yaml', text);
  await expect.poll(() => opened.page.title(), { timeout: 20_000 }).toContain('An attic on fire');
  return opened;
}

const sentencesOf = (page: Page) => page.locator('[data-readout="description"]').first().textContent();

test('foreign names: lever, sentences, legend, inspector, drug and twins', async () => {
  const { page, errors } = await openAttic();
  await page.evaluate(() => window.stroma.step(60));
  expect(await page.locator('.lever [data-control="tissues.attic.vesselOxygen"]').count()).toBe(1);
  await expect.poll(() => sentencesOf(page), { timeout: 20_000 }).toMatch(/^Attic: \d+ beetles/);
  const legend = (await page.locator('.legend li').allInnerTexts()).map((text) => text.trim());
  expect(legend).toEqual(expect.arrayContaining(['Beetle', 'Ember', 'Pipe']));
  await expectOwnWords(page);

  await page.locator('[data-view="attic"]').press('Enter');
  const inspector = page.locator('.inspector');
  await inspector.waitFor();
  expect(await inspector.innerText()).toContain('Beetle');
  await expect.poll(() => inspector.innerText()).toContain('An urge quickens a beetle');
  await expectOwnWords(page);
  await page.keyboard.press('Escape');

  await page.locator('[data-action="give"]').click();
  await page.locator('[data-lane="drug.mask"] .dose-mark').waitFor();
  expect(await page.locator('[data-lane="drug.mask"]').innerText()).toContain('Mask');
  await page.locator('[data-action="branch"]').click();
  await expectOwnWords(page);
  await page.locator('[data-action="branch-now"]').click();
  await page.locator('[data-action="branch-now"]').waitFor({ state: 'detached' });
  await page.locator('.arm', { hasText: 'Mask' }).locator('[data-view="attic"]').first().waitFor();
  const before = await stepShown(page);
  await page.locator('[data-control="speed"] label').last().click();
  await click(page, 'play');
  await expect.poll(() => stepShown(page), { timeout: 60_000 }).toBeGreaterThan(before + 60);
  await click(page, 'pause');
  await expectOwnWords(page);
  expect(errors).toEqual([]);
});

test('foreign names: a lesson asks, judges and explains in them', async () => {
  const { page, errors } = await openAttic();
  await click(page, 'lesson');
  await expectOwnWords(page);
  await click(page, 'lesson-next');
  await expect.poll(() => page.locator('.lesson-title').innerText()).toContain('Question 1 of 1');
  await expectOwnWords(page);
  await page.locator('[name="guess"]').first().check();
  await click(page, 'lesson-run');
  await page.locator('[data-readout="verdict"]').waitFor({ timeout: 60_000 });
  expect(await page.locator('.lesson').innerText()).toMatch(/beetle/i);
  await expectOwnWords(page);
  await click(page, 'lesson-next');
  await expectOwnWords(page);
  expect(errors).toEqual([]);
});

test('foreign names: another number may be the large lever, and the page speaks German of them', async () => {
  const text = ATTIC.replace('view: { colour', 'view: { lever: cells.ember.secrete.smoke, colour');
  const { page, errors } = await openAttic(text, '?lang=de');
  const lever = page.locator('.lever').first();
  await lever.locator('[data-control="cells.ember.secrete.smoke"]').waitFor();
  expect(await lever.locator('h2').innerText()).toContain('Ember');
  expect(await lever.innerText()).not.toContain('Sauerstoffmangel');
  await page.evaluate(() => window.stroma.step(30));
  await expectOwnWords(page);
  expect(errors).toEqual([]);
});
