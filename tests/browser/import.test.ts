/** A measured section is dropped on the page: it is matched, reported, run, and the same on the command line. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stroma } from '../cli/stroma.ts';
import { violations } from './accessible.ts';
import { drop } from './dropped.ts';
import { digestShown, launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const TYPES = ['Tumor', 'CAF', 'CD8 T cell', 'Mast cell', 'vesel', 'Stroma'];

/** A QuPath table of 1,500 cells on 40 × 40 sites. */
const section = (): string => {
  const rows = Array.from({ length: 1500 }, (_, i) => {
    const [x, y] = [(i % 40) * 20 + 1007, Math.floor(i / 40) * 20 + 511];
    const type = i % 9 === 0 ? 'vesel' : Math.hypot(x - 1400, y - 900) < 250 ? 'Tumor' : TYPES[i % TYPES.length];
    return `${i},${type},${x},${y},${i % 7}`;
  });
  return `Object ID,Classification,Centroid X µm,Centroid Y µm,Area µm^2\n${rows.join('\n')}\n`;
};

test('a table of cells that is dropped runs, after a report, and its file gives the same on the command line', async () => {
  const { page, errors } = await openPage(browser);
  await drop(page, 'section.csv', section());
  const dialog = page.locator('.import');
  await expect.poll(() => dialog.getAttribute('data-outcome')).toBe('done');
  // What looks like a slip is proposed, and marked as a guess.
  expect(await page.locator('[data-control="kind vesel"]').inputValue()).toBe('vessel');
  expect(await page.locator('.import-kinds li[data-sure="false"]').allInnerTexts()).toEqual([
    expect.stringContaining('vesel'),
  ]);
  expect(await violations(page, 'an import')).toEqual([]);
  const report = () => page.locator('[data-readout="import-report"]').innerText();
  expect(await report()).toContain('QuPath, commas between columns');
  expect(await report()).toContain('1,500 cells, 0.80 × 0.76 mm');
  expect(await report()).toContain('1,500 of 1,500 cells are in the tissue');
  expect(await report()).toContain('ignored columns: Object ID, Area µm^2');

  // By keyboard: one type is left out.
  await page.locator('[data-control="kind Mast cell"]').focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(report).toContain('left out by name, "Mast cell"');
  // Without vessels the page asks where oxygen comes from.
  await page.locator('[data-control="kind vesel"]').selectOption('filler');
  await expect.poll(() => dialog.getAttribute('data-outcome')).toBe('asks');
  expect(await page.locator('[data-readout="import-problem"]').innerText()).toContain('Where does it come from?');
  await page.locator('[data-control="import-source"]').selectOption('added');
  await expect.poll(() => dialog.getAttribute('data-outcome')).toBe('done');

  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action="save-import"]').click(),
  ]);
  const file = join(mkdtempSync(join(tmpdir(), 'stroma-page-')), saved.suggestedFilename());
  await saved.saveAs(file);
  await page.locator('[data-action="run-import"]').click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => page.title()).toContain('A tissue from section.csv');
  const own = await digestShown(page);
  const { code, stdout, stderr } = await stroma('run', file, '--until', '0', '--json');
  expect([code, stderr]).toEqual([0, '']);
  expect((JSON.parse(stdout) as { digest: string }).digest).toBe(own);
  expect(errors).toEqual([]);
});

test('the columns of a recognised table are preset and may be others; measured columns are those of the cells', async () => {
  const { page, errors } = await openPage(browser);
  const rows = Array.from({ length: 60 }, (_, i) => {
    const [x, y] = [(i % 10) * 40, Math.floor(i / 10) * 40];
    return `${i},${x - 4},${x + 4},${y - 4},${y + 4},tumour,${i % 3 === 0 ? 'CAF' : 'NF'},${1 + (i % 5)}`;
  });
  const text = `Object Id,XMin,XMax,YMin,YMax,Classifier Label,Cell Type,CXCR4 mean\n${rows.join('\n')}\n`;
  await drop(page, 'halo.csv', text);
  const control = (name: string) => page.locator(`[data-control="import-${name}"]`);
  const chosen = (name: string) => control(name).locator('option:checked').innerText();
  await expect.poll(() => page.locator('.import').getAttribute('data-outcome')).toBe('asks');
  expect(await Promise.all(['column-x', 'column-y', 'column-type', 'unit'].map(chosen))).toEqual([
    'XMin + XMax, as recognised',
    'YMin + YMax, as recognised',
    'Classifier Label, as recognised',
    'pixels, as the file says',
  ]);
  await control('pixel').fill('0.5');
  await control('source').selectOption('added');
  const report = () => page.locator('[data-readout="import-report"]').innerText();
  await expect.poll(report).toContain('types by the column "Classifier Label"');
  await control('column-type').selectOption('Cell Type');
  await expect.poll(report).toContain('types by the column "Cell Type"');
  expect(
    await page.locator('.import-kinds select').evaluateAll((all) => all.map((one) => one.dataset.control)),
  ).toEqual(['kind NF', 'kind CAF']);
  // By keyboard: a receptor begins as measured, in the column that has its name.
  await control('level').focus();
  await page.keyboard.type('CXCR4');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => control('level-CXCR4').inputValue()).toBe('CXCR4 mean');
  await expect.poll(report).toContain('CXCR4 as measured in 60 of 60 cells');
  expect(await violations(page, 'measured columns')).toEqual([]);
  await control('level-CXCR4').selectOption('');
  await expect.poll(report).not.toContain('as measured');
  // Another unit takes the size of a pixel with it.
  await control('unit').selectOption('um');
  await expect.poll(report).toContain('in µm');
  // A column to compare with: the run shows it as a field, and how far it agrees.
  expect(await control('level').innerText()).toContain('CXCL12α, to compare with');
  await control('level').selectOption('CXCL12');
  await page.locator('[data-action="add-measured"]').click();
  await control('level-CXCL12').selectOption('CXCR4 mean');
  await expect.poll(report).toContain('is held out');
  await page.locator('[data-action="run-import"]').click();
  await page.locator('.import').waitFor({ state: 'detached' });
  await page.locator('[data-chart="tumour.CXCL12.agreement"]').first().waitFor();
  await page.locator('[data-panel="colour"] summary').click();
  await page.locator('[data-control="field"] input[value="measured.CXCL12"]').check();
  await expect.poll(() => page.locator('.legend').innerText()).toContain('CXCL12α, measured');
  expect(errors).toEqual([]);
});

test('a project of PhysiCell becomes the scenario that the command line makes of it', async () => {
  const { page, errors } = await openPage(browser);
  const folder = 'tests/cli/fixtures/physicell';
  await page
    .locator('[data-control="file"]')
    .setInputFiles(
      ['PhysiCell_settings.xml', 'cells.csv', 'cell_rules.csv'].map((name) => join(folder, 'config', name)),
    );
  await expect.poll(() => page.locator('.import').getAttribute('data-outcome')).toBe('done');
  expect(await violations(page, 'a project')).toEqual([]);
  const report = await page.locator('[data-readout="import-report"]').innerText();
  for (const part of ['Left out', 'Changed', 'Added', 'Kept']) expect(report).toContain(part);
  await page.locator('[data-action="run-import"]').click();
  await page.locator('.import').waitFor({ state: 'detached' });
  await expect.poll(() => page.title()).toContain('PhysiCell_settings');
  const own = await digestShown(page);
  const imported = await stroma('import', 'physicell', folder);
  const file = join(mkdtempSync(join(tmpdir(), 'stroma-page-')), 'project.yaml');
  writeFileSync(file, imported.stdout);
  const { stdout } = await stroma('run', file, '--until', '0', '--json');
  expect((JSON.parse(stdout) as { digest: string }).digest).toBe(own);
  expect(errors).toEqual([]);
});
