/** A field is measured at a place of a tissue; measuring changes nothing. The long tests measure along lines and draw. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openSmall } from './handling.ts';
import { click, closePages, digestShown, launch } from './page.ts';
import { choose, fieldsAt, shownFields, showWhole, stateOf } from './probe.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

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
