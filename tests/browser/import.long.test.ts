/** What the page asks about a dropped file, and how it refuses one. */
import { encode } from 'fast-png';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './accessible.ts';
import { drop } from './dropped.ts';
import { launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('what a file does not say is asked for: columns, unit, size of a pixel', async () => {
  const { page, errors } = await openPage(browser);
  const text = `a,posx,posy,what\n${Array.from({ length: 40 }, (_, i) => `${i},${(i % 8) * 50},${Math.floor(i / 8) * 50},tumour`).join('\n')}\n`;
  await drop(page, 'odd.csv', text);
  const problem = page.locator('[data-readout="import-problem"]');
  await expect.poll(() => problem.innerText()).toContain('Which hold x, y and the type?');
  for (const [role, name] of Object.entries({ x: 'posx', y: 'posy', type: 'what' }))
    await page.locator(`[data-control="import-column-${role}"]`).selectOption(name);
  await expect.poll(() => problem.innerText()).toContain('in which unit');
  await page.locator('[data-control="import-unit"]').selectOption('px');
  await expect.poll(() => problem.innerText()).toContain('How large is a pixel?');
  await page.locator('[data-control="import-pixel"]').fill('0.4');
  await expect.poll(() => page.locator('.import').getAttribute('data-outcome')).toBe('done');
  expect(await page.locator('[data-readout="import-report"]').innerText()).toContain('in pixels of 0.4 µm');
  await page.keyboard.press('Escape');
  await page.locator('.import').waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
});

test('colours of a picture may be thin structures, in either language, and Run is in reach on a phone', async () => {
  const { page, errors } = await openPage(browser, '?lang=de', { width: 390, height: 844 });
  const side = 1200;
  const data = new Uint8Array(3 * side * side).fill(255);
  for (let y = 100; y < 1100; y++)
    for (let x = 100; x < 1100; x++) data.set(x === 600 ? [204, 51, 17] : [230, 159, 0], 3 * (y * side + x));
  const bytes = encode({ width: side, height: side, data, channels: 3, depth: 8 });
  await page
    .locator('[data-control="file"]')
    .setInputFiles({ name: 'mask.png', mimeType: 'image/png', buffer: Buffer.from(bytes) });
  await page.locator('[data-control="import-pixel"]').fill('1');
  await page.locator('[data-control="kind #e69f00"]').selectOption('tumour');
  await page.locator('[data-control="kind #cc3311"]').selectOption('vessel');
  await page.locator('[data-control="import-source"]').selectOption('medium');
  const report = () => page.locator('[data-readout="import-report"]').innerText();
  await expect.poll(report).toContain('1 Stück #cc3311 ist dünner als ein Gitterplatz');
  // Beside each colour stands how many cells it became.
  const cells = async (colour: string): Promise<number> =>
    Number(
      (await page.locator(`li:has([data-control="kind ${colour}"]) .import-count`).innerText()).replace(/\D/g, ''),
    );
  expect(await cells('#e69f00')).toBeGreaterThan(2000);
  const few = await cells('#cc3311');
  await page.locator('[data-thin="#cc3311"]').focus();
  await page.keyboard.press('Space');
  await expect.poll(report).toContain('#cc3311, sobald ein Pixel ihn hat');
  expect(await report()).not.toContain('dünner als ein Gitterplatz');
  expect(await cells('#cc3311')).toBeGreaterThan(few);
  expect(await violations(page, 'thin structures')).toEqual([]);
  const run = page.locator('[data-action="run-import"]');
  for (const scrolled of [0, 300, 1e6]) {
    await page.locator('dialog:has(.import)').evaluate((dialog, top) => dialog.scrollTo(0, top), scrolled);
    const box = (await run.boundingBox())!;
    expect(box.y > 0 && box.y + box.height <= 844 && box.x >= 0 && box.x + box.width <= 390).toBe(true);
    const onTop = await run.evaluate((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    });
    expect(onTop).toBe(true);
  }
  expect(errors).toEqual([]);
});

test('files of a project without its settings say which file is missing, and no option of the command line', async () => {
  const { page, errors } = await openPage(browser);
  const files = (...names: string[]) =>
    page
      .locator('[data-control="file"]')
      .setInputFiles(names.map((name) => `tests/cli/fixtures/physicell/config/${name}`));
  for (const names of [['cells.csv', 'cell_rules.csv'], ['cell_rules.csv']]) {
    await files(...names);
    const problem = page.locator('[data-readout="import-problem"]');
    await expect
      .poll(() => problem.innerText())
      .toBe(
        `found files of a PhysiCell project without its settings (${names.join(', ')}), expected PhysiCell_settings.xml`,
      );
    expect(await page.locator('.import').innerText()).not.toContain('--');
    await page.keyboard.press('Escape');
    await page.locator('.import').waitFor({ state: 'detached' });
  }
  expect(errors).toEqual([]);
});

test('why a file is refused is said in the language of the page', async () => {
  const { page, errors } = await openPage(browser, '?lang=de');
  const problem = page.locator('[data-readout="import-problem"]');
  for (const [name, text, words] of [
    ['rows.csv', 'x,y,type\n1,here,tumour\n', 'Zeile 2: „here“ gefunden, erwartet: eine Zahl in y'],
    [
      'open.csv',
      'x,y,type\n1,"1,tumour\n',
      'Zeile 2: ein Anführungszeichen ohne Ende gefunden, erwartet: eine Tabelle',
    ],
    ['none.csv', '', 'Die Datei ist leer'],
    [
      'PhysiCell_settings.xml',
      '<PhysiCell_settings>\n<domain>\n</PhysiCell_settings>\n',
      'Zeile 3, Spalte 1: </PhysiCell_settings> gefunden, erwartet: </domain>',
    ],
  ] as const) {
    await drop(page, name, text);
    await expect.poll(() => problem.innerText()).toContain(words);
    await page.keyboard.press('Escape');
    await page.locator('.import').waitFor({ state: 'detached' });
  }
  expect(errors).toEqual([]);
});
