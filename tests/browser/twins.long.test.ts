/** The flagship branched at 6 d and played to 9 d; changes of a run that are undone, moved and carried by an address. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { click, closePages, digestShown, launch, openPage, stepShown } from './page.ts';
import { branchAndCompare, goTo } from './twins.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

const STEPS_A_DAY = 240;

test('plerixafor from 6 d beside no drug, both to 9 d', async () => {
  const { page, errors } = await openPage(browser, '?scenario=hypoxia');
  await branchAndCompare(page, 'hypoxia', 6 * STEPS_A_DAY, 9 * STEPS_A_DAY);
  expect(errors).toEqual([]);
});

test('a change is undone and done again, also after a step', async () => {
  const { page, errors } = await openPage(browser);
  await page.evaluate(() => window.stroma.step(6));
  await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBe(6);
  const before = await digestShown(page);
  const set = (value: string) =>
    page.locator('[data-control="tissues.tumour.vesselOxygen"]').evaluate((lever: HTMLInputElement, to) => {
      lever.value = to;
      lever.dispatchEvent(new Event('input', { bubbles: true }));
    }, value);
  await set('10');
  await page.locator('.log li').first().waitFor({ state: 'attached' });
  await click(page, 'step');
  await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBe(7);
  const changed = await digestShown(page);
  await page.locator('[data-action="undo"]:not([disabled])').click();
  await expect.poll(() => page.locator('.log li').count(), { timeout: 20_000 }).toBe(0);
  await expect.poll(() => page.locator('.pace').innerText(), { timeout: 20_000 }).toContain('paused');
  const undone = await digestShown(page);
  expect(undone).not.toBe(changed);
  await page.locator('[data-action="redo"]:not([disabled])').click();
  await expect.poll(() => digestShown(page), { timeout: 20_000 }).toBe(changed);
  await page.locator('[data-action="undo"]:not([disabled])').click();
  await expect.poll(() => digestShown(page), { timeout: 20_000 }).toBe(undone);
  await page.evaluate(() => window.stroma.seek(6));
  await expect.poll(() => digestShown(page), { timeout: 20_000 }).toBe(before);
  expect(errors).toEqual([]);
});

test('an address carries the log and the moment', async () => {
  const { page } = await openPage(browser);
  await page.evaluate(() => window.stroma.step(5));
  await click(page, 'give');
  await expect.poll(async () => (await page.evaluate(() => window.stroma.log())).length).toBe(1);
  await page.evaluate(() => window.stroma.step(7));
  await expect.poll(() => stepShown(page), { timeout: 20_000 }).toBe(12);
  const digest = await digestShown(page);
  await click(page, 'share');
  const shown = page.locator('[data-readout="address"]');
  await expect.poll(() => shown.inputValue(), { timeout: 20_000 }).toContain('#run=');
  const address = new URL(await shown.inputValue());
  const { page: other } = await openPage(browser, address.hash);
  await expect.poll(() => stepShown(other), { timeout: 20_000 }).toBe(12);
  await expect.poll(() => digestShown(other), { timeout: 20_000 }).toBe(digest);
});

test('a dose is moved, changed and taken back where it stands in the timeline', async () => {
  const { page, errors } = await openPage(browser);
  await page.evaluate(() => window.stroma.step(15));
  await page.evaluate(() => window.stroma.seek(3));
  await click(page, 'give');
  const doses = () =>
    page.evaluate(async () => (await window.stroma.log()).filter((one) => one.do === 'dose').map(({ step }) => step));
  await expect.poll(doses, { timeout: 20_000 }).toEqual([3]);
  const mark = page.locator('[data-action="dose"]');
  await expect.poll(() => mark.count(), { timeout: 20_000 }).toBe(1);
  // Each starts from where the one before has put it, however soon it follows.
  await page.evaluate(async () => {
    for (const _ of [1, 2]) {
      const mark = document.querySelector<HTMLElement>('[data-action="dose"]')!;
      mark.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve));
    }
  });
  await expect.poll(doses, { timeout: 20_000 }).toEqual([23]);
  await mark.press('Enter');
  await page.locator('[data-control="dose-times"]').fill('3');
  await page.locator('[data-control="dose-every"]').fill('2');
  await page.locator('[data-action="dose-change"]').click();
  await expect.poll(doses, { timeout: 20_000 }).toEqual([23, 43, 63]);
  const lane = (await page.locator('[data-lane="drug.plerixafor"] .lane-draw').boundingBox())!;
  const first = (await mark.first().boundingBox())!;
  await page.mouse.move(first.x + 2, first.y + 10);
  await page.mouse.down();
  await page.mouse.move(first.x + 2 + lane.width / 2, first.y + 10, { steps: 5 });
  await page.mouse.up();
  // Half the axis is seven days.
  await expect.poll(async () => (await doses()).at(-1), { timeout: 20_000 }).toBeGreaterThan(1500);
  await mark.first().press('Delete');
  await expect.poll(async () => (await doses()).length, { timeout: 20_000 }).toBe(2);
  await click(page, 'undo');
  await expect.poll(async () => (await doses()).length, { timeout: 20_000 }).toBe(3);
  expect(errors).toEqual([]);
});

test('strokes on a tissue and rules that are switched off are commands, and are undone', async () => {
  const { page, errors } = await openPage(browser);
  const kinds = () => page.evaluate(async () => (await window.stroma.log()).map((one) => one.do));
  const before = await digestShown(page);
  const choose = (selector: string) =>
    page.locator(selector).evaluate((input: HTMLInputElement) => {
      input.click();
    });
  for (const [kind, made] of [
    ['add', ['add']],
    ['place', ['add', 'place']],
    ['remove', ['add', 'place', 'remove']],
  ] as const) {
    await choose(`[data-control="tool"] [value="${kind}"]`);
    await page.locator('[data-view]').first().press('Enter');
    await expect.poll(kinds, { timeout: 20_000 }).toEqual(made);
  }
  expect((await page.evaluate(() => window.stroma.log()))[0]).toMatchObject({
    tissue: 'tumour',
    x: 80,
    y: 80,
    radius: 3,
  });
  await choose('[data-control="rules.R1"]');
  await expect.poll(kinds, { timeout: 20_000 }).toEqual(['add', 'place', 'remove', 'knockout']);
  for (let left = 3; left >= 0; left--) {
    await page.locator('[data-action="undo"]:not([disabled])').click();
    await expect.poll(async () => (await kinds()).length, { timeout: 20_000 }).toBe(left);
  }
  await expect.poll(() => digestShown(page), { timeout: 20_000 }).toBe(before);
  expect(errors).toEqual([]);
});

test('a comparison shows first what the drug changes most, though the scenario does not chart it', async () => {
  const { page, errors } = await openPage(browser, '?scenario=hypoxia');
  const shown = page.locator('.arm-head').last().locator('dt').first();
  await page.locator('[data-action="branch"]').click();
  await page.locator('[data-action="branch-now"]').click();
  await page.locator('.arm-head').nth(1).waitFor();
  expect(await shown.innerText()).toBe('Hypoxic tumour cells');
  await goTo(page, 40);
  await expect.poll(() => shown.innerText()).toBe('Blood-forming progenitors in blood');
  const apart = page.locator('[data-readout="difference"]');
  expect(Number(await apart.getAttribute('data-value'))).toBeGreaterThan(3);
  // All that differs is listed, one measure of each thing, and any of them can be charted.
  const listed = page.locator('[data-readout="differences"] tbody tr');
  expect(await listed.first().innerText()).toMatch(/^CXCR4 blocked\s+0 %\s+\d\d %$/);
  const groups = await listed.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-measure')!.split('.', 2)));
  expect(new Set(groups.map(String)).size).toBe(groups.length);
  await listed.first().locator('button').click();
  await expect.poll(() => page.locator('.lane-name').first().innerText()).toContain('CXCR4 blocked');
  // The table of the charts has all that they show: measures, the drug that was given, and the lever.
  await click(page, 'share');
  const saving = page.waitForEvent('download');
  await page.locator('[data-action="save-charts"]').click();
  const [heads, ...rows] = readFileSync(await (await saving).path(), 'utf8')
    .trim()
    .split(/\r?\n/);
  expect(heads).toMatch(
    /^run,seed,hours,(?!.*plerixafor.*plerixafor).*"Free plerixafor, nM","Tumour: oxygen in the vessels, mmHg"$/,
  );
  const last = rows.at(-1)!.split(',').map(Number);
  expect(last.at(-2)).toBeGreaterThan(1);
  const lever = page.locator('[data-lane="tissues.tumour.vesselOxygen"] .lane-value b');
  expect(last.at(-1)).toBe(Number(await lever.innerText()));
  expect(errors).toEqual([]);
});
