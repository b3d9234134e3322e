/** Fields are measured at any place and along any line of a tissue, by mouse and finger, and brushes draw; measuring changes nothing. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openSmall } from './handling.ts';
import { click, closePages, digestShown, launch } from './page.ts';
import { choose, fieldsAt, shownFields } from './probe.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

const WIDTH = 48;
const HEIGHT = 32;

/** The tissue zoomed out as far as it goes, so that all of it is in its window; a site's place in the page. */
async function showWhole(page: Page): Promise<(x: number, y: number) => [number, number]> {
  const window = page.locator('[data-view="tumour"]');
  for (let n = 0; n < 12; n++) await window.press('-');
  const box = (await window.boundingBox())!;
  const site = Math.min(box.width / WIDTH, box.height / HEIGHT);
  return (x, y) => [
    box.x + box.width / 2 + (x + 0.5 - WIDTH / 2) * site,
    box.y + box.height / 2 + (y + 0.5 - HEIGHT / 2) * site,
  ];
}

async function drag(page: Page, ...places: [number, number][]): Promise<void> {
  const [first, ...others] = places;
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const place of others) await page.mouse.move(...place, { steps: 6 });
  await page.mouse.up();
}

const stateOf = (page: Page) =>
  page.evaluate(async () => ({ digest: await window.stroma.digest(), log: await window.stroma.log() }));

/** The rows of the CSV of a line's chart: run, step, distance, sites and value. */
async function download(page: Page): Promise<Record<string, string>[]> {
  await click(page, 'profile-table');
  await page.locator('dialog table').waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), click(page, 'csv')]);
  await click(page, 'close');
  await page.locator('dialog').waitFor({ state: 'detached' });
  const [head, ...lines] = (await readFile(await file.path(), 'utf8')).trim().split('\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, k) => [names[k], value])));
}

test('a click reads all fields at a place, and goes on with the run until it is taken away', async () => {
  const { page, errors } = await openSmall(browser);
  await digestShown(page);
  const before = await stateOf(page);
  const place = await showWhole(page);
  await choose(page, 'measure');
  await page.mouse.click(...place(12, 9));
  await page.locator('.measured-fields').waitFor();
  const expected = await fieldsAt(page, 12, 9);
  expect(Object.keys(expected).length).toBeGreaterThan(2);
  expect(expected.oxygen).toBeGreaterThan(0);
  await expect.poll(() => shownFields(page)).toEqual(expected);
  expect(await page.locator('.measured h3').innerText()).toContain('250 µm from the left, 190 µm from the top');
  const label = await page.locator('.measure-label').innerText();
  for (const word of ['Oxygen', 'mmHg', 'CXCL12', 'nM']) expect(label).toContain(word);
  expect(await stateOf(page)).toEqual(before);

  await page.evaluate(() => window.stroma.step(40));
  const later = await fieldsAt(page, 12, 9);
  expect(later).not.toEqual(expected);
  await expect.poll(() => shownFields(page)).toEqual(later);
  await click(page, 'leave-measured');
  await page.locator('.measure-label').waitFor({ state: 'detached' });
  expect(await page.locator('.measured').count()).toBe(0);
  expect(errors).toEqual([]);
});

test('a drag reads fields along a line, a curve for every run, without a command', async () => {
  const { page, errors } = await openSmall(browser);
  await digestShown(page);
  const before = await stateOf(page);
  const place = await showWhole(page);
  await choose(page, 'measure');
  await drag(page, place(4, 16), place(30, 3), place(44, 16));
  await page.locator('.profile .uplot').waitFor();
  expect(await page.locator('.measured h3').innerText()).toContain('800 µm');
  await expect.poll(() => page.locator('.measure-overlay text').allTextContents()).toEqual(['0', '800 µm']);
  const line = () =>
    page.evaluate(async () => {
      const profile = await window.stroma.profile('tumour', { x: 4.5, y: 16.5 }, { x: 44.5, y: 16.5 }, 41);
      return [...profile!.fields.find(({ id }) => id === 'CXCL12')!.values].map(String);
    });
  const rows = await download(page);
  expect(rows.map(({ value }) => value)).toEqual(await line());
  expect(rows.map((row) => Number(row.distance_um))).toEqual(Array.from({ length: 41 }, (_, i) => 20 * i));
  expect(rows.map((row) => row.site_x)).toEqual(Array.from({ length: 41 }, (_, i) => String(4 + i)));
  expect(new Set(rows.map(({ cell }) => cell))).toContain('tumour');
  expect(await stateOf(page)).toEqual(before);

  const field = page.locator('[data-control="measured-field"][value="oxygen"]');
  await field.check();
  expect(await page.locator('[data-profile="oxygen"] .plot').count()).toBe(1);
  await field.uncheck();

  await click(page, 'branch');
  await page.locator('dialog [data-action="branch-now"]').click();
  await page.locator('.arm-head').nth(1).waitFor();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await click(page, 'step');
  const steps = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.profile-strip')].map(({ dataset }) => dataset.step),
    );
  await expect.poll(steps, { timeout: 20_000 }).toEqual(['1', '1']);
  const both = await download(page);
  expect(both.filter((_, i) => i % 41 === 0).map(({ run, step }) => `${run} ${step}`)).toEqual(['A 1', 'B 1']);
  // The run in focus is the second one.
  expect(both.slice(41).map(({ value }) => value)).toEqual(await line());
  expect(await page.locator('.measure-overlay').count()).toBe(2);
  await click(page, 'profile-table');
  expect(await page.locator('dialog th').allInnerTexts()).toHaveLength(4);
  expect(errors).toEqual([]);
});

test('a finger draws a line, two fingers move the picture, and Shift with a click ends a line', async () => {
  const { page, errors } = await openSmall(browser);
  await digestShown(page);
  const place = await showWhole(page);
  await choose(page, 'measure');
  const touch = await page.context().newCDPSession(page);
  await touch.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
  const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...places: [number, number][]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(([x, y], id) => ({ x, y, id })) });
  const title = page.locator('.measured h3');
  await fingers('touchStart', place(10, 10));
  await fingers('touchMove', place(15, 10));
  await fingers('touchMove', place(25, 10));
  await fingers('touchEnd');
  await expect.poll(() => title.innerText()).toContain('300 µm');

  const scale = () => page.locator('.scale-bar').first().innerText();
  const before = await scale();
  await fingers('touchStart', place(20, 16));
  await fingers('touchMove', place(19, 16));
  await fingers('touchStart', place(19, 16), place(28, 16));
  await fingers('touchMove', place(10, 16), place(38, 16));
  await fingers('touchEnd');
  expect(await scale()).not.toBe(before);
  expect(await title.innerText()).toContain('300 µm');

  for (let n = 0; n < 12; n++) await page.locator('[data-view="tumour"]').press('-');
  await page.mouse.click(...place(4, 4));
  await page.locator('.measured-fields').waitFor();
  await page.keyboard.down('Shift');
  await page.mouse.click(...place(14, 4));
  await page.keyboard.up('Shift');
  await expect.poll(() => title.innerText()).toContain('200 µm');
  expect(errors).toEqual([]);
});

test('a brush draws a stroke of a few commands that are taken back at once', async () => {
  const { page, errors } = await openSmall(browser);
  await digestShown(page);
  const place = await showWhole(page);
  const discs = () =>
    page.evaluate(async () =>
      (await window.stroma.log()).flatMap((one) =>
        one.do === 'add' || one.do === 'remove' ? [[one.do, one.x, one.y]] : [],
      ),
    );
  await choose(page, 'add');
  await drag(page, place(8, 10), place(20, 10));
  const drawn = [8, 11, 14, 17, 20].map((x) => ['add', x, 10]);
  await expect.poll(discs).toEqual(drawn);
  await choose(page, 'remove');
  await page.mouse.click(...place(24, 20));
  await expect.poll(discs).toEqual([...drawn, ['remove', 24, 20]]);
  for (const left of [drawn, []]) {
    await page.locator('[data-action="undo"]:not([disabled])').click();
    await expect.poll(discs).toEqual(left);
  }
  // With the tool that looks a drag still moves the picture.
  await choose(page, 'look');
  for (let n = 0; n < 6; n++) await page.locator('[data-view="tumour"]').press('+');
  const inset = () => page.locator('.inset-frame i').getAttribute('style');
  const before = await inset();
  await drag(page, place(20, 16), place(26, 18));
  expect(await inset()).not.toBe(before);
  expect(await discs()).toEqual([]);
  expect(errors).toEqual([]);
});
