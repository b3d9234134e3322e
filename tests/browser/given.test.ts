/** What is infused and held is a stretch of the timeline, in words of either language; the panel gives an infusion. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drop } from './dropped.ts';
import { click, launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const GIVEN = `
stroma: 1
extends: base/cxcl12.yaml
title: Given
seed: given
duration: 2 d
tissues:
  tumour:
    label: Tumour
    width: 32
    height: 32
    vesselOxygen: 40 mmHg
    layout: [{ draw: grid, cell: vessel, every: 6 }, { draw: disc, cell: tumour, radius: 8 }]
schedule:
  - { at: 12 h, hold: plerixafor, level: 1 uM, until: 36 h }
  - { at: 6 h, infuse: tumour, cells: 1e5, for: 12 h }
`;

const WORDS = {
  en: [/^Tumour cell: 100,000 infused over 12\sh$/, /^Plerixafor held at 1,000 nM for 1\sd$/],
  de: [/^Tumorzelle: 100\.000 infundiert, über 12\sh$/, /^Plerixafor: bei 1\.000 nM gehalten, 1\sd lang$/],
};
const BY_HAND = {
  en: /^Plerixafor infused at 10 µg\/kg\/h for 1\sd$/,
  de: /^Plerixafor: Infusion mit 10 µg\/kg\/h, 1\sd lang$/,
};

test.each(['en', 'de'] as const)('stretches of a run and one given by hand, in %s', async (language) => {
  const { page, errors } = await openPage(browser, `?lang=${language}`);
  await drop(page, 'given.yaml', GIVEN);
  const stretches = page.locator('.given-stretch');
  await expect.poll(() => stretches.count(), { timeout: 30_000 }).toBe(2);
  const titles = () => stretches.evaluateAll((all) => all.map((one) => (one as HTMLElement).title).sort());
  const found = await titles();
  for (const words of WORDS[language]) expect(found).toContainEqual(expect.stringMatching(words));

  // On the axis of two days, the level is held over the middle half.
  const held = page.locator('[data-lane="drug.plerixafor"] .given-stretch');
  const [left, width, lane] = await held.evaluate((one) => {
    const [own, around] = [one, one.parentElement!].map((element) => element.getBoundingClientRect());
    return [own.left - around.left, own.width, around.width];
  });
  expect(left / lane).toBeCloseTo(0.25, 2);
  expect(width / lane).toBeCloseTo(0.5, 2);
  expect(await held.getAttribute('data-given')).toBe('false');

  await page.locator('[data-control="repeat"]').selectOption({ index: 4 });
  await click(page, 'give');
  await expect.poll(() => stretches.count()).toBe(3);
  expect(await titles()).toContainEqual(expect.stringMatching(BY_HAND[language]));
  await expect.poll(() => page.evaluate(async () => (await window.stroma.log()).length)).toBe(3);
  // Undone, it is gone from the log; the run is that of the file again.
  await click(page, 'undo');
  await expect.poll(() => stretches.count()).toBe(2);
  await expect.poll(() => page.evaluate(async () => (await window.stroma.log()).length)).toBe(2);
  expect(errors).toEqual([]);
});
